#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Every kind of tree gives the patches that the plain checkout gives.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
echo '/* second */' >>"$T/linux/drivers/alpha/umem.c"
commit_all "$T/linux" "alpha: second commit"
git -C "$T/linux" config uploadpack.allowFilter true
git -C "$T/linux" config uploadpack.allowAnySHA1InWant true
generate "$T/linux"
expect_status 0
find_series
mv "$SERIES" "$T/plain"
rm -rf "$OUT" "$T/build"

# same NAME TREE: the series of TREE equals that of the plain checkout.
same() {
	generate "$2"
	[ "$status" -eq 0 ] || fail "$1: exit status $status"
	find_series
	same_folders "$T/plain" "$SERIES" || fail "$1: the series differs"
	rm -rf "$OUT" "$T/build"
}

git -C "$T/linux" worktree add -q --detach "$T/linked" HEAD
same "linked worktree" "$T/linked"

git_as_me clone -q "$T/linux" "$T/with space's \"quote\""
same "odd folder name" "$T/with space's \"quote\""

git_as_me clone -q --filter=blob:none "file://$T/linux" "$T/blobless"
mv "$T/linux" "$T/away"
same "blob-less clone, its origin gone" "$T/blobless"
mv "$T/away" "$T/linux"

git_as_me clone -q "$T/linux" "$T/sparse"
git -C "$T/sparse" sparse-checkout set --no-cone '/*' '!/tools/' '!/COPYING'
[ ! -e "$T/sparse/tools" ] || fail "the test's sparse checkout is whole"
generate "$T/sparse"
expect_status 0
find_series
# Only the selftest's reference is gone with the files that are not there.
for patch in $(patches); do
	diff <(git patch-id <"$patch") <(git patch-id <"$T/plain/${patch##*/}") ||
		fail "sparse checkout: ${patch##*/} differs"
done
[ "$(patches | wc -l)" -eq "$(SERIES=$T/plain patches | wc -l)" ] ||
	fail "sparse checkout: another number of patches"
rm -rf "$OUT" "$T/build"

if [ "$(id -u)" -eq 0 ]; then
	git_as_me clone -q "$T/linux" "$T/foreign"
	chown -R nobody: "$T/foreign"
	same "tree of another user" "$T/foreign"
else
	echo "SKIP: a tree of another user needs root"
fi

# A build in the tree: untracked files that hold the names, dangling links.
mkdir -p "$T/linux/include/generated"
printf '0x1\tpin_user_pages\tvmlinux\tEXPORT_SYMBOL\n' >"$T/linux/Module.symvers"
echo 'c0ffee T pin_user_pages' >"$T/linux/System.map"
printf '\177ELF pin_user_pages \0' >"$T/linux/drivers/alpha/umem.o"
echo '/* pin_user_pages */' >"$T/linux/include/generated/autoconf.h"
echo 'int x; /* FOLL_LONGTERM */' >"$T/linux/drivers/alpha/umem.mod.c"
ln -s /nowhere "$T/linux/source"
same "in-tree build" "$T/linux"

git_as_me clone -q --depth 1 "file://$T/linux" "$T/shallow"
generate "$T/shallow"
expect_status 0
find_series
[ "$(patches | wc -l)" -eq "$(SERIES=$T/plain patches | wc -l)" ] ||
	fail "shallow clone: another number of patches"
rm -rf "$OUT" "$T/build"
