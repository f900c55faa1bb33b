# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
#
# check-lib.sh - what the tests of the check share; sourced behind lib.sh
#
#	check "$T/linux" --base HEAD~1
#	expect_findings <<-'END'
#	drivers/a.c:3 raw-call
#	END

# check KERNEL OPTION...: the verb, with KERNEL watched; standard input is $INPUT.
check() {
	local kernel=$1 before
	shift
	before=$(snapshot "$kernel" 2>/dev/null) || true
	command_line="treewide check --kernel $kernel $*"
	status=0
	"$TREEWIDE" check --kernel "$kernel" --build "$T/build" \
		--campaign "$CAMPAIGN" "$@" \
		>"$T/stdout" 2>"$T/stderr" <"${INPUT:-/dev/null}" || status=$?
	[ "$before" = "$(snapshot "$kernel" 2>/dev/null || true)" ] ||
		fail "KERNEL was written to"
	! grep -E 'CRITICAL|AddressSanitizer|LeakSanitizer|runtime error' \
		"$T/stderr" || fail "the program itself misbehaves"
}

# expect_findings: standard output is in gcc's form; these are its places and
# ids, sorted; standard input has them.
expect_findings() {
	sed -nE 's/^([^:]*:[0-9]+):[0-9]+: .* \[([a-z-]+)\]$/\1 \2/p' "$T/stdout" |
		sort >"$T/found"
	[ "$(wc -l <"$T/found")" -eq "$(wc -l <"$T/stdout")" ] ||
		fail "standard output has something else than findings"
	sort | diff -u - "$T/found" || fail "other findings than these"
}

# converted_tree FOLDER: the small kernel tree, converted, comments written.
converted_tree() {
	tiny_tree "$1"
	generate "$1"
	expect_status 0
	find_series
	git_as_me -C "$1" am -q "$SERIES/series.mbox"
	(cd "$1" && grep -rl --include='*.c' EDITME . |
		xargs sed -i 's/EDITME - /dropped by its caller before it returns: /')
	commit_all "$1" "write the comments"
}
