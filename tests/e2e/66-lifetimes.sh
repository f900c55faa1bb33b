#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The lifetimes for Debian's kernels, against tables that people wrote from the
# code; and that none changes when the flags do, call by call.
. "$(dirname "$0")/../lib.sh"

truth=$TOP/tests/oracle/sites-$1.tsv
real_series "$1"
expect_status 0
# At most 2 wrong claims, 9 of 10 equal (52 of 58), all suspects but one, 2
# false ones.
rows=$(($(wc -l <"$truth") - 1))
suspects=$(cut -f 11 "$truth" | grep -cx yes || true)
"$TOP/tests/oracle/compare-lifetimes" "$truth" \
	"$SERIES/sites.tsv" 2 $((rows * 9 / 10)) $((suspects - 1)) 2 || fail "lifetimes differ too much on $1"

# What is not C says nothing of a lifetime: the copy does without it.
complete() {
	(cd "$KERNEL" && find . -name '*.[ch]' -size -1024k -print0 |
		tar -c --null -T -) | tar -x --skip-old-files -C "$1"
}

lifetimes() {
	cut -f 1-4,8 "$1"
}

for seed in all 1; do
	"$TOP/tests/oracle/permute-flags" "$seed" "$KERNEL" \
		"$truth" "$T/linux" >"$T/truth"
	complete "$T/linux"
	run "$TREEWIDE_FAST" survey --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" --format tsv
	expect_status 0
	# The flags are others now, or nothing would be shown.
	! cut -f 1-4,6 "$T/stdout" | diff -q - <(cut -f 1-4,6 "$SERIES/sites.tsv") >"$T/same" ||
		fail "permute-flags $seed changed no verdict"
	lifetimes "$SERIES/sites.tsv" | diff - <(lifetimes "$T/stdout") ||
		fail "lifetimes read flags: they differ after permute-flags $seed"
	rm -rf "$T/linux" "$T/build"
done
