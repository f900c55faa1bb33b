#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# maintainers-agree.sh - does `treewide maintainers` say what the tree's own
# scripts/get_maintainer.pl says?
#
#	usage: maintainers-agree.sh [COUNT [KERNEL]]
#	       maintainers-agree.sh --mails KERNEL MAIL...
#
# COUNT (300) files, evenly spaced over the whole tree, and every file with a
# pin_user_pages*() call are asked of both, people, roles and order. Where the
# script finds two entries equally specific it takes them in the random order
# of a Perl hash, ours takes them in the file's order: a file that differs is
# asked again of a copy of the script with that one sort made stable. With --mails
# both are asked who gets each of these patches.
#
# Prints each difference, then "N files compared, M differ (K ties)". Exit 0
# when none differs, 1 when some do, 2 when it could not compare. JOBS sets how
# many scripts run at once, OFFSET which of the files between two samples.
set -u -o pipefail
top=$(dirname "$(dirname "$(readlink -f "$0")")")
export BUILD=${BUILD:-$top/build} LC_ALL=C.UTF-8
treewide=${TREEWIDE_FAST:-$BUILD/treewide}
mails=()
if [ "${1:-}" = --mails ]; then
	count=0 kernel=${2:?no KERNEL} mode='' ours=--mail
	mails=("${@:3}")
else
	count=${1:-300} mode=-f ours=''
	kernel=${2:-$("$top/tests/kernel" 6.12)} || exit 2
fi
options='--no-git --no-git-fallback --no-tree --roles --no-rolestats'

T=$(mktemp -d "${TMPDIR:-/tmp}/maintainers-agree.XXXXXX") || exit 2
trap 'rm -rf "$T"' EXIT
die() {
	echo "maintainers-agree.sh: $*" >&2
	exit 2
}
kernel=$(readlink -f "$kernel") || die "no such kernel tree"
[ -f "$kernel/scripts/get_maintainer.pl" ] ||
	die "'$kernel' has no scripts/get_maintainer.pl"
[ -x "$treewide" ] || die "'$treewide' is not there: run make"
command -v parallel >/dev/null || die "GNU parallel is missing"

# The script wants to run inside a kernel tree. It gets a folder of links, so
# that it neither works in KERNEL nor sees a repository there.
mkdir "$T/tree"
for file in "$kernel"/* "$kernel"/.[!.]*; do
	case ${file##*/} in
	.git | '.[!.]*') ;;
	*) ln -s "$file" "$T/tree/" ;;
	esac
done
sed 's/sort {$hash{$b} <=> $hash{$a}} keys %hash/sort {$hash{$b} <=> $hash{$a} || $a <=> $b} keys %hash/' \
	"$kernel/scripts/get_maintainer.pl" >"$T/stable.pl"
cmp -s "$kernel/scripts/get_maintainer.pl" "$T/stable.pl" &&
	echo "note: this script's sort is not the one known; ties may differ"

# Sets $T/files to the files to ask about.
choose_files() {
	(cd "$kernel" && find . -type d -name '.?*' -prune -o \
		-type f -printf '%P\n') | grep -v '[[:space:]]' | sort >"$T/all"
	awk -v count="$count" -v offset="${OFFSET:-0}" '
		{ file[NR] = $0 }
		END {
			step = NR > count && count > 0 ? NR / count : 1
			for (i = 0; i < count && i < NR; i++)
				print file[(int(i * step) + offset) % NR + 1]
		}' "$T/all" >"$T/sample"
	(cd "$kernel" && grep -E '\.[ch]$' "$T/all" |
		xargs -r grep -lE 'pin_user_pages[a-z_]*[[:space:]]*\(' --) \
		>>"$T/sample"
	sort -u "$T/sample" >"$T/files"
}
if [ ${#mails[@]} -gt 0 ]; then
	readlink -f "${mails[@]}" >"$T/files"
else
	choose_files
fi
[ -s "$T/files" ] || die "no file to compare"

# "file<TAB>line" for every line of every file.
ours() {
	# shellcheck disable=SC2086 # nothing or one option
	xargs "$treewide" maintainers --kernel "$kernel" --roles $ours |
		awk '/^\t/ { print file $0; next } { file = $0 }'
}
# Twice the last file: the program names the file only when there are several.
(cat "$T/files" && tail -n 1 "$T/files") | ours | awk '!seen[$0]++' >"$T/ours" ||
	die "treewide maintainers failed"

# ask SCRIPT FILES: the same of the script. Of "L: Some Name <list>" it makes a
# line with a role and no address, which names nobody.
ask() {
	(cd "$T/tree" && parallel --will-cite --keep-order --jobs "${JOBS:-100%}" \
		"perl $1 $options $mode {} 2>/dev/null | sed '/^ (/d; s|^|{}\t|'" <"$2")
}
by_file() {
	awk -F '\t' 'NR == FNR { wanted[$0]; next } $1 in wanted' "$1" "$2"
}
# differing A B FILES: the files of whose lines A and B differ.
differing() {
	awk -F '\t' '
		FILENAME == ARGV[1] { a[$1] = a[$1] $0 "\n"; next }
		FILENAME == ARGV[2] { b[$1] = b[$1] $0 "\n"; next }
		a[$0] != b[$0]' "$1" "$2" "$3"
}
ask "$kernel/scripts/get_maintainer.pl" "$T/files" >"$T/theirs"
differing "$T/ours" "$T/theirs" "$T/files" >"$T/again"
ask "$T/stable.pl" "$T/again" >"$T/stable"
differing <(by_file "$T/again" "$T/ours") "$T/stable" "$T/again" >"$T/differ"
while read -r file; do
	echo "$file: ours (-) and the script's (+)"
	diff -U 100 <(echo "$file" | by_file - "$T/ours" | cut -f 2-) \
		<(echo "$file" | by_file - "$T/stable" | cut -f 2-) | tail -n +4
done <"$T/differ"

differ=$(wc -l <"$T/differ")
echo "$(wc -l <"$T/files") files compared, $differ differ" \
	"($(($(wc -l <"$T/again") - differ)) ties)"
[ "$differ" -eq 0 ]
