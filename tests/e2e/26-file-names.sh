#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# Folder and file names with spaces, quotes and a leading dash neither break
# nor vanish.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
mkdir "$T/linux/drivers/beta/a b" "$T/linux/drivers/beta/\$x"
sed 's/beta_xfer/beta_two/' "$T/linux/drivers/beta/xfer.c" >"$T/linux/drivers/beta/a b/it's \"two\".c"
sed 's/beta_xfer/beta_three/' "$T/linux/drivers/beta/xfer.c" >"$T/linux/drivers/beta/\$x/-three;.c"
commit_all "$T/linux" "beta: odd names"
generate "$T/linux"
expect_status 0
find_series
[ "$(grep -c 'beta_two\|beta_three' "$SERIES/sites.tsv")" -eq 2 ] || fail "calls are lost"
git clone -q "$T/linux" "$T/am"
for patch in $(patches); do
	run git_as_me -C "$T/am" am -q "$patch"
	expect_status 0
done
[ "$(grep -l fast_shortterm "$T/am/drivers/beta/a b/it's \"two\".c" "$T/am/drivers/beta/\$x/-three;.c" | wc -l)" -eq 2 ] ||
	fail "not both are converted"
