#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The mails of a series hold in whatever way it was asked for: split, cut to a
# pilot, a second version, lifted, each way round.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
# try NAME OPTION...: the series that these options give, held against the tree.
try() {
	local name=$1 rows
	shift
	OUT=$T/$name
	GIT_AUTHOR_NAME='A. Tester' GIT_AUTHOR_EMAIL=t@example.org generate "$T/linux" "$@"
	expect_status 0
	find_series
	run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick
	expect_status 0
	rows=$(patches | wc -l)
	[ "$(tail -n +2 "$SERIES/verify.tsv" | wc -l)" -eq "$rows" ] || fail "$name: not a row a patch"
	# "alone" is for conversions; this tree has no checkpatch.pl for "mail".
	[ "$(cut -f 3 "$SERIES/verify.tsv" | grep -c '^ok$')" -eq "$rows" ] || fail "$name: not all applied"
	cut -f 4 "$SERIES/verify.tsv" | grep -q '^ok$' || fail "$name: nothing applied alone"
	[ "$(jq .counts.red "$SERIES/verify.json")" -eq 0 ] || fail "$name: red, and exit 0"
}
try none --split none
try maintainer --split maintainer
try file --split file
try pilot --only net/gamma
try second --reroll 2
try lifted --lift
for polarity in longterm-default shortterm-default ephemeral; do
	try $polarity --polarity $polarity
done
try all --reroll 3 --lift --polarity longterm-default --split file
