#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# smpl-reproduces.sh SERIES KERNEL - the script in each mail does what it says
#
# Takes the semantic patch out of every patch of a generated series, runs it
# with spatch on KERNEL's files and compares with what the patch makes of them,
# comments and white space aside. Fails when one differs, is longer than 25
# lines, or when a patch that converts calls shows no script without saying so.
set -eu -o pipefail

[ $# -eq 2 ] || { echo "usage: $0 SERIES KERNEL" >&2; exit 2; }
series=$(readlink -f "$1")
kernel=$(readlink -f "$2")
work=$(mktemp -d "${TMPDIR:-/tmp}/smpl.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The code of a C file as one line, without comments and white space.
code() {
	gcc -fpreprocessed -dD -E -P -x c -w "$1" | tr -d ' \t\n\\'
}

# The script of a mail; nothing when it has none.
script() {
	sed -n '/^ \/\/ <smpl>$/,/^ \/\/ <\/smpl>$/p' "$1" |
		sed -e '1d;$d' -e 's/^ //'
}

# try PATCH: status 0 reproduced, 3 has no script.
try() {
	local patch=$1 dir path lines
	dir=$work/$(basename "$patch" .patch)
	mkdir -p "$dir/after" "$dir/got"
	script "$patch" >"$dir/short.cocci"
	if [ ! -s "$dir/short.cocci" ]; then
		# either it says why, or it converts nothing
		! grep -q '^The semantic patch that makes' "$patch" || {
			echo "the script is missing"; return 1; }
		grep -q '^The semantic patch for these files' "$patch" ||
			grep -q 'from its templates' "$patch" || {
			echo "no script, and no word about it"; return 1; }
		return 3
	fi
	lines=$(wc -l <"$dir/short.cocci")
	[ "$lines" -le 25 ] || { echo "a script of $lines lines"; return 1; }
	git apply --numstat "$patch" | cut -f 3 >"$dir/paths"
	while read -r path; do
		mkdir -p "$dir/after/$(dirname "$path")" "$dir/got/$(dirname "$path")"
		cp "$kernel/$path" "$dir/after/$path"
	done <"$dir/paths"
	(cd "$dir/after" && GIT_CEILING_DIRECTORIES=$work git apply "$patch") ||
		return 1
	while read -r path; do
		cp "$kernel/$path" "$dir/got/$path"
		spatch --very-quiet --no-show-diff --in-place \
			--sp-file "$dir/short.cocci" "$dir/got/$path" \
			>"$dir/log" 2>&1 || {
			echo "spatch fails on $path:"; cat "$dir/log"; return 1; }
		code "$dir/got/$path" >"$dir/got.code" || return 1
		code "$dir/after/$path" >"$dir/after.code" || return 1
		[ -s "$dir/after.code" ] || { echo "$path: no code"; return 1; }
		cmp -s "$dir/got.code" "$dir/after.code" || {
			echo "$path: the script gives other code:"
			diff -u "$dir/after/$path" "$dir/got/$path" || true
			return 1; }
	done <"$dir/paths"
}

same=0 none=0 bad=0
for patch in "$series"/*.patch; do
	case $patch in *0000-cover-letter.patch) continue ;; esac
	status=0
	try "$patch" >"$work/said" || status=$?
	case $status in
	0) same=$((same + 1)) ;;
	3) none=$((none + 1)) ;;
	*)
		bad=$((bad + 1))
		echo "${patch##*/}: $(cat "$work/said")" >&2 ;;
	esac
done
echo "$same scripts reproduce their patch, $bad do not, $none patches have none"
[ "$bad" -eq 0 ] && [ "$same" -gt 0 ]
