#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What people decided, in a series in which the raw functions change their
# meaning: each decision changes what its call does in its own patch, no other
# patch changes what any call does, and the cover letter says which is which.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/first"
git -C "$T/first" rm -q drivers/beta/helper.c drivers/beta/keep.c
commit_all "$T/first" "beta: no helper"
git -C "$T/first" tag base

decision() {
	cat <<-CONF
		[$1]
		file=$2
		function=$3
		callee=pin_user_pages*
		versions=6.1-
		decision=$4
		who=A. Maintainer
		link=https://lore.kernel.org/r/1@example.org
		reason=The reason of $1.
		cost=The cost of $1.
	CONF
}
{
	decision kept net/gamma/info.c gamma_getsockopt longterm
	decision brief drivers/alpha/umem.c alpha_umem_get shortterm
} >"$T/decisions"

try() {
	rm -rf "$OUT"
	generate "$1" --decisions "$T/decisions" --polarity "$polarity"
}

# pins FOLDER: file and kind of each call, by what HEAD's functions do with it.
pins() {
	local path kind statement flipped=
	! sed -n '/^int pin_user_pages_fast(/,/^}/p' "$1/mm/gup.c" | grep -q '|= FOLL_LONGTERM' || flipped=1
	grep -rl 'pin_user_pages[a-z_]*(' "$1/drivers" "$1/net" "$1/fs" "$1/mm/process_vm.c" | sort |
		while read -r path; do
			statement=$(sed 's,/\*.*\*/,,; /^[ \t]*\/\*$/,/\*\/$/d' "$path" | tr '\n' ' ' |
				grep -o '[^;{}]*pin_user_pages[a-z_]*([^;]*;')
			case $statement in
			*_shortterm\(* | *FOLL_EPHEMERAL*) kind=short ;;
			*FOLL_LONGTERM* | *_longterm\(*) kind=long ;;
			*gup_flags*) kind=$(grep -q 'gup_flags = FOLL_LONGTERM' "$path" && echo long || echo "${flipped:+long}") ;;
			*) kind=${flipped:+long} ;;
			esac
			echo "${path#"$1"/} ${kind:-short}"
		done
}

for polarity in explicit longterm-default shortterm-default ephemeral; do
	try "$T/first"
	expect_status 0
	find_series
	rm -rf "$T/linux"
	git clone -q "$T/first" "$T/linux"
	mapfile -t mails < <(patches)
	[ "$(pins "$T/linux" | tr '\n' ' ')" = "drivers/alpha/map.c long drivers/alpha/umem.c long \
drivers/beta/xfer.c short fs/delta/bufmap.c short mm/process_vm.c short net/gamma/info.c short " ] ||
		fail "the tree is not read: $(pins "$T/linux")"
	for patch in "${mails[@]}"; do
		pins "$T/linux" >"$T/before"
		run git_as_me -C "$T/linux" am -q "$patch"
		expect_status 0
		changed=$(pins "$T/linux" | diff "$T/before" - | sed -n 's/^> //p') || true
		case ${patch##*/} in
		*-0002-* | 0002-*) expected="net/gamma/info.c long" ;;
		*-0003-* | 0003-*) expected="drivers/alpha/umem.c short" ;;
		*) expected= ;;
		esac
		[ "$changed" = "$expected" ] || fail "$polarity: ${patch##*/} changes '$changed', not '$expected'"
	done
	fetch_bundle "$T/linux"
	run git -C "$T/linux" diff --exit-code FETCH_HEAD HEAD
	expect_status 0

	# The cover letter: who changes what, and who has to wait for it.
	cover=$(sed '1,/^$/d' "$SERIES/0000-cover-letter.patch" | tr -s '\n ' ' ')
	follower() {
		grep -l "^+++ b/$1" "${mails[@]:3}" | grep -v 'by-default\|internal' |
			sed 's,.*/\([v0-9-]*\)0*\([1-9][0-9]*\)-.*,\2,' || true
	}
	for pair in "2:net/gamma/info.c" "3:drivers/alpha/umem.c"; do
		words="patch ${pair%%:*}, \"$(header "${mails[${pair%%:*} - 1]}" Subject | sed 's/^[^]]*\] //')\": A. Maintainer"
		after=$(follower "${pair#*:}")
		grep -qF -- "- $words${after:+; patch $after can only come after it}" <<<"$cover" ||
			fail "$polarity: the cover letter lacks: $words, followed by '$after'"
	done
	count=$(grep -oE 'Each conversion \((one patch|[0-9]+ patches) not named above\)' <<<"$cover" |
		sed 's/(one/(1/' | grep -o '[0-9]*')
	git -C "$T/linux" reset -q --hard base
	git_as_me -C "$T/linux" am -q "${mails[0]}"
	git -C "$T/linux" tag -f helpers >/dev/null
	alone=0
	for patch in "${mails[@]:3}"; do
		case $patch in *by-default* | *internal* | *state-how-long* | *-find-pin_user* | *-list-pin_user* | *-warn-about-pin_user* | *-KUnit-*) continue ;; esac
		git -C "$T/linux" reset -q --hard helpers
		! git_as_me -C "$T/linux" am -q "$patch" >/dev/null 2>&1 || {
			alone=$((alone + 1))
			continue
		}
		git_as_me -C "$T/linux" am --abort
	done
	[ "$count" = "$alone" ] || fail "$polarity: $alone patches apply to the first alone, and it says $count"
	! grep -q 'All patches but the last ones change nothing' <<<"$cover" ||
		fail "$polarity: the letter says that nothing changes"

	run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/first" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --level quick
	expect_status 0

	# In the tree that it made all is as was decided ...
	git -C "$T/linux" reset -q --hard FETCH_HEAD
	try "$T/linux"
	expect_status 0
	[ -z "$(find "$OUT" -name '*.patch')" ] || fail "$polarity: a second run changes something"
	# ... and what has been said already is not silently said anew.
	[ "$polarity" != shortterm-default ] || continue
	decision back drivers/beta/xfer.c beta_xfer longterm >>"$T/decisions"
	try "$T/linux"
	if [ "$polarity" = ephemeral ]; then
		expect_error 'cannot carry out decision \[back\] at drivers/beta/xfer.c:[0-9]*: the call passes FOLL_EPHEMERAL'
	else
		expect_error 'cannot carry out decision \[back\] at drivers/beta/xfer.c:[0-9]*: pin_user_pages_fast_shortterm\(\) says the contrary'
	fi
	expect_no_output
	sed -i '/^\[back\]/,$d' "$T/decisions"
done

# No name is gone with a decision: its patch has nothing to say of stale ones.
polarity=explicit
decision stale net/gamma/info.c gamma_getsockopt longterm >"$T/decisions"
sed -i '1a /* gamma: pin_user_pages_fast() takes the pages */' "$T/first/net/gamma/info.c"
commit_all "$T/first" "gamma: a comment"
try "$T/first"
expect_status 0
find_series
! grep -q 'comment names' "$(patches | sed -n 2p)" || fail "a decision that takes names away"
grep -q 'comment names pin_user_pages_fast' "$(patches | xargs grep -l '^+++ b/net/gamma/info.c' | tail -1)" ||
	fail "the conversion does not name the comment"
