#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A candidate file that this user may not read is named; nothing is written.
. "$(dirname "$0")/../lib.sh"
need_root "becomes the user nobody"

# All that nobody needs, where nobody can reach it.
cp -r "$TOP/cocci" "$TOP/wrappers" "$T"
cp "$TREEWIDE" "$T/treewide"
tiny_files "$T/linux"
mkdir "$T/build" "$T/out" "$T/home/nobody"
chown -R nobody: "$T/linux" "$T/build" "$T/out" "$T/home"
as_nobody() {
	run setpriv --reuid nobody --regid nogroup --clear-groups \
		"$T/treewide" generate --kernel "$T/linux" --output "$OUT" \
		--build "$T/build" --campaign "$T/cocci/pin_user_pages" --wrappers "$T/wrappers"
}
# First the same with a file that can be read, or the test proves nothing.
as_nobody
expect_status 0
rm -rf "$T/out" "$T/build"
mkdir "$T/build" "$T/out"
chown nobody: "$T/build" "$T/out"

chown root: "$T/linux/drivers/alpha/umem.c"
chmod 000 "$T/linux/drivers/alpha/umem.c"
as_nobody
expect_error "drivers/alpha/umem.c'.*([Pp]ermission|readable)"
expect_no_output
