#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Latin-1 in a comment and in a string, CR LF, a missing last newline: the call
# is converted and every other byte stays.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
file=$T/linux/drivers/beta/xfer.c
sed -i '2i /* Copyright J\xf6rg */' "$file"
sed -i 's/return -EFAULT;/{ pr_err("\\n na\xefve \xff"); return -EFAULT; }/' "$file"
commit_all "$T/linux" "beta: Latin-1"
generate "$T/linux"
expect_status 0
find_series
grep -q 'drivers/beta/xfer.c' "$SERIES/sites.tsv" || fail "the call is lost"

git clone -q "$T/linux" "$T/am"
for patch in $(patches); do
	run git_as_me -C "$T/am" am -q "$patch"
	expect_status 0
done
grep -q 'pin_user_pages_fast_shortterm' "$T/am/drivers/beta/xfer.c" || fail "not converted"
# Bytes above 127 are where they were.
LC_ALL=C grep -aoP '[\x80-\xff]' "$file" >"$T/before"
LC_ALL=C grep -aoP '[\x80-\xff]' "$T/am/drivers/beta/xfer.c" >"$T/after"
[ "$(wc -l <"$T/before")" -eq 3 ] || fail "the test's own file is wrong"
cmp "$T/before" "$T/after" || fail "bytes were changed"
