#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A tree that yields no files, or not all of them, is never a clean one.
. "$(dirname "$0")/../lib.sh"
L=$T/linux
TREEWIDE=$TREEWIDE_FAST
words=(--campaign "$CAMPAIGN" --build "$T/build")
findings() { grep -c 'raw-call' "$T/stdout" || true; }
look() { run "$TREEWIDE" check --kernel "$1" "${words[@]}"; }
# blind PATTERN TREE: check and survey refuse, generate keeps the series it made
blind() {
	local verb
	for verb in check survey; do
		run "$TREEWIDE" "$verb" --kernel "$2" "${words[@]}"
		expect_error "$1"
	done
}

# through a link, with and without a slash behind it: as the tree itself
tiny_files "$L"
look "$L"
expect_status 1
truth=$(findings)
[ "$truth" -gt 3 ] || fail "only $truth findings"
ln -s linux "$T/link"
ln -s link "$T/second"
for name in link link/ second; do
	look "$T/$name"
	expect_status 1
	[ "$(findings)" -eq "$truth" ] || fail "$name: $(findings) findings of $truth"
done

# an index that says nothing, or not all
tiny_tree "$T/git"
look "$T/git"
[ "$(findings)" -eq "$truth" ] || fail "the checkout has $(findings) findings of $truth"
generate "$T/git"
expect_status 0
before=$(listing "$OUT")
again() {
	rm -rf "$T/broken"
	cp -a "$T/git" "$T/broken"
}
again
rm "$T/broken/.git/index"
blind "broken" "$T/broken"
generate "$T/broken"
expect_error .
again
git -C "$T/broken" read-tree --empty
blind "broken" "$T/broken"
generate "$T/broken"
expect_error .
for bytes in 0 40 300; do
	again
	truncate -s "$bytes" "$T/broken/.git/index"
	look "$T/broken"
	expect_error .
	generate "$T/broken"
	expect_error .
done
[ "$before" = "$(listing "$OUT")" ] || fail "the good series was replaced"

# a checkout without its files
git clone -q -n "$T/git" "$T/bare"
blind . "$T/bare"

# files that git was told to skip, and that lie there all the same, count
again
git -C "$T/broken" update-index --skip-worktree drivers/alpha/map.c
look "$T/broken"
[ "$(findings)" -eq "$truth" ] || fail "skipped files: $(findings) findings of $truth"

# what may not be read is named
[ "$(id -u)" -eq 0 ] || { echo "SKIP: needs root to become somebody else"; exit 0; }
tiny_files "$T/closed"
chmod 000 "$T/closed/drivers/alpha"
mkdir -p "$T/theirs"
chmod 777 "$T/theirs"
for verb in check survey; do
	run setpriv --reuid 65534 --regid 65534 --clear-groups "$TREEWIDE" "$verb" \
		--kernel "$T/closed" --campaign "$CAMPAIGN" --build "$T/theirs/build"
	expect_status 2
	grep -q 'drivers/alpha' "$T/stderr" || fail "$verb does not name the folder"
done
