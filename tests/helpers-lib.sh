# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# helpers-lib.sh - what the tests of the helpers on a real tree share; sourced
#
#	. "$(dirname "$0")/helpers-lib.sh"	$1: KERNEL, then words for helpers-write
#
# Every member of the family gets both its helpers, whatever the tree calls: all
# templates are tried. $work/out/1 and $work/out/2 have the files of the helper
# patch and of the KUnit patch. The tree that is built, $work/tree, is made of
# links to KERNEL's files, and every build writes to a folder of its own (O=), so
# that nothing writes to KERNEL through them.
set -eEu -o pipefail

top=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
export BUILD=${BUILD:-$top/build}
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL KBUILD_OUTPUT ARCH CROSS_COMPILE
export LC_ALL=C
name=$(basename "$0" .sh)
kernel=$(readlink -e "${1:?usage: $name KERNEL [MEMBER:ls ...]}")
shift

skip() {
	echo "SKIP: $*"
	exit 77
}

fail() {
	trap - ERR
	echo "FAIL: $*" >&2
	[ ! -s "${log:-/dev/null}" ] || tail -n 40 "$log" >&2
	exit 1
}
trap 'fail "$name:$LINENO: $BASH_COMMAND"' ERR

need() {
	local tool
	for tool; do
		command -v "$tool" >/dev/null || skip "no $tool"
	done
}

# has_header HEADER: the compiler finds it.
has_header() {
	echo "#include <$1>" | gcc -fsyntax-only -xc - 2>/dev/null || skip "no $1"
}

mkdir -p "$BUILD"
work=$(mktemp -d "$(readlink -f "$BUILD")/$name.XXXXXX")
log=$work/log
trap '[ -n "${KEEP:-}" ] && echo "kept: $work" || rm -rf "$work"' EXIT

# An archive, so that only what the program needs has to be there.
write_helpers() {
	make -k -C "$top" --no-print-directory BUILD="$BUILD" all >"$log" 2>&1 || true
	find "$BUILD/obj" -name '*.o' ! -name main.o ! -name 'cmd-*.o' \
		-exec ar rcs "$work/driver.a" {} +
	# shellcheck disable=SC2046
	gcc -std=gnu11 -O1 $(printf -- "-I%s " "$top"/driver/*/) $(pkg-config --cflags glib-2.0) \
		-o "$work/helpers-write" "$top/tests/helpers-write.c" "$work/driver.a" \
		$(pkg-config --libs glib-2.0 gio-2.0 gio-unix-2.0) >>"$log" 2>&1
	"$work/helpers-write" "$kernel" "$top/cocci/pin_user_pages" \
		"$top/wrappers" "$work/out" "$@" >"$work/notes"
}

# make_diff PART: the files of a part as one patch.
make_diff() {
	local file old label
	(cd "$work/out/$1" && find . -type f -printf '%P\n' | sort) | while read -r file; do
		old=$kernel/$file label=a/$file
		[ -e "$old" ] || old=/dev/null label=/dev/null
		diff -u --label "$label" --label "b/$file" "$old" "$work/out/$1/$file" || true
	done
}

# The tree as it is, without what a build inside of it has left.
link_tree() {
	cp -as "$kernel" "$work/tree"
	rm -rf "$work/tree/.git" "$work/tree/.config" "$work/tree/include/config" \
		"$work/tree/include/generated" "$work"/tree/arch/*/include/generated
}

apply_part() {
	local file
	(cd "$work/out/$1" && find . -type f -printf '%P\n') | while read -r file; do
		rm -f "$work/tree/$file"
		cp "$work/out/$1/$file" "$work/tree/$file"
	done
}

# kbuild FOLDER WORDS...: one make call, what it says in the log.
kbuild() {
	local output=$work/$1
	shift
	nice make -C "$work/tree" O="$output" -j"${JOBS:-$(nproc)}" "$@" >"$log" 2>&1
}
