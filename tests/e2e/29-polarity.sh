#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The other ways to carry the campaign through: what each series holds, in which
# order, that no step changes a call of the tree, and that a second run finds
# nothing to do.
. "$(dirname "$0")/../lib.sh"

touching() { patches | xargs grep -l "^+++ b/$1" || true; }
with_subject() { patches | xargs grep -lE "^Subject: .*$1" || true; }

run "$TREEWIDE" generate --kernel "$TOP/tests/e2e/tree" --output "$OUT" --build "$T/build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --polarity longterm
expect_error "no polarity 'longterm' is known"
expect_no_output

# A call that may be short-term and does not say so: the meaning must not flip.
tiny_tree "$T/first"
for polarity in longterm-default ephemeral; do
	rm -rf "$OUT"
	generate "$T/first" --polarity "$polarity"
	expect_status 0
	find_series
	[ -z "$(with_subject 'by default')" ] || fail "$polarity: it flips in spite of a call that depends"
	[ -z "$(with_subject 'FOLL_LONGTERM internal')" ] || fail "$polarity: the flag goes before the flip"
	[ -z "$(touching drivers/alpha)" ] || fail "$polarity: a long-term call is touched"
	grep -qx '  drivers/beta/helper.c:8: call of pin_user_pages_fast' "$SERIES/0000-cover-letter.patch" ||
		fail "$polarity: the cover letter does not say what blocks the flip"
	[ "$(grep -c 'flips the meaning, which is withheld' "$SERIES/sites.tsv")" -eq 2 ] ||
		fail "$polarity: sites.tsv does not say why the long-term calls are left"
done

git -C "$T/first" rm -q drivers/beta/helper.c drivers/beta/keep.c
commit_all "$T/first" "beta: no helper"
for polarity in longterm-default shortterm-default ephemeral; do
	rm -rf "$OUT" "$T/linux"
	git clone -q "$T/first" "$T/linux"
	generate "$T/linux" --polarity "$polarity"
	expect_status 0
	find_series
	grep -q "POLARITY=$polarity" "$SERIES/0000-cover-letter.patch" || fail "$polarity: it cannot be made again"
	mapfile -t mails < <(patches)
	last=${mails[-1]} flip=${mails[-2]}
	[ "$(with_subject 'mm: make FOLL_LONGTERM internal')" = "$last" ] || fail "$polarity: the flag does not go last"
	grep -q '"lockdown"' "$SERIES/MANIFEST.json" || fail "$polarity: no kind of the last patch"

	# Whoever takes a subsystem's patch needs the first one and no other.
	git -C "$T/linux" tag base
	run git_as_me -C "$T/linux" am -q "${mails[0]}"
	expect_status 0
	git -C "$T/linux" tag helpers
	for patch in "${mails[@]:1:${#mails[@]}-3}"; do
		git -C "$T/linux" reset -q --hard helpers
		run git_as_me -C "$T/linux" am -q "$patch"
		[ "$status" -eq 0 ] || fail "$polarity: does not apply alone: ${patch##*/}"
	done
	git -C "$T/linux" reset -q --hard base
	run git_as_me -C "$T/linux" am -q "${mails[@]}"
	expect_status 0
	fetch_bundle "$T/linux"
	run git -C "$T/linux" diff --exit-code FETCH_HEAD HEAD
	expect_status 0

	if [ "$polarity" = shortterm-default ]; then
		[ -z "$(touching drivers/beta; touching net; touching fs)" ] || fail "short-term calls are touched"
		! grep -rq 'Pin lifetime' "$T/linux/drivers" || fail "a comment nobody asked for"
		grep -q 'pin_user_pages_fast_longterm(' "$T/linux/drivers/alpha/umem.c" || fail "a long-term call is left"
	else
		[ "$(with_subject 'make pin_user_pages\*\(\) long-term by default')" = "$flip" ] ||
			fail "$polarity: the flip is not next to last"
		[ "$(touching drivers/alpha)" = "$flip" ] || fail "$polarity: a flag goes before the meaning is flipped"
		! git -C "$T/linux" show HEAD~1 --name-only --format= | grep -E '^(drivers/beta|net|fs)/' ||
			fail "$polarity: the flip touches short-term calls"
		tr '\n' ' ' <"$SERIES/0000-cover-letter.patch" | grep -q 'calls in flight have to be looked at' ||
			fail "$polarity: no word of the calls in flight"
		# Before the flip the raw functions do what they did.
		! git -C "$T/linux" show HEAD~2:mm/gup.c | grep '|= FOLL_LONGTERM' || fail "$polarity: flipped too early"
		[ "$(git -C "$T/linux" show HEAD~1:mm/gup.c | grep -c '|= FOLL_LONGTERM')" -eq 4 ] ||
			fail "$polarity: not all four functions are flipped"
		[ "$(git -C "$T/linux" grep -h 'Pin lifetime:' HEAD -- drivers net fs | wc -l)" -eq 3 ] ||
			fail "$polarity: not each short-term call has its comment"
	fi
	if [ "$polarity" = ephemeral ]; then
		[ "$(git -C "$T/linux" show HEAD~2:mm/gup.c | grep -c 'gup_flags &= ~FOLL_EPHEMERAL')" -eq 4 ] ||
			fail "the new flag reaches the code before it means anything"
		grep -q 'FOLL_EPHEMERAL = 1 << 1,' "$T/linux/include/linux/mm_types.h" || fail "not the lowest free bit"
	fi
	! git -C "$T/linux" grep -n 'FOLL_LONGTERM' HEAD -- drivers net fs || fail "$polarity: a flag is left"

	rm -rf "$OUT"
	generate "$T/linux" --polarity "$polarity"
	expect_status 0
	[ -z "$(find "$OUT" -name '*.patch')" ] || fail "$polarity: a second run converts again"
	if [ "$polarity" != shortterm-default ]; then
		generate "$T/linux"
		expect_error "means long-term, which --polarity explicit does not go with"
	fi
done
