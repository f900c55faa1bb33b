#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The disk under OUT, or under the build folder, fills up: a series that was
# there stays whole, and no half of a new one is left.
. "$(dirname "$0")/../lib.sh"
need_root "mounts a small disk"

tiny_files "$T/linux"
mkdir "$T/disk"
# on_disk KILOBYTES OUT BUILD: generates with a disk of that size at $T/disk,
# and shows what is left on it.
on_disk() {
	# shellcheck disable=SC2016 # the inner shell's variables
	unshare -m bash -c '
		mount -t tmpfs -o size="$1"k none "$2/disk" || exit 77
		mkdir -p "$3/linux-6.12.0-rc7"
		echo previous >"$3/linux-6.12.0-rc7/0000-cover-letter.patch"
		shift 2
		out=$1 build=$2
		shift 2
		"$@" --output "$out" --build "$build"
		status=$?
		find "$out" -printf "%P %s\n" | sort >&3
		cat "$out/linux-6.12.0-rc7/0000-cover-letter.patch" >&3
		exit $status' \
		bash "$1" "$T" "$2" "$3" "$TREEWIDE" generate \
		--kernel "$T/linux" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS" 3>"$T/left"
}
whole="
linux-6.12.0-rc7 60
linux-6.12.0-rc7/0000-cover-letter.patch 9
previous"
for size in 8 24 64; do
	rm -rf "$T/build"
	run on_disk "$size" "$T/disk/out" "$T/build"
	[ "$status" -ne 77 ] || skip "cannot mount a disk here"
	expect_error "No space left"
	# A folder's own size differs between file systems.
	[ "$(sed 's/^ [0-9]*$//; s/^\(linux[^/]*\) [0-9]*$/\1 60/' "$T/left")" = "$whole" ] ||
		fail "with $size kB, OUT was left as: $(cat "$T/left")"
done
mkdir -p "$T/out"
run on_disk 8 "$T/out" "$T/disk/build"
expect_error "No space left"
[ "$(sed 's/^ [0-9]*$//; s/^\(linux[^/]*\) [0-9]*$/\1 60/' "$T/left")" = "$whole" ] ||
	fail "with a full build disk, OUT was left as: $(cat "$T/left")"

# What standard output does not take was not said.
for verb in check survey audit comments; do
	status=0
	"$TREEWIDE" $verb --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" >/dev/full 2>"$T/stderr" </dev/null || status=$?
	: >"$T/stdout"
	expect_error "cannot write to standard output"
done
