#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A semantic patch that spatch cannot parse is named, and is no "no match".
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
for rule in "$CAMPAIGN"/*.cocci; do
	# check.cocci and the like are not for this verb.
	case ${rule##*/} in facts* | longterm* | shortterm*) ;; *) continue ;; esac
	rm -rf "$T/cocci" "$T/wrappers" "$T/build"
	cp -r "$TOP/cocci" "$TOP/wrappers" "$T"
	printf '@broken@\nexpression e\n@@\n- f(e;\n' >>"$T/cocci/pin_user_pages/${rule##*/}"
	generate "$T/linux" --campaign "$T/cocci/pin_user_pages"
	expect_error "${rule##*/}"
	expect_no_output
	tested=1
done
[ -n "${tested:-}" ] || fail "no rule was found in $CAMPAIGN"
