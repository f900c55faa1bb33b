#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# Object code of some files of a real kernel, one for each way in which a call is
# converted: a flag in the call and none, in a local variable, left to another
# function; four of the functions; what held is claimed by the next series as
# long as base and diff are the same; and mutants of these files do not pass.
. "$(dirname "$0")/../lib.sh"
for tool in clang flex bison bc readelf objdump; do
	command -v "$tool" >/dev/null || skip "no $tool"
done

real_series "$1"
cp -r "$SERIES" "$T/${SERIES##*/}"
series=$T/${SERIES##*/}
label=${SERIES##*/}
proved=(
	io_uring/memmap.c	# _fast, the flag beside another
	drivers/gpu/drm/vmwgfx/vmwgfx_msg.c # the flag alone, three calls
	drivers/vdpa/vdpa_user/vduse_dev.c # plain, long-term
	net/xdp/xdp_umem.c	# a variable and the flag
	net/rds/rdma.c		# the flag in a local variable
	net/rds/info.c		# _fast, short-term
	drivers/media/pci/ivtv/ivtv-udma.c # _unlocked, no flag at all
	mm/process_vm_access.c	# _remote, a local variable, short-term
	drivers/vfio/vfio_iommu_type1.c # _remote, long-term
)
crossing=drivers/iommu/iommufd/pages.c # the flag is set by another function
# The copy of the tree and the caches are kept.
build=$BUILD/test/verify-$1
mkdir -p "$build"
exec 9>"$build/lock"
flock 9
rm -rf "$build/verify/proofs"
words=(--kernel "$KERNEL" --build "$build" --campaign "$CAMPAIGN" --wrappers "$WRAPPERS")
files=()
for file in "${proved[@]}" "$crossing"; do
	[ -e "$KERNEL/$file" ] || fail "$file is not in this tree"
	files+=(--file "$file")
done
verify() {
	run "$TREEWIDE_FAST" verify "${TRUST[@]}" "${words[@]}" --output "$T" --level build "${files[@]}" "$@"
}
before=$(snapshot "$KERNEL")
verify
expect_status 0
[ "$before" = "$(snapshot "$KERNEL")" ] || fail "KERNEL was written to"

verdict() {
	jq -r --arg f "$1" '.objects[] | select(.file == $f) | .verdict' "$series/verify.json"
}
for file in "${proved[@]}"; do
	[ "$(verdict "$file")" = PROVED ] || fail "$file: $(verdict "$file")"
done
[ "$(verdict "$crossing")" = LOOK ] || fail "a flag in a struct is no proof"
grep -q 'pfn_reader_user_pin() at line' "$T/stdout" || fail "no explanation"
for column in covered proved builds; do
	jq -r ".patches[].$column.result" "$series/verify.json" | grep -qx ok || fail "no patch is ok in $column"
	! jq -r ".patches[].$column.result" "$series/verify.json" | grep -qx RED || fail "$column is red"
done

# The next series says so, where it holds, and only there.
objects() { printf '%s\n' "$@" | sed 's/c$/o/' | sort; }
# claims KERNEL CAMPAIGN: the objects that mails claim something of, to T/claims.
claims() {
	rm -rf "$T/again"
	run "$TREEWIDE_FAST" generate --kernel "$1" --output "$T/again" --build "$build" \
		--campaign "$2" --wrappers "$WRAPPERS"
	[ "$status" -le 1 ] || fail "no next series"
	for mail in "$T/again/$label"/[0-9]*.patch; do
		case $mail in */0000-*) continue ;; esac
		sed '/^---$/,$d' "$mail" | tr '\n' ' ' |
			grep -o 'helpers expanded to the calls.* byte-identical before and after (clang [0-9.]*, x86_64, allmodconfig' |
			grep -o '[a-z][^ ,]*\.o\b' || true
	done | sort >"$T/claims"
}
claims "$KERNEL" "$CAMPAIGN"
diff <(objects "${proved[@]}") "$T/claims" || fail "the mails do not claim just what was shown"
grep -q 'helpers expanded to the calls' "$T/again/$label"/*0000-cover-letter.patch ||
	fail "the cover letter claims nothing"
# Another comment at short-term calls is another diff: the claims of their patches
# go, that of the long-term call of net/rds with them.
cp -r "$CAMPAIGN" "$T/campaign"
grep -rl 'Pin lifetime' "$T/campaign" | xargs sed -i 's/Pin lifetime/Life of the pin/'
claims "$KERNEL" "$T/campaign"
diff <(objects "${proved[@]::4}" drivers/vfio/vfio_iommu_type1.c) "$T/claims" ||
	fail "a claim outlives its diff, or dies without reason"
# Another base: a line in the header of the API.
rm -rf "$build/other"
cp -al "$build/verify/$label/linux" "$build/other"
for file in "$series"/*.patch; do
	sed -n 's|^+++ b/||p' "$file"
done | sort -u | while read -r file; do
	rm -f "$build/other/$file"
	[ ! -e "$KERNEL/$file" ] || cp -p "$KERNEL/$file" "$build/other/$file"
done
claims "$build/other" "$CAMPAIGN"
diff <(objects "${proved[@]}") "$T/claims" || fail "the same base in another place claims something else"
echo '/* another base */' >>"$build/other/include/linux/mm.h"
claims "$build/other" "$CAMPAIGN"
[ ! -s "$T/claims" ] || fail "a claim outlives its base: $(cat "$T/claims")"
rm -rf "$build/other"

verify --mutants
grep -q 'caught .*flag left in the variable' "$T/stdout" || fail "a flag left in passes"
! grep -q SURVIVED "$T/stdout" || fail "a mutant passes"
[ "$(grep -c '^  caught' "$T/stdout")" -ge 7 ] || fail "too few mutants"
