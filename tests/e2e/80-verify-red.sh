#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A series that is broken is red, with the patch, the reason and the command;
# what cannot be judged is no series, or is counted as skipped.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
GIT_AUTHOR_NAME='A. Tester' GIT_AUTHOR_EMAIL=t@example.org generate "$T/linux" --split file
expect_status 0
find_series
cp -r "$SERIES" "$T/good"

verify() {
	run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" --output "$OUT" --build "$T/build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick "$@"
	! grep -E 'CRITICAL|AddressSanitizer|LeakSanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

# forge FILE SED-WORDS...: changes a mail of a fresh copy, and the manifest with it.
forge() {
	local file sum
	rm -rf "$SERIES"
	cp -r "$T/good" "$SERIES"
	file=$(cd "$SERIES" && ls $1)
	shift
	sed -i "$@" "$SERIES/$file"
	! cmp -s "$SERIES/$file" "$T/good/$file" || fail "the forgery changes nothing"
	sum=$(sha256sum <"$SERIES/$file" | cut -d ' ' -f 1)
	jq --arg f "$file" --arg s "$sum" '.files[$f] = $s' "$SERIES/MANIFEST.json" >"$T/m"
	mv "$T/m" "$SERIES/MANIFEST.json"
}
cell() {
	awk -F '\t' -v row="$1" -v column="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) c = i }
		$1 == row { print $c }' "$SERIES/verify.tsv"
}

verify
expect_status 0
[ "$(cell 1 applies)" = ok ] && [ "$(cell 4 alone)" = ok ] || fail "a good series does not hold"
# This tree has no checkpatch.pl: that is no pass.
[ "$(cell 4 mail)" = SKIPPED ] || fail "a missing checkpatch.pl passes"
[ "$(jq .counts.skipped "$SERIES/verify.json")" -gt 0 ] || fail "skipped is not counted"
grep -q 'checkpatch.pl does not run' "$T/stdout" || fail "no reason for what was skipped"

# The last conversion; what comes behind it is for the kernel's tools.
name=$(basename "$(patches | xargs grep -l '^+++ b/net/' | tail -n 1)")
last=$((10#${name%%-*}))
forge "$name" 's/^-\(.*pin_user_pages\)/-changed \1/'
verify
expect_status 1
[ "$(cell "$last" applies)" = RED ] || fail "a patch that does not apply is not red"
[ "$(cell "$last" alone)" = RED ] || fail "nor alone"
grep -q "git am .*$name" "$T/stdout" || fail "no command to see it"
grep -q 'RED .*the bundle has [0-9]* commits, and the mails make [0-9]*' "$T/stdout" || fail "the bundle has what git am has not"

# It applies, and gives something else than was computed.
forge "$name" 's/^+\(.*pin_user_pages.*\)\(long\|short\)term/+\1middleterm/'
verify
expect_status 1
[ "$(cell "$last" applies)" = ok ] || fail "it should apply"
grep -q 'RED .*the bundle' "$T/stdout" || fail "another result goes unseen"

forge "$name" 's/^Subject: .*/Subject: [PATCH 9\/9] x: this subject is by far longer than the seventy-five columns that it may have/'
verify
expect_status 1
[ "$(cell "$last" mail)" = RED ] || fail "a long subject goes unseen"

# Without room for a copy of the tree nothing is compiled, and that is no pass.
if [ "$(id -u)" -eq 0 ]; then
	rm -rf "$SERIES"
	cp -r "$T/good" "$SERIES"
	mkdir "$T/disk"
	run unshare -m bash -c 'mount -t tmpfs -o size=64m none "$1" || exit 77
		shift; exec "$@"' bash "$T/disk" "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" \
		--output "$OUT" --build "$T/disk/build" --campaign "$CAMPAIGN" \
		--wrappers "$WRAPPERS" --level build
	if [ "$status" -ne 77 ]; then
		expect_status 2
		grep -q 'GB of disk needed, 0.1 GB free: not enough room' "$T/stdout" ||
			fail "the disk is full, and nobody says so"
		[ "$(cell "$last" proved)" = - ] || fail "something was proved on a full disk"
	fi
fi

# No judgement at all.
rm -rf "$SERIES"
cp -r "$T/good" "$SERIES"
echo edited >>"$SERIES/$name"
verify
expect_error "is not what its MANIFEST.json says"
rm -rf "$SERIES"
verify
expect_error "no series .* yet"
cp -r "$T/good" "$SERIES"
verify --level none
expect_error "quick, build or full"
mv "$SERIES" "$OUT/linux-9.9"
verify --series "$OUT/linux-9.9"
expect_error "is not for this tree"
