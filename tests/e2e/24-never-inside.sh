#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# No verb leaves anything in KERNEL: not where the default folders lie when it
# is run from there, not through links.
. "$(dirname "$0")/../lib.sh"
L=$T/linux
tiny_tree "$L"
before=$(snapshot "$L")
place=net/gamma/info.c:$(grep -n pin_user_pages "$L/net/gamma/info.c" | sed -n '1s/:.*//p')

# refused WORDS...: status 2, one sentence, and KERNEL is as it was
refused() {
	run "$TREEWIDE" "$@"
	expect_error 'inside the kernel tree'
	[ "$before" = "$(snapshot "$L")" ] || fail "KERNEL was written to"
}
common=(--kernel . --campaign "$CAMPAIGN")
cd "$L"
refused survey "${common[@]}"
refused check "${common[@]}"
refused audit "${common[@]}" --decisions none
refused explain "${common[@]}" "$place"
refused comments "${common[@]}"
refused generate "${common[@]}" --wrappers "$WRAPPERS" --output "$T/out"
refused generate "${common[@]}" --wrappers "$WRAPPERS" --build "$T/build"
cd "$T"
common=(--kernel "$L" --campaign "$CAMPAIGN")
ln -s "$L/zz" "$T/dangling"
ln -s "$L/net" "$T/net"
ln -s "$L" "$T/other"
for build in "$T/dangling" "$T/net/x/y" "$T/other" "$T/other/build" "$T/net/../build" "$L/../linux/b" "$L/b/../../linux/c"; do
	refused check "${common[@]}" --build "$build"
	refused generate "${common[@]}" --wrappers "$WRAPPERS" --build "$T/build" --output "$build"
	refused survey --kernel "$T/other" --campaign "$CAMPAIGN" --build "$build"
done

# A folder beside it whose name begins so is none in it.
run "$TREEWIDE" check "${common[@]}" --build "$T/linux-build"
expect_status 1
