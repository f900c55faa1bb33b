#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# A campaign folder without rules, or none at all.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
generate "$T/linux" --campaign "$T/nowhere"
expect_error "'$T/nowhere"
expect_no_output

cp -r "$TOP/cocci" "$TOP/wrappers" "$T"
rm "$T"/cocci/pin_user_pages/*.cocci
generate "$T/linux" --campaign "$T/cocci/pin_user_pages"
expect_error "'$T/cocci/pin_user_pages/[a-z]*\.cocci'"
expect_no_output
