#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# The next Debian's Coccinelle makes the same patches of the same tree.
. "$(dirname "$0")/../lib.sh"

bin=$("$TOP/tests/newer-coccinelle" 2>"$T/why") || skip "$(tail -n 1 "$T/why")"
version=$("$bin/spatch" --version | sed -n 's/^spatch version \([0-9.]*\).*/\1/p')
[ "$version" != "$(spatch --version | sed -n 's/^spatch version \([0-9.]*\).*/\1/p')" ] ||
	skip "Coccinelle $version is what this machine has anyway"

real_series "$1"
ours=$SERIES
PATH=$bin:$PATH run "$TREEWIDE_FAST" generate --kernel "$KERNEL" --output "$T/newer" \
	--build "$T/build" --campaign "$CAMPAIGN" --wrappers "$TOP/wrappers" \
	--comments none --decisions none
expect_status 0
! grep -q 'newer than what' "$T/stderr" || fail "$version counts as untested"
theirs=$(find "$T/newer" -mindepth 1 -maxdepth 1 -type d)
grep -q "Coccinelle $version" "$theirs"/0003-*.patch "$theirs"/0004-*.patch ||
	fail "made by another Coccinelle than $version"
# All but the ids, which are hashes of the rest, and the tool's name.
mails() {
	cat "$1"/[0-9]*.patch |
		sed -E '/^(From [0-9a-f]{40}|Message-ID:|In-Reply-To:|References:|Helpers:) /d
			s/Coccinelle [0-9.]+[0-9]/Coccinelle/'
}
diff <(mails "$ours") <(mails "$theirs") >"$T/stdout" || fail "other patches"
diff <(cut -f 1-6,10 "$ours/sites.tsv") <(cut -f 1-6,10 "$theirs/sites.tsv") >"$T/stdout" ||
	fail "other verdicts"
diff "$ours/ledger.tsv" "$theirs/ledger.tsv" >"$T/stdout" || fail "another ledger"
