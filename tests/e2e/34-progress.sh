#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A terminal sees how far spatch is; a log has plain lines only.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
! grep -q $'\r' "$T/stdout" || fail "a counter in a log"

command -v script >/dev/null || skip "no script(1) to make a terminal"
rm -rf "$OUT"
cd "$TOP"
script -qec "'$TREEWIDE' generate --kernel '$T/linux' --output '$OUT' --build '$T/build'" \
	"$T/typed" >/dev/null </dev/null || fail "the run failed: $(cat "$T/typed")"
tr '\r' '\n' <"$T/typed" | grep -Eq '^ +0 of [1-9][0-9]* *$' || fail "no counter: $(cat "$T/typed")"
# what a counter leaves behind is an empty line
grep -Eq $'\r {60}\r' "$T/typed" || fail "the counter stays"
