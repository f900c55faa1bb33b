#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12
# The mails of a real kernel's series hold: all apply, each conversion alone,
# checkpatch.pl and git send-email take them, and the tables say so.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
cp -r "$SERIES" "$T/${SERIES##*/}"
series=$T/${SERIES##*/}
before=$(snapshot "$KERNEL")
run "$TREEWIDE_FAST" verify "${TRUST[@]}" --kernel "$KERNEL" --output "$T" --build "$T/build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS" --level quick
expect_status 0
[ "$before" = "$(snapshot "$KERNEL")" ] || fail "KERNEL was written to"

count=$(patches | wc -l)
[ "$(tail -n +2 "$series/verify.tsv" | wc -l)" -eq "$count" ] || fail "not a row a patch"
[ "$(cut -f 3 "$series/verify.tsv" | grep -c '^ok$')" -eq "$count" ] || fail "not all applied"
[ "$(cut -f 4 "$series/verify.tsv" | grep -c '^ok$')" -eq $((count - 1)) ] || fail "not all applied alone"
[ "$(cut -f 5 "$series/verify.tsv" | grep -c '^ok$')" -eq "$count" ] || fail "not all mails are well"
[ "$(jq .counts.red "$series/verify.json")" -eq 0 ] || fail "red, and exit 0"
[ "$(jq .counts.skipped "$series/verify.json")" -eq 0 ] || fail "something was skipped"
tail -n 2 "$T/stdout" | grep -q '^[0-9]* held, 0 to look at, 0 skipped, 0 red$' || fail "no counts"

# The page beside the series says so, too.
grep -q '<h2>Does it hold?</h2>' "$series/report.html" || fail "the page does not know"
sed -n 's/^"verify"://p' "$series/report.html" | jq -S . | diff <(jq -S . "$series/verify.json") - ||
	fail "the page has other results"

# The tables are no edits: the next series keeps no copy of the old one.
run "$TREEWIDE_FAST" generate --kernel "$KERNEL" --output "$T" --build "$T/build" \
	--campaign "$CAMPAIGN" --wrappers "$WRAPPERS"
[ "$status" -le 1 ] || fail "no second series"
! ls -d "$T"/*.old-* 2>/dev/null || fail "verify's tables were taken for edits"
