#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# OUT cannot be made or written to.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
echo text >"$T/file"
OUT=$T/file/out
generate "$T/linux"
expect_error "'$T/file(/out[^']*)?'"
[ "$(cat "$T/file")" = text ] || fail "the file in the way was changed"

[ "$(id -u)" -eq 0 ] || { echo "SKIP: read-only mount needs root"; exit 0; }
OUT=$T/mount/out
mkdir -p "$OUT"
in_mount() {
	unshare -m bash -c 'mount -t tmpfs -o ro none "$1" && shift && exec "$@"' \
		bash "$OUT" "$@"
}
in_mount true || { echo "SKIP: cannot mount here"; exit 0; }
run in_mount "$TREEWIDE" generate --kernel "$T/linux" --output "$OUT" \
	--build "$T/build" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
expect_error "'${OUT}[^']*'.*[Rr]ead-only"
