#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The verdicts for Debian's kernels, against tables that people wrote from the
# code; and again with the flags of the calls changed, under two seeds.
. "$(dirname "$0")/../lib.sh"

truth=$TOP/tests/oracle/sites-$1.tsv
real_series "$1"
expect_status 0
"$TOP/tests/oracle/compare" "$truth" "$SERIES/sites.tsv" ||
	fail "verdicts differ on $1"

# The line of each row is the one with the callee.
tail -n +2 "$SERIES/sites.tsv" | cut -f 1,2,4 | while IFS=$'\t' read -r file line callee; do
	sed -n "${line}p" "$KERNEL/$file" | grep -q "\<$callee\>" ||
		fail "no $callee in $file:$line"
done

TREEWIDE=$TREEWIDE_FAST
for seed in all 1 2; do
	rm -rf "$T/linux" "$T/truth" "$T/out"
	OUT=$T/out
	"$TOP/tests/oracle/permute-flags" "$seed" "$KERNEL" \
		"$truth" "$T/linux" >"$T/truth"
	generate "$T/linux"
	expect_status 0
	find_series
	"$TOP/tests/oracle/compare" "$T/truth" "$SERIES/sites.tsv" ||
		fail "verdicts differ after permute-flags $seed"
done
