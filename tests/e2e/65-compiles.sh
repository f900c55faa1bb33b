#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# The helpers, the KUnit suite and some conversions compile on x86-64 without a
# new warning, and mm/ also where there is no MMU.
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

command -v arm-linux-gnueabi-gcc >/dev/null || {
	echo "SKIP: no arm-linux-gnueabi-gcc for the part without MMU"
	exit 0
}
kbuild "$T/arm" ARCH=arm CROSS_COMPILE=arm-linux-gnueabi- mps2_defconfig
grep -q '^# CONFIG_MMU is not set' "$T/arm/.config" || fail "the configuration has an MMU"
kbuild "$T/arm" ARCH=arm CROSS_COMPILE=arm-linux-gnueabi- prepare mm/gup.o mm/nommu.o ||
	fail "does not compile without MMU: $(grep -B2 -A9 error: "$T/log")"
! grep -A9 'warning:' "$T/log" || fail "new warnings without MMU"
