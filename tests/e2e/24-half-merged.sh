#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# With the helpers and some conversions merged, the series is the rest; with
# all merged, there is none left to write.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
find_series
mv "$OUT" "$T/whole"
SERIES=$T/whole/${SERIES##*/}
mapfile -t mails < <(patches)
alpha=$(printf '%s\n' "${mails[@]}" | xargs grep -l '^+++ b/drivers/alpha/')
run git_as_me -C "$T/linux" am -q "${mails[0]}" "$alpha"
expect_status 0

generate "$T/linux"
expect_status 0
find_series
! patches | xargs grep -l '^+++ b/\(mm/gup.c\|include/linux/mm.h\|drivers/alpha/\)' ||
	fail "what is merged comes again"
for path in drivers/beta/xfer.c net/gamma/info.c fs/delta/bufmap.c mm/process_vm.c; do
	[ "$(patches | xargs grep -l "^+++ b/$path" | wc -l)" -eq 1 ] || fail "$path is not converted"
done
mapfile -t rest < <(patches)
for patch in "${rest[@]}"; do
	run git_as_me -C "$T/linux" am -q "$patch"
	expect_status 0
done
# Together they are the whole series.
git clone -q "$T/linux" "$T/all"
git -C "$T/all" reset -q --hard "$(git -C "$T/all" rev-list --max-parents=0 HEAD)"
run git_as_me -C "$T/all" am -q "${mails[@]}"
expect_status 0
git -C "$T/linux" fetch -q "$T/all"
run git -C "$T/linux" diff --exit-code FETCH_HEAD HEAD
expect_status 0

rm -rf "$OUT"
generate "$T/linux"
expect_status 0
[ -z "$(find "$OUT" -name '*.patch')" ] || fail "a converted tree is converted again"
