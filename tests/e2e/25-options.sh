#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# --split, --only, --reroll, --signoff, and a person's identity.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"

# conversions: which of the files each patch but the first touches, a line each.
conversions() {
	local patch
	for patch in $(patches); do
		git apply --numstat "$patch" | cut -f 3 | grep -E '^(drivers|fs|net)/' |
			paste -sd ' '
	done | sed '/^$/d' | sort
}
split() {
	rm -rf "$OUT"
	generate "$T/linux" --split "$1"
	expect_status 0
	find_series
	conversions
}
[ "$(split file | wc -l)" -eq 5 ] || fail "split by file: $(split file)"
[ "$(split none)" = "drivers/alpha/map.c drivers/alpha/umem.c drivers/beta/xfer.c fs/delta/bufmap.c net/gamma/info.c" ] ||
	fail "split none: $(split none)"
expected="drivers/alpha/map.c drivers/alpha/umem.c
drivers/beta/xfer.c
fs/delta/bufmap.c
net/gamma/info.c"
[ "$(split subsystem)" = "$expected" ] || fail "split by subsystem: $(split subsystem)"
[ "$(split maintainer)" = "$expected" ] || fail "split by maintainer: $(split maintainer)"

for only in drivers/beta/xfer.c drivers/beta "BETA TRANSFER ENGINE"; do
	rm -rf "$OUT"
	generate "$T/linux" --only "$only"
	expect_status 0
	find_series
	[ "$(conversions)" = drivers/beta/xfer.c ] || fail "--only '$only': $(conversions)"
done

rm -rf "$OUT"
git -C "$T/linux" config user.name 'Jörg Tester'
git -C "$T/linux" config user.email joerg@example.org
generate "$T/linux" --signoff --reroll 2
expect_status 0
find_series
for patch in $(patches); do
	header "$patch" Subject | grep -q '^\[RFC PATCH v2 ' || fail "no v2 in $patch"
	header "$patch" From | grep -q 'joerg@example.org' || fail "another author in $patch"
	grep -qx 'Signed-off-by: Jörg Tester <joerg@example.org>' "$patch" || fail "not signed: $patch"
done
header "$SERIES"/*0000-cover-letter.patch Subject | grep -q '^\[RFC PATCH v2 ' || fail "cover letter"
