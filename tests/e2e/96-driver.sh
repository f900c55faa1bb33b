#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A driver that is not in the tree: the API from a kernel tree or from installed
# headers, the code, its callers and releases from the driver's own folder.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../check-lib.sh"

tiny_files "$T/linux"
cp -r "$TOP/tests/e2e/card" "$T/card"
# The headers of an installed kernel, as Debian parts them.
mkdir -p "$T/src/headers-common" "$T/src/headers-amd64/include/generated"
cp -r "$T/linux/include" "$T/linux/Makefile" "$T/src/headers-common"
echo "include $T/src/headers-common/Makefile" >"$T/src/headers-amd64/Makefile"
ln -s "$T/src/headers-amd64" "$T/build-link"
listing "$T/card" >"$T/before"

# ask VERB OPTION...: of the driver, beside $KERNEL
ask() {
	run "$TREEWIDE" "$@" --kernel "$KERNEL" --build "$T/build" --campaign "$CAMPAIGN"
	! grep -E 'CRITICAL|AddressSanitizer|LeakSanitizer|runtime error' \
		"$T/stderr" || fail "the program itself misbehaves"
}

for KERNEL in "$T/linux" "$T/src/headers-common" "$T/build-link"; do
	check "$KERNEL" "$T/card"
	expect_status 1
	expect_findings <<-'END'
	compat.h:14 raw-call
	compat.h:16 raw-call
	mm/region.c:51 raw-call
	END
	grep -q '^3 findings in 2 files that name the API (C files read: 5)$' "$T/stderr" ||
		fail "check does not say how much it read"

	# Flags, keeping and release are each in another file.
	ask survey "$T/card" --format tsv
	expect_status 0
	grep -q "^C files of '$T/card' read, beside Linux 6.12.0-rc7: 5; .*: 2$" "$T/stderr" ||
		fail "survey does not say how much it read"
	tail -n +2 "$T/stdout" | cut -f 1,2,3,4,6,8 >"$T/rows"
	diff - "$T/rows" <<-END || fail "other calls"
	$(printf 'compat.h\t14\tcard_pin\tpin_user_pages\tSHORTTERM\tESCAPES')
	$(printf 'compat.h\t16\tcard_pin\tpin_user_pages\tCONDITIONAL\tESCAPES')
	$(printf 'mm/region.c\t51\tcard_region_sum\tpin_user_pages_fast\tSHORTTERM\tSCOPED')
	END
	ask survey "$T/card"
	grep -qx 'card, beside Linux 6.12.0-rc7: 3 calls in 2 files (C files read: 5)' "$T/stdout" ||
		fail "survey as text"

	ask audit "$T/card"
	expect_status 0
	# what other kernels compile does not fit this one, and is no suspect
	grep -qx '1 short-term by the flags, kept by the code' "$T/stdout" || fail "the suspects"
	grep -q "stored *mm/region.c:24: 'region->pages = pages'" "$T/stdout" || fail "where the pages are kept"
	tr -s ' \n' ' ' <"$T/stdout" |
		grep -q 'run when user space lets go; card_region_unmap() <- card_release() <- .release' ||
		fail "the release of another file"

	# One call, by any name that leads to it.
	ask explain "$T/card" mm/region.c:51
	expect_status 0
	cp "$T/stdout" "$T/explained"
	grep -q '^mm/region.c:51: pin_user_pages_fast() in card_region_sum()$' "$T/explained" || fail "explain"
	grep -q 'unpin_user_page() at mm/region.c:58' "$T/explained" || fail "explain without the release"
	ask explain "$T/card/mm/region.c:51"
	cmp "$T/explained" "$T/stdout" || fail "a file of the driver alone is explained otherwise"
	ask explain "$T/card" "$T/card/mm/region.c:51"
	cmp "$T/explained" "$T/stdout" || fail "the driver and the file's path are explained otherwise"
	ask explain "$T/card" mm/region.c:52
	expect_error "no call at 'mm/region.c:52'"
	ask explain "$T/card" mm/region.c
	expect_error "no FILE:LINE"
done

# Some of its files; folders that in a kernel tree are no code are.
check "$T/linux" "$T/card" mm
expect_findings <<-'END'
mm/region.c:51 raw-call
END
mkdir "$T/card/tools"
mv "$T/card/mm/region.c" "$T/card/tools"
check "$T/linux" "$T/card"
[ "$(grep -c '^tools/region.c:51' "$T/stdout")" -eq 1 ] || fail "a driver's tools/ is not looked at"
mv "$T/card/tools/region.c" "$T/card/mm"
rmdir "$T/card/tools"

# Nothing is written into either, wherever one stands.
(cd "$T/card" && XDG_CACHE_HOME=$T/cache "$TREEWIDE" check --kernel "$T/linux" --campaign "$CAMPAIGN" . \
	>"$T/stdout" 2>"$T/stderr") && fail "no findings from inside of the driver"
[ "$(wc -l <"$T/stdout")" -eq 3 ] || fail "other findings from inside of the driver"
listing "$T/card" | diff "$T/before" - || fail "the driver was written to"
[ -d "$T/cache/treewide" ] || fail "where are the program's own files?"
run "$TREEWIDE" check --kernel "$T/linux" --campaign "$CAMPAIGN" --build "$T/card/b" "$T/card"
expect_error "'$T/card/b' lies in the driver"

# What the compiler reads through links is read; a kernel behind one is not.
mkdir "$T/shared"
mv "$T/card/mm/region.c" "$T/shared"
ln -s ../../shared/region.c "$T/card/mm/region.c"
ln -s "$T/linux" "$T/card/kernel"
ln -s . "$T/card/again"
check "$T/linux" "$T/card"
[ "$(grep -c '^mm/region.c:51' "$T/stdout")" -eq 1 ] && [ "$(wc -l <"$T/stdout")" -eq 3 ] ||
	fail "a linked source is not read, or more than it"
rm "$T/card/mm/region.c" "$T/card/kernel" "$T/card/again"
rmdir "$T/card/mm"
ln -s ../shared "$T/card/mm"
check "$T/linux" "$T/card"
[ "$(grep -c '^mm/region.c:51' "$T/stdout")" -eq 1 ] || fail "a linked folder is not read"
rm "$T/card/mm"
mv "$T/shared" "$T/card/mm"
listing "$T/card" | diff "$T/before" - || fail "this test is wrong"

# A git repository of one: what was added since, or what a patch adds.
git init -q -b master "$T/card"
commit_all "$T/card" "card: begin"
sed -i 's/^	u32 \*words;/&\n	pin_user_pages(0, 1, 0, \&page);/' "$T/card/mm/region.c"
git -C "$T/card" diff >"$T/patch"
check "$T/linux" "$T/card" --base HEAD
expect_status 1
expect_findings <<-'END'
mm/region.c:47 raw-call
END
grep -q '^1 finding, 1 old in 1 file' "$T/stderr" || fail "what was there before is new"
git -C "$T/card" checkout -q .
INPUT=$T/patch check "$T/linux" "$T/card" -
expect_status 1
grep -q '^mm/region.c:47' "$T/stdout" || fail "a patch of the driver"
rm -rf "$T/card/.git"

# Never a false "clean".
mkdir -p "$T/none/doc" "$T/clean"
for verb in check survey audit; do
	run "$TREEWIDE" $verb --kernel "$T/linux" --build "$T/build" --campaign "$CAMPAIGN" "$T/none"
	expect_error "'$T/none' has no file"
done
echo text >"$T/none/doc/README"
check "$T/linux" "$T/none"
expect_error "'$T/none' has no C file among its 1 files"
echo 'int f(void) { return 0; }' >"$T/clean/f.c"
check "$T/linux" "$T/clean"
expect_status 0
grep -q '^0 findings in 0 files that name the API (C files read: 1)$' "$T/stderr" || fail "clean of nothing"
check "$T/none" "$T/card"
expect_error "'$T/none' is no kernel tree and has no kernel headers"
check "$T/linux" "$T/card" "$T/clean"
expect_error 'one driver at a time'
check "$T/linux" "$T"
expect_error "holds the kernel tree itself"
