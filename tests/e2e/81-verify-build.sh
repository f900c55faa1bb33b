#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# Object code of some files of a real kernel: a flag in the call and in a local,
# long-term and short-term, and one that passes through a struct; what held is
# kept for the next series; and mutants of the same files do not pass.
. "$(dirname "$0")/../lib.sh"
# Has never been seen to end on a busy machine: half an hour and more.
[ -n "${SLOW:-}" ] || skip "compiles a kernel's objects for half an hour: SLOW=1 runs it"
for tool in clang flex bison bc readelf objdump; do
	command -v "$tool" >/dev/null || skip "no $tool"
done

real_series "$1"
cp -r "$SERIES" "$T/${SERIES##*/}"
series=$T/${SERIES##*/}
files=(io_uring/memmap.c net/rds/rdma.c net/rds/info.c mm/process_vm_access.c
	drivers/iommu/iommufd/pages.c)
# The copy of the tree and the caches are kept.
build=$BUILD/test/verify-$1
mkdir -p "$build"
rm -rf "$build/verify/proofs"
exec 9>"$build/lock"
flock 9
words=()
for file in "${files[@]}"; do
	words+=(--file "$file")
done
verify() {
	run "$TREEWIDE_FAST" verify --kernel "$KERNEL" --output "$T" --build "$build" \
		--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level build "${words[@]}" "$@"
}
before=$(snapshot "$KERNEL")
verify
expect_status 0
[ "$before" = "$(snapshot "$KERNEL")" ] || fail "KERNEL was written to"

verdict() {
	jq -r --arg f "$1" '.objects[] | select(.file == $f) | .verdict' "$series/verify.json"
}
for file in "${files[@]::4}"; do
	[ "$(verdict "$file")" = PROVED ] || fail "$file: $(verdict "$file")"
done
[ "$(jq '[.objects[] | select(.red)] | length' "$series/verify.json")" -eq 0 ] || fail "red, and exit 0"
if grep -q "iommufd/pages.c.*gup_flags.*	longterm" "$series/sites.tsv"; then
	[ "$(verdict drivers/iommu/iommufd/pages.c)" = LOOK ] || fail "a flag in a struct is no proof"
	grep -q 'pfn_reader_user_pin() at line' "$T/stdout" || fail "no explanation"
fi
for column in covered proved builds; do
	jq -r ".patches[].$column.result" "$series/verify.json" | grep -qx ok || fail "no patch is ok in $column"
	! jq -r ".patches[].$column.result" "$series/verify.json" | grep -qx RED || fail "$column is red"
done
[ "$(ls "$build/verify/proofs" | wc -l)" -ge 4 ] || fail "what held is not kept"

# The next series says so, where it holds, and only there.
run "$TREEWIDE_FAST" generate --kernel "$KERNEL" --output "$T/again" --build "$build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
again=$T/again/${SERIES##*/}
[ "$(grep -l 'helpers expanded to the calls' "$again"/*.patch | wc -l)" -eq 4 ] ||
	fail "not three patches and the cover letter claim what was shown"
tr '\n' ' ' <"$(grep -l '^+++ b/io_uring/memmap.c' "$again"/*.patch)" |
	grep -q 'io_uring/memmap.o is byte-identical before and after (clang [0-9.]*, x86_64, allmodconfig' ||
	fail "the claim does not say what was shown"

verify --mutants
grep -q 'caught .*flag left in the variable' "$T/stdout" || fail "a flag left in passes"
! grep -q SURVIVED "$T/stdout" || fail "a mutant passes"
[ "$(grep -c '^  caught' "$T/stdout")" -ge 4 ] || fail "too few mutants"
