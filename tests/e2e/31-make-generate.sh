#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# `make generate` hands its variables on, says how it went, and names the
# program's own status.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
# The compiled program is taken as it is: only the way there is tested.
make_generate() {
	run make --no-print-directory -C "$TOP" BUILD="$BUILD" OUT="$T/my out" generate "$@"
}
make_generate KERNEL="$T/linux" SPLIT=none REROLL=3
expect_status 0
OUT="$T/my out"
find_series
[ "$(patches | tr '\n' '\0' | xargs -0 grep -l '^+++ b/drivers/alpha/\|^+++ b/net/' | wc -l)" -eq 1 ] || fail "SPLIT was lost"
header "$SERIES"/*0000-cover-letter.patch Subject | grep -q ' v3 ' || fail "REROLL was lost"

make_generate KERNEL="$T/nowhere"
expect_status 2
grep -q 'generate\] Error 2' "$T/stderr" || fail "the program's status is not named"

make_generate KERNEL="$T/linux" V=1
expect_status 0
grep -q 'treewide generate .*--kernel' "$T/stdout" "$T/stderr" || fail "V=1 shows no command"

run make --no-print-directory -C "$TOP" help
expect_status 0
for target in generate test test-unit test-corpus test-e2e test-maintainers bench deps lint clean; do
	[ "$(grep -c "^  $target " "$T/stdout")" -eq 1 ] || fail "help lacks $target"
done
[ "$(make --no-print-directory -C "$TOP")" = "$(cat "$T/stdout")" ] || fail "make alone is not make help"
