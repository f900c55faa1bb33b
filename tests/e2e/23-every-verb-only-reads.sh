#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# No verb leaves a trace in KERNEL, .git included: neither in an index that git
# would like to refresh, nor on objects that it would write if they were not there.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
# git believes these files to be other than the index says until it has looked
find "$T/linux" -name .git -prune -o -type f -exec touch -d '2 hours ago' {} +
call=$(grep -n 'pin_user_pages_fast(' "$T/linux/drivers/beta/xfer.c" | cut -d : -f 1)
common=(--build "$T/build" --campaign "$CAMPAIGN")
generate "$T/linux"
expect_status 0
find_series

# reads VERB OPTION...: runs it on the tree, and looks at the tree.
reads() {
	local before
	before=$(snapshot "$T/linux")
	run "$TREEWIDE" "$1" --kernel "$T/linux" "${@:2}"
	[ "$status" -le 1 ] || fail "$1 does not run"
	diff <(echo "$before") <(snapshot "$T/linux") ||
		fail "$1 wrote to KERNEL"
	tried+=" $1"
}
reads generate "${common[@]}" --wrappers "$WRAPPERS" --output "$T/other"
reads comments "${common[@]}"
reads convert "${common[@]}" "$T/linux/drivers/beta/xfer.c"
reads check "${common[@]}"
reads check "${common[@]}" --base HEAD
reads maintainers --roles drivers/beta/xfer.c
reads survey "${common[@]}"
reads audit "${common[@]}"
reads explain "${common[@]}" "drivers/beta/xfer.c:$call"
reads verify "${TRUST[@]}" "${common[@]}" --wrappers "$WRAPPERS" --output "$OUT" --level quick
reads ready "${TRUST[@]}" --build "$T/build" --output "$OUT"
# and with a rule of the user's own
printf '/// call it by its name\n//# treewide: own=include/linux/mm.h\n@@ @@\n- pin_user_pages_unlocked\n+ pin_user_pages_fast\n  (...)\n' >"$T/own.cocci"
reads status --output "$OUT"
reads plan --build "$T/build" "$T/own.cocci"
reads generate --build "$T/build" --output "$T/own" "$T/own.cocci"
reads check --build "$T/build" "$T/own.cocci"
# these get no kernel
tried+=" new test tags"

# the same where git keeps all objects in one pack
git -C "$T/linux" gc -q
reads generate "${common[@]}" --wrappers "$WRAPPERS" --output "$T/packed"
reads verify "${TRUST[@]}" "${common[@]}" --wrappers "$WRAPPERS" --output "$OUT" --level quick

for verb in $({ "$TREEWIDE" 2>&1 || true; } | awk '/^  [a-z]/ { print $1 }'); do
	[[ " $tried " = *" $verb "* ]] || fail "nobody looks at what $verb does to KERNEL"
done
