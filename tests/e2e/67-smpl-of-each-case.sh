#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The short semantic patch in each mail does that patch, for every way to write
# a call and its flag that the corpus knows: each case is a patch of its own.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
rm -r "$T/linux/drivers" "$T/linux/fs" "$T/linux/net"
mkdir -p "$T/linux/drivers/corpus"
for case in "$TOP"/tests/corpus/{form,longterm,shortterm}/*.c; do
	case ${case##*/} in *.expected.c | gap-*) continue ;; esac
	# made for a tree with other prototypes, or without a call to convert
	! grep -q '^ \* tree:\|fast_only' "$case" || continue
	rule=${case%/*}
	cp "$case" "$T/linux/drivers/corpus/${rule##*/}-${case##*/}"
done
TREEWIDE=$TREEWIDE_FAST generate "$T/linux" --split file
expect_status 0
find_series

# Of each patch, only what it does to the case.
mkdir "$T/mails"
grep -l '^+++ b/drivers/corpus/' "$SERIES"/*.patch | xargs cp -t "$T/mails"
run "$TOP/tests/smpl-reproduces.sh" "$T/mails" "$T/linux"
expect_status 0
grep -Eq '^1[0-9][0-9] scripts reproduce their patch, 0 do not' "$T/stdout" ||
	fail "hardly any script was there to be run"
