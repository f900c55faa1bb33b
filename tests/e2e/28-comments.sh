#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A person's words replace the stub; what is missing can be listed, demanded,
# and what belongs nowhere is told.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
comments() {
	run "$TREEWIDE" comments --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" "$@"
}
expect_calls() {
	[ "$(grep -c "^[a-z]\S* \S* $2\S* [0-9]*$" "$T/stdout")" -eq "$1" ] ||
		fail "not $1 calls of $2 in the form: $(cat "$T/stdout")"
}

generate "$T/linux" --comments none --strict
expect_error 'no series is written while comments wait for a person.*drivers/beta/xfer\.c:'
expect_no_output

# The form, filled in, is what generate takes.
comments --comments none
expect_status 0
expect_calls 4 pin_user_pages
grep -q '^4 comments wait for a person, 0 are written$' "$T/stderr" || fail "no counts"
cp "$T/stdout" "$T/form"
comments --comments "$T/form"
expect_calls 4 pin_user_pages
sed -e '/^\t/d' -e '/^$/d' "$T/form" | while read -r line; do
	echo "$line"
	[ "${line#\#}" != "$line" ] ||
		printf '\tdropped before %s returns, of course.\n\n\tAnd once more.\n\n' "$(echo "$line" | cut -d' ' -f 2)"
done >"$T/written"
comments --comments "$T/written"
expect_calls 0 pin_user_pages
grep -q '^0 comments wait for a person, 4 are written$' "$T/stderr" || fail "no counts"
generate "$T/linux" --comments "$T/written" --strict
expect_status 0
find_series
[ "$(patches | xargs cat | grep -c '^+.*Pin lifetime: dropped before .* returns, of')" -eq 4 ] ||
	fail "not four comments that people wrote"
! patches | xargs grep -l "EDITME -" || fail "a stub is left"
grep -q "^- no patch is signed off" "$T/stdout" || fail "it is not said what is missing"
! grep "EDITME)" "$T/stdout" || fail "a comment is missing still"
patches | xargs grep -q " COMMENTS='written' STRICT=1$" || fail "the command is not the one"

# A text of a call that is no more is told of, and not lost.
sed 's/^\(drivers.*\) 1$/\1 2/' "$T/written" >"$T/gone"
comments --comments "$T/gone"
expect_status 0
grep -q "^a comment that belongs nowhere: $T/gone:2: drivers/" "$T/stderr" || fail "nothing of what is gone"
generate "$T/linux" --comments "$T/gone"
expect_status 0
grep -q "^a comment that belongs nowhere: $T/gone:2: drivers/" "$T/stdout" || fail "nothing of what is gone"

# Long-term calls, too.
comments --comments none --comments-for both
expect_status 0
expect_calls 6 pin_user_pages
rm -rf "$OUT"
generate "$T/linux" --comments "$T/written" --comments-for both
expect_status 0
find_series
[ "$(patches | xargs cat | grep -c '^+.*Pin lifetime: EDITME')" -eq 2 ] || fail "long-term calls without stubs"

# A lifted call is two, which are of one id: the helper's name tells them apart.
cp -r "$T/linux" "$T/lifted"
cat >"$T/lifted/drivers/beta/both.c" <<'C'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

static int both_pin(struct both *both, unsigned long addr, unsigned int flags)
{
	int got;

	if (!both->pages)
		return -ENOMEM;
	got = pin_user_pages_fast(addr, both->count, flags, both->pages);
	if (got < 0)
		return got;
	both->got = got;
	return 0;
}

int both_keep(struct both *both, unsigned long addr)
{
	return both_pin(both, addr, FOLL_WRITE | FOLL_LONGTERM);
}

int both_look(struct both *both, unsigned long addr)
{
	return both_pin(both, addr, FOLL_WRITE);
}
C
commit_all "$T/lifted" "beta: both"
run "$TREEWIDE" comments --kernel "$T/lifted" --build "$T/build" --campaign "$CAMPAIGN" \
	--comments "$T/written" --comments-for both --lift
expect_status 0
[ "$(grep '^drivers/beta/both.c' "$T/stdout")" = "drivers/beta/both.c both_pin pin_user_pages_fast_longterm 1
drivers/beta/both.c both_pin pin_user_pages_fast_shortterm 1" ] || fail "not a form for each half"
{
	cat "$T/written"
	printf 'drivers/beta/both.c both_pin pin_user_pages_fast_longterm 1\n\tkept on purpose.\n'
} >"$T/halves"
lift() {
	rm -rf "$OUT"
	generate "$T/lifted" --lift --comments "$T/halves" "$@"
	expect_status 0
	find_series
	! grep 'belongs nowhere' "$T/stdout" || fail "a text that has its call"
	tr -s '+\n\t *' ' ' <"$(patches | xargs grep -l '^+++ b/drivers/beta/both.c')" >"$T/patch"
}
lift --comments-for both
grep -q 'Pin lifetime: kept on purpose. / got = pin_user_pages_fast_longterm(' "$T/patch" || fail "not the long-term text"
grep -q 'Pin lifetime: EDITME.* got = pin_user_pages_fast_shortterm(' "$T/patch" || fail "the short-term half has a text"
# What is written of the call itself is said of the half that must have it.
printf 'drivers/beta/both.c both_pin pin_user_pages_fast 1\n\tgone at once.\n' >>"$T/halves"
lift --comments-for both
grep -q 'Pin lifetime: kept on purpose. / got = pin_user_pages_fast_longterm(' "$T/patch" || fail "not the long-term text"
grep -q 'Pin lifetime: gone at once. / got = pin_user_pages_fast_shortterm(' "$T/patch" || fail "not the short-term text"
sed -i '/_longterm 1/,+1d' "$T/halves"
lift --comments-for both
grep -q 'Pin lifetime: EDITME.* got = pin_user_pages_fast_longterm(' "$T/patch" || fail "the long-term half has the other's text"
sed -i 's/both_pin pin_user_pages_fast 1/both_pin pin_user_pages_fast_shortterm 1/' "$T/halves"
lift --strict
grep -q 'Pin lifetime: gone at once. / got = pin_user_pages_fast_shortterm(' "$T/patch" || fail "not the short-term text"
# Without the lift they wait; of a call that is no pair they belong nowhere.
generate "$T/lifted" --comments "$T/halves"
expect_status 0
! grep 'belongs nowhere' "$T/stdout" || fail "a text that waits for a lift"
sed -i 's/both_pin \(pin_user_pages_fast_shortterm\)/both_look \1/' "$T/halves"
generate "$T/lifted" --lift --comments "$T/halves"
expect_status 0
grep -q 'belongs nowhere: .*both.c has no call 1 of pin_user_pages_fast_shortterm() in both_look()' "$T/stdout" ||
	fail "nothing of a text that belongs nowhere"

# What cannot be used says where and why.
rm -rf "$OUT"
bad() {
	printf '%b' "$1" >"$T/bad"
	generate "$T/linux" --comments "$T/bad"
	expect_error "cannot use '$T/bad': line $2"
}
rm -rf "$OUT"
bad '\n\ttext\n' '2 is a text'
bad 'a.c f g 1\n\ttext\na.c f g\n' '3 is no call'
bad 'a.c f g 1\n\na.c f g 2\n\ttext\n' '1 names a call, and no indented text'
bad 'a.c f g 1\n\ttext\na.c f g 1\n\ttext\n' '3 names a call for the second'
bad 'a.c f g 1\n\ttext */ x = 1;\n' '1 begins a text that would end'
generate "$T/linux" --comments "$T/nowhere"
expect_error "cannot read the comments '$T/nowhere'"
generate "$T/linux" --comments-for long
expect_error 'short or both'
expect_no_output
