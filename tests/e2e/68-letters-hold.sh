#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What the letters of a part of the tree, and of a series whose last patch is
# withheld, say in numbers and names is true of that series.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
# holds OPTION...: the letters of a series hold; its mails as one text in $T/all
holds() {
	rm -rf "$OUT"
	generate "$T/linux" "$@"
	expect_status 0
	find_series
	"$TOP/tests/letters-hold" "$SERIES" >"$T/claims" || fail "$*: $(cat "$T/claims")"
	cat "$SERIES"/*.patch | sed '/^diff --git/,/^-- $/d' | tr '\n' ' ' >"$T/all"
}

holds
grep -q 'A \*_shortterm() helper passes' "$T/all" || fail "nothing is said of the short-term helpers"
! grep -q 'A paragraph of it goes' "$T/all" || fail "no paragraph on wrappers goes: the tree has none"
sed -i 's/^hand, \*is\* allowed to be set at the gup call sites\.$/& This avoids a large\nnumber of wrapper functions./' "$T/linux/Documentation/core-api/pin_user_pages.rst"
commit_all "$T/linux" "a paragraph"
holds
grep -q 'A paragraph of it goes' "$T/all" || fail "it is not said which paragraph goes"

# A part that has long-term calls only says nothing of what it does not have.
holds --only drivers/alpha
! grep -E '_shortterm\(\)|beta_pin' "$T/all" || fail "a word of what the part does not have"
grep -q 'the 2 calls of drivers/alpha' "$T/all" || fail "it is not said what it is a part of"

# A flip that waits is no part of the series, in no letter.
for polarity in longterm-default ephemeral; do
	holds --polarity "$polarity"
	grep -q 'is withheld: it would change' "$T/all" || fail "nothing is withheld"
	! grep -E 'up to the one that makes|[Tt]his series makes long-term' "$T/all" ||
		fail "the withheld patch is spoken of as if it were there"
	[ "$(grep -o 'which is withheld' "$T/all" | wc -l)" -eq 0 ] || fail "a line for each call that waits"
done

# A false number or name is found.
for lie in 's/has 7 calls/has 8 calls/' 's/Each conversion (5/Each conversion (6/' \
	's/^\(  total  *\)2/\13/' 's/umem\.c:13)/umem.c:14)/' 's/pin_user_pages_fast_longterm() in alpha/pin_user_pages_remote_longterm() in alpha/'; do
	holds
	sed -i "$lie" "$SERIES"/*.patch
	! "$TOP/tests/letters-hold" "$SERIES" >"$T/claims" || fail "'$lie' is not noticed"
done
