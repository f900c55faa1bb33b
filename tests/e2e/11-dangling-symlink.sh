#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# A symbolic link to nowhere is no text file of the tree; a candidate that
# is gone from a git checkout's disk is.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
ln -s /no/such/pin_user_pages.c "$T/linux/drivers/alpha/link.c"
commit_all "$T/linux" "link"
generate "$T/linux"
expect_status 0
find_series
! grep -q link.c "$SERIES"/sites.tsv "$SERIES"/ledger.tsv || fail "the link was followed"
