#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The helpers, the KUnit suite and some conversions compile on x86-64 without a
# new warning, and mm/ also where there is no MMU; and all of that once more with
# the door locked, which keeps a raw call outside of mm/ from compiling.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
tree=$T/linux
cp -a --reflink=auto "$KERNEL" "$tree"
# kbuild O=FOLDER WORDS...: one make call, its output in the log.
kbuild() {
	local output=$1
	shift
	make -C "$tree" O="$output" -j"$(nproc)" "$@" >"$T/log" 2>&1
}
# holds_call OBJECT: the call itself was compiled, not just its file.
holds_call() {
	readelf -rW "$1" >"$T/relocations" 2>/dev/null &&
		grep -q "pin_user_pages[a-z_]*${2:-}" "$T/relocations"
}

cat >"$T/config" <<'END'
CONFIG_WERROR=n
CONFIG_GCC_PLUGINS=n
CONFIG_KASAN=n
CONFIG_KCSAN=n
CONFIG_UBSAN=n
CONFIG_GCOV_KERNEL=n
CONFIG_MODULE_SIG=n
CONFIG_DEBUG_INFO_NONE=y
END
kbuild "$T/x86" KCONFIG_ALLCONFIG="$T/config" allmodconfig &&
	kbuild "$T/x86" prepare || fail "no configuration: $(tail "$T/log")"

# The first conversions whose calls this configuration compiles as they are.
mapfile -t mails < <(patches)
git apply --numstat "${mails[@]}" | cut -f 3 | grep '\.c$' | grep -v '^mm/' |
	grep -v '^arch/' | sort -u | sed -n 1,8p | sed 's/c$/o/' >"$T/tried"
mapfile -t tried <"$T/tried"
kbuild "$T/x86" -k "${tried[@]}" || true
while read -r object; do
	! holds_call "$T/x86/$object" || echo "$object"
done <"$T/tried" | sed -n 1,5p >"$T/objects"
[ "$(wc -l <"$T/objects")" -ge 3 ] || fail "only $(cat "$T/objects") can be compiled"

(cd "$tree" && git apply "${mails[@]}") || fail "git apply"
mapfile -t objects < <({
	echo mm/gup.o
	git apply --numstat "${mails[@]}" | cut -f 3 | grep '^mm/.*\.c$' | sed 's/c$/o/'
	cat "$T/objects"
} | sort -u)
kbuild "$T/x86" "${objects[@]}" || fail "does not compile: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 'warning:' "$T/log" || fail "new warnings"
while read -r object; do
	holds_call "$T/x86/$object" '_\(long\|short\)term' || fail "$object has no call of a helper"
done <"$T/objects"

# What the series leaves outside of mm/ is converted by hand, somehow: of the
# tree that comes of it, the last patch is the rest.
others() { awk -F '\t' -v kind="$1" '$4 == kind && $5 == "left" && $1 !~ "^(mm/|include/linux/mm)"' "$SERIES/ledger.tsv"; }
others call | while IFS=$'\t' read -r file _ callee _; do
	grep -qw "${callee}_shortterm" "$tree/include/linux/mm.h" && helper=${callee}_shortterm ||
		helper=${callee}_longterm
	sed -i "s/\\<$callee(/$helper(/" "$tree/$file"
done
others flag | cut -f 1 | while read -r file; do
	sed -i 's/\<FOLL_LONGTERM\>/0/' "$tree/$file"
done
run "$TREEWIDE_FAST" generate --kernel "$tree" --output "$T/out" --build "$T/build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
expect_status 0
OUT=$T/out
find_series
last=$(patches | tail -n 1)
grep -q '^Subject: .* mm: make pin_user_pages\*() and FOLL_LONGTERM' "$last" ||
	fail "the door is not locked: $(sed -n '/still use them/,/^$/p' "$SERIES/0000-cover-letter.patch")"
(cd "$tree" && git apply "$last") || fail "git apply of the last patch"
run perl "$KERNEL/scripts/checkpatch.pl" --root="$KERNEL" --strict --no-summary --terse "$last"
[ "$(grep -c . "$T/stdout")" -eq 1 ] || fail "checkpatch has more to say than that nobody signed"
for file in include/linux/mm.h mm/gup.c; do
	[ "$("$tree/scripts/kernel-doc" -none "$tree/$file" 2>&1 | sed "s|.*$file:[0-9]*||")" = \
	  "$("$KERNEL/scripts/kernel-doc" -none "$KERNEL/$file" 2>&1 | sed "s|.*$file:[0-9]*||")" ] ||
		fail "kernel-doc of $file"
done
kbuild "$T/x86" "${objects[@]}" mm/gup_test.o || fail "does not compile with the door locked: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 'warning:' "$T/log" || fail "new warnings with the door locked"
# A raw call that comes back does not compile: planted where helpers are called.
planted=$(sed -n 1p "$T/objects")
cp "$tree/${planted%.o}.c" "$T/kept.c"
printf '\nvoid planted(struct page **p);\nvoid planted(struct page **p)\n{\n\tpin_user_pages_fast(0, 1, 0, p);\n}\n' >>"$tree/${planted%.o}.c"
! kbuild "$T/x86" "$planted" || fail "a raw call compiles outside of mm/"
grep -q 'error: implicit declaration.*pin_user_pages_fast' "$T/log" || fail "it fails for another reason: $(tail "$T/log")"
printf 'int planted = FOLL_LONGTERM;\n' | cat "$T/kept.c" - >"$tree/${planted%.o}.c"
! kbuild "$T/x86" "$planted" || fail "the flag is still there outside of mm/"
grep -q "error: .*FOLL_LONGTERM.* undeclared" "$T/log" || fail "it fails for another reason: $(tail "$T/log")"
cp "$T/kept.c" "$tree/${planted%.o}.c"

command -v arm-linux-gnueabi-gcc >/dev/null || {
	echo "SKIP: no arm-linux-gnueabi-gcc for the part without MMU"
	exit 0
}
kbuild "$T/arm" ARCH=arm CROSS_COMPILE=arm-linux-gnueabi- mps2_defconfig
grep -q '^# CONFIG_MMU is not set' "$T/arm/.config" || fail "the configuration has an MMU"
# With the door locked; and open again, as the first patch leaves it.
kbuild "$T/arm" ARCH=arm CROSS_COMPILE=arm-linux-gnueabi- prepare mm/gup.o mm/nommu.o ||
	fail "does not compile without MMU, the door locked: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 'warning:' "$T/log" || fail "new warnings without MMU, the door locked"
(cd "$tree" && git apply -R "$last") || fail "git apply -R of the last patch"
kbuild "$T/arm" ARCH=arm CROSS_COMPILE=arm-linux-gnueabi- mm/gup.o mm/nommu.o ||
	fail "does not compile without MMU: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 'warning:' "$T/log" || fail "new warnings without MMU"
