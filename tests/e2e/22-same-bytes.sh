#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The same tree gives the same bytes: with and without caches, on another day,
# from another folder, by another path to the tree.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
cp -r "$OUT" "$T/first"
find_series

generate "$T/linux"
expect_status 0
same_folders "$T/first" "$OUT" || fail "with warm caches the series differs"

rm -rf "$T/build" "$OUT"
sleep 1.1
mkdir "$T/elsewhere"
cd "$T/elsewhere"
TZ=Asia/Kolkata generate ../linux/
expect_status 0
same_folders "$T/first" "$OUT" || fail "made anew, the series differs"
