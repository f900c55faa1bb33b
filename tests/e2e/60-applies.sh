#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# git am of a real kernel's series gives the files that the bundle holds, and
# each conversion also goes alone on the helpers.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
expect_status 0
base_repository "$T/am"
mapfile -t mails < <(patches)
[ ${#mails[@]} -gt 20 ] || fail "only ${#mails[@]} patches"
run git_as_me -C "$T/am" am -q "${mails[@]}"
expect_status 0

fetch_bundle "$T/am"
git -C "$T/am" diff --name-only base HEAD >"$T/touched"
[ -s "$T/touched" ] || fail "nothing was touched"
while read -r path; do
	[ "$(git -C "$T/am" rev-parse "HEAD:$path")" = "$(git -C "$T/am" rev-parse "FETCH_HEAD:$path")" ] ||
		fail "$path differs from what was computed"
	[ "$(git -C "$T/am" ls-tree HEAD "$path" | cut -c 1-6)" = "$(git -C "$T/am" ls-tree FETCH_HEAD "$path" | cut -c 1-6)" ] ||
		fail "$path has another mode than what was computed"
done <"$T/touched"

git -C "$T/am" reset -q --hard base
run git_as_me -C "$T/am" am -q "${mails[0]}"
expect_status 0
git -C "$T/am" tag helpers
for patch in "${mails[@]:1}"; do
	git -C "$T/am" reset -q --hard helpers
	run git_as_me -C "$T/am" am -q "$patch"
	[ "$status" -eq 0 ] || fail "does not apply alone: ${patch##*/}"
done
