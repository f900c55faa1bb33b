#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# survey says what generate finds, in each form; explain says why, of one call.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
listing "$T/linux" >"$T/before"
generate "$T/linux"
expect_status 0
find_series

ask() {
	"$TREEWIDE" "$@" --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" --no-lifetimes >"$T/said" 2>"$T/stderr"
}
ask survey --format tsv || fail "survey failed: $(cat "$T/stderr")"
cut -f 1-7 "$SERIES/sites.tsv" >"$T/expected"
cut -f 1-7 "$T/said" | diff "$T/expected" - || fail "survey differs from generate"
ask survey --format json || fail "survey failed"
[ "$(jq length "$T/said")" -eq "$(($(wc -l <"$T/expected") - 1))" ] || fail "survey as JSON"
ask survey --format md || fail "survey failed"
[ "$(grep -c '^| [a-z]*/' "$T/said")" -eq "$(($(wc -l <"$T/expected") - 1))" ] || fail "survey as md"
ask survey || fail "survey failed"
grep -q '7 calls in 7 files' "$T/said" || fail "survey as text: $(cat "$T/said")"
! ask survey --format xml || fail "an unknown form was taken"

ask explain drivers/beta/helper.c:8 || fail "explain failed: $(cat "$T/stderr")"
grep -q '^verdict *CONDITIONAL' "$T/said" || fail "explain: $(cat "$T/said")"
grep -q 'parameter' "$T/said" || fail "explain gives no reason: $(cat "$T/said")"
status=0
ask explain drivers/beta/helper.c:9 || status=$?
[ "$status" -eq 2 ] || fail "explain of a place without a call: status $status"
grep -q "no call at 'drivers/beta/helper.c:9'" "$T/stderr" || fail "no clear sentence"

listing "$T/linux" | diff "$T/before" - || fail "the tree was changed"
