#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# Each mail goes to those whom the tree's own get_maintainer.pl names for it, as
# it lies there to be sent: files, changed lines and words of the message.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
mkdir "$T/tree" "$T/want" "$T/have"
for file in "$KERNEL"/*; do
	ln -s "$file" "$T/tree/"
done
ln -s "$KERNEL/.mailmap" "$KERNEL/.get_maintainer.ignore" "$T/tree/" 2>/dev/null || true

# addresses: bare ones, in lower case, each once.
addresses() {
	grep -oE '[^ <>,:"]+@[^ <>,:"]+' | tr '[:upper:]' '[:lower:]' | sort -u
}
asked() {
	cd "$T/tree" && perl scripts/get_maintainer.pl --no-git --no-git-fallback \
		--no-tree --norolestats "$1" >"$T/want/${1##*/}"
}
export -f asked
export T
patches | SHELL=/bin/bash parallel -j 2 asked
for patch in $(patches); do
	name=${patch##*/}
	addresses <"$T/want/$name" >"$T/wanted"
	# To: and Cc:, with their folded lines
	# whoever keeps the pages of a common helper is addressed, and told why
	if grep -q 'addressed as well' "$patch" || tr '\n' ' ' <"$patch" | grep -q 'maintainers are addressed as well'; then
		extra=1
	else
		extra=
	fi
	sed '/^$/q' "$patch" | sed -nE '/^(To|Cc): /,/^[^ TC]/{/^(To|Cc): |^ /p}' |
		addresses >"$T/had"
	[ -z "$extra" ] || { comm -12 "$T/wanted" "$T/had" >"$T/both"; mv "$T/both" "$T/had"; }
	diff -u "$T/wanted" "$T/had" >"$T/have/$name" ||
		{ echo "$name"; sed 1,2d "$T/have/$name" | grep '^[-+]'; }
done >"$T/stdout" 2>"$T/stderr"
[ "$(ls "$T/want" | wc -l)" -gt 20 ] || fail "hardly any mail"
[ ! -s "$T/stdout" ] || fail "other people than get_maintainer.pl names"
