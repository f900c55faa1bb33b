#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
#
# helpers-compile - the helpers and their KUnit suite are sound kernel code
#
#	usage: helpers-compile KERNEL [MEMBER:ls ...]
#
# On KERNEL, which is not written to: kernel-doc and checkpatch.pl --strict
# remark nothing, mm/gup.o and the suite compile with W=1 and an MMU without a
# warning that was not there before, mm/gup.o also without one, and every helper
# is in the objects with its raw function's export class. JOBS=n, KEEP=1. Exit 77:
# a tool is missing.
. "$(dirname "$0")/helpers-lib.sh"
need gcc make flex bison bc perl nm
has_header gelf.h
write_helpers "$@"

# --- kernel-doc: as many remarks as before, and not on the helpers
kernel_doc() {
	local wall=-v
	# What 6.1 calls -v is -Wall later.
	! "$kernel/scripts/kernel-doc" -h 2>&1 | grep -q -- '-Wall' || wall=-Wall
	# Line numbers move, and 6.1 says what it looks at: that is no remark.
	"$kernel/scripts/kernel-doc" -none "$wall" "$1" 2>&1 |
		sed -E "s,[^ ]*/(mm|include)/,\1/,; s/:[0-9]+:?/:/" |
		grep -v 'Scanning doc for' | sort
}
# Newer trees have it in Python, which leaves its byte code beside a script.
export PYTHONDONTWRITEBYTECODE=1
while read -r file; do
	kernel_doc "$kernel/$file" >"$work/doc.before" || true
	kernel_doc "$work/out/1/$file" >"$work/doc.after" || true
	comm -13 "$work/doc.before" "$work/doc.after" >"$log"
	[ ! -s "$log" ] || fail "kernel-doc remarks on $file"
done < <(cd "$work/out/1" && find mm include -name '*.[ch]')
# It must have been able to look: the header is about the helpers now.
pages=$("$kernel/scripts/kernel-doc" -rst "$work/out/1/include/linux/mm.h" 2>/dev/null |
	grep -c 'c:function::.*pin_user_pages.*_\(long\|short\)term' || true)
[ "$pages" -gt 0 ] || fail "kernel-doc finds no helper in include/linux/mm.h"
echo "kernel-doc: $pages helpers, no new remark"

# --- checkpatch: nothing but the person's signature and the new files
mkdir "$work/checkpatch"
cp "$kernel"/scripts/{checkpatch.pl,spelling.txt,const_structs.checkpatch} "$work/checkpatch"
for part in 1 2; do
	{
		printf 'From: A <a@example.org>\nSubject: [PATCH] mm: add helpers\n\n'
		printf 'What this does.\n\nAnd why it does that.\n\n---\n'
		make_diff "$part"
	} >"$work/$part.patch"
	[ "$(wc -l <"$work/$part.patch")" -gt 20 ] || fail "part $part is empty"
	(cd "$work/checkpatch" && perl ./checkpatch.pl --strict --root="$kernel" --terse \
		--show-types --no-summary "../$part.patch" || true) >"$work/remarks" 2>&1
	grep -q MISSING_SIGN_OFF "$work/remarks" || fail "checkpatch did not judge part $part"
	grep -v 'MISSING_SIGN_OFF\|FILE_PATH_CHANGES' "$work/remarks" >"$log" || true
	[ ! -s "$log" ] || fail "checkpatch remarks on part $part"
done

link_tree
# warnings: those in the log, without places.
warnings() {
	grep -E 'warning:|error:' "$log" | sed -E 's/^[^:]*:[0-9]+(:[0-9]+)?: //' | sort -u || true
}

# compile FOLDER CONFIG WORDS...: before and after the patches, W=1; then the
# object must hold every helper.
compile() {
	local folder=$1 config=$2 objects=mm/gup.o
	shift 2
	kbuild "$folder" "$@" KCONFIG_ALLCONFIG="$work/config" "$config"
	kbuild "$folder" "$@" W=1 prepare
	kbuild "$folder" "$@" W=1 mm/gup.o
	warnings >"$work/$folder.before"
	apply_part 1
	apply_part 2
	if grep -q '^CONFIG_MMU=y' "$work/$folder/.config"; then
		kbuild "$folder" "$@" KCONFIG_ALLCONFIG="$work/config" "$config"
		grep -q '^CONFIG_PIN_USER_PAGES_KUNIT_TEST=y' "$work/$folder/.config" ||
			fail "the suite's symbol is not set"
		objects+=" mm/pin_user_pages_kunit.o"
	fi
	# shellcheck disable=SC2086
	kbuild "$folder" "$@" W=1 $objects
	warnings >"$work/$folder.after"
	comm -13 "$work/$folder.before" "$work/$folder.after" >"$work/new"
	[ ! -s "$work/new" ] || fail "new warnings ($folder): $(cat "$work/new")"
}

# Each helper of the header is defined and exported as its raw function is.
check_symbols() {
	local object=$work/$1/mm/gup.o tool=$2 helper raw count=0
	for helper in $(grep -ho 'pin_user_pages[a-z_]*_\(long\|short\)term(' "$work/out/1/include/linux/mm.h" |
			tr -d '(' | sort -u); do
		raw=${helper%_*}
		"$tool" "$object" | grep -q " T $helper\$" || fail "$1: $helper is not defined"
		[ "$(exported "$raw")" = "$(exported "$helper")" ] ||
			fail "$helper is exported $(exported "$helper"), $raw $(exported "$raw")"
		count=$((count + 1))
	done
	[ "$count" -gt 0 ] || fail "no helper in include/linux/mm.h"
	echo "$1: $count helpers in mm/gup.o"
}
exported() {
	sed -n "s/^\(EXPORT_SYMBOL[A-Z_]*\)($1[,)].*/\1/p" "$work/out/1/mm/gup.c"
}

cat >"$work/config" <<'END'
CONFIG_64BIT=y
CONFIG_MODULES=y
CONFIG_TRANSPARENT_HUGEPAGE=y
CONFIG_KUNIT=y
CONFIG_KUNIT_ALL_TESTS=n
CONFIG_PIN_USER_PAGES_KUNIT_TEST=y
CONFIG_WERROR=n
END
compile mmu allnoconfig ARCH=x86
check_symbols mmu nm

# --- no MMU: the first of these that has its compiler
: >"$work/config"
rm -rf "$work/tree"
link_tree
while read -r arch cross config; do
	command -v "${cross}gcc" >/dev/null || continue
	[ -e "$kernel/arch/$arch/configs/$config" ] || continue
	compile nommu "$config" ARCH="$arch" CROSS_COMPILE="$cross"
	! grep -q '^CONFIG_MMU=y' "$work/nommu/.config" || fail "$config has an MMU"
	check_symbols nommu "${cross}nm"
	exit 0
done <<'END'
arm arm-linux-gnueabi- mps2_defconfig
sh sh4-linux-gnu- rsk7203_defconfig
riscv riscv64-linux-gnu- nommu_virt_defconfig
END
skip "the part without MMU: no gcc for arm, sh4 or riscv64 (gcc-arm-linux-gnueabi)"
