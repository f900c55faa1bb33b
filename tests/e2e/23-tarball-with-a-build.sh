#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# An unpacked tarball has no list of files: what a build left in it is not
# taken for source.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
generate "$T/linux"
expect_status 0
find_series
[ "${SERIES##*/}" = linux-6.12.0-rc7 ] || fail "folder ${SERIES##*/}"
grep -qi 'tarball' "$SERIES/0000-cover-letter.patch" || fail "the cover letter does not say that a tarball is no public base"
mv "$SERIES" "$T/plain"
rm -rf "$OUT"

mkdir -p "$T/linux/include/generated"
printf '0x1\tpin_user_pages\tvmlinux\tEXPORT_SYMBOL\n' >"$T/linux/Module.symvers"
echo 'c0ffee T pin_user_pages' >"$T/linux/System.map"
printf '\177ELF pin_user_pages \0' >"$T/linux/drivers/alpha/umem.o"
echo 'cmd_x := gcc # pin_user_pages' >"$T/linux/drivers/alpha/.umem.o.cmd"
echo '/* pin_user_pages */' >"$T/linux/include/generated/autoconf.h"
echo 'int x; /* FOLL_LONGTERM */' >"$T/linux/drivers/alpha/umem.mod.c"
ln -s /nowhere "$T/linux/source"
generate "$T/linux"
expect_status 0
find_series
# The ledger may count what the build wrote; no mail may.
same_folders "$T/plain" "$SERIES" --exclude=ledger.tsv --exclude=MANIFEST.json ||
	fail "the series differs"
