#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Candidate files that differ from HEAD are refused by name; --dirty takes
# them as they lie. Other files may differ.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
echo 'changed' >>"$T/linux/COPYING"
generate "$T/linux"
expect_status 0
rm -rf "$OUT"

sed -i 's/FOLL_WRITE, pages/FOLL_WRITE | FOLL_LONGTERM, pages/' "$T/linux/net/gamma/info.c"
generate "$T/linux"
expect_error "net/gamma/info.c"
expect_no_output

generate "$T/linux" --dirty
expect_status 0
find_series
grep -P 'net/gamma/info.c\t.*\tLONGTERM\t' "$SERIES/sites.tsv" || fail "the file on disk was not taken"
rm -rf "$OUT"

# A deletion is a difference too.
git -C "$T/linux" checkout -q net
rm "$T/linux/drivers/beta/xfer.c"
generate "$T/linux"
expect_error "drivers/beta/xfer.c"
expect_no_output

# So is a change that is in the index only.
git -C "$T/linux" checkout -q drivers
sed -i 's/npages,/npages ,/' "$T/linux/drivers/alpha/umem.c"
git -C "$T/linux" add drivers/alpha/umem.c
generate "$T/linux"
expect_error "drivers/alpha/umem.c"
expect_no_output
