#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# audit of Debian's 6.12: the suspects of the table that people wrote, the pins
# of iov_iter_extract_pages() that outlive their system call, and the page that
# put_page() leaves pinned.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
expect_status 0
run "$TREEWIDE_FAST" audit --kernel "$KERNEL" --build "$T/build" --campaign "$CAMPAIGN" --format tsv
expect_status 0
truth=$TOP/tests/oracle/sites-6.12.tsv
awk -F '\t' '$11 == "yes" { print $1, $3, $4 }' "$truth" | sort >"$T/truth"
awk -F '\t' '$1 == "suspect" { print $2, $4, $5 }' "$T/stdout" | sort >"$T/suspects"
[ "$(comm -12 "$T/truth" "$T/suspects" | wc -l)" -ge 7 ] || fail "suspects are missing"
[ "$(comm -13 "$T/truth" "$T/suspects" | wc -l)" -le 2 ] || fail "too many are no suspects"
# A suspect that was not found is shown for review.
comm -23 "$T/truth" "$T/suspects" | while read -r file function callee; do
	grep -q "^review	$file	[0-9]*	$function	$callee	" "$T/stdout" || fail "$function() is hidden"
done
[ "$(cut -f 1 "$T/stdout" | sed -n 2p)" = suspect ] || fail "suspects are not first"
grep -q '^no-flags	drivers/tee/tee_shm.c	[0-9]*	register_shm_helper	iov_iter_extract_pages	.*	ESCAPES	' "$T/stdout" ||
	fail "register_shm_helper() is missing"
grep -q '^wrong-release	drivers/virt/acrn/vm.c	[0-9]*	acrn_vm_destroy	' "$T/stdout" ||
	fail "put_page() of acrn_vm_destroy() is missing"
# One that tells pinned pages from others before it drops them is right.
! grep '^wrong-release.*	qib_user_sdma_free_pkt_frag	' "$T/stdout" || fail "a false claim"
