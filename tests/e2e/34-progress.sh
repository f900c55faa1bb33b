#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A terminal sees what is done and how far it is; a log has plain lines only, and
# a result on standard output nothing but the result.
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

# Where standard output is the result: one line on standard error, which is gone
# at the end, and the same result.
run "$TREEWIDE_FAST" survey --kernel "$T/linux" --build "$T/build"
! grep -q $'\r' "$T/stderr" "$T/stdout" || fail "a counter in a log"
cp "$T/stdout" "$T/logged"
# script(1) loses what comes behind the end of its standard input: one without.
mkfifo "$T/open"
exec 7<>"$T/open"
script -qec "stty cols 40; '$TREEWIDE_FAST' survey --kernel '$T/linux' --build '$T/b2' >'$T/result'" \
	"$T/typed" >/dev/null <"$T/open" || fail "the run failed: $(cat "$T/typed")"
exec 7>&-
tr '\r' '\n' <"$T/typed" | grep -v '^Script ' >"$T/lines"
grep -q '^  SCAN ' "$T/lines" && grep -q '^  SPATCH ' "$T/lines" || fail "it says nothing: $(cat "$T/typed")"
grep -Eq $'\r {39}\r' "$T/typed" || fail "the line stays"
! grep -E '.{40}' "$T/lines" || fail "a line breaks"
cmp "$T/logged" "$T/result" || fail "another result at a terminal"
