#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A semantic patch that renames a call and leaves its flag there makes no patch
# of it: the helper would refuse the flag.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
cp -r "$CAMPAIGN" "$T/campaign"
sed -i 's/FOLL_LONGTERM/FOLL_NOTHING/' "$T/campaign/longterm.cocci"

# outcomes: of each call that is surely long-term
outcomes() {
	awk -F '\t' '$6 == "LONGTERM" { print $10 ": " $11 }' "$SERIES/sites.tsv" |
		sort | uniq -c | sed 's/^ *//'
}

generate "$T/linux"
expect_status 0
find_series
[ "$(outcomes)" = "2 longterm: " ] || fail "with the rule whole: $(outcomes)"

rm -rf "$OUT"
generate "$T/linux" --campaign "$T/campaign"
expect_status 0
find_series
[ "$(outcomes)" = "2 left: the semantic patch did not take away every flag of this file" ] ||
	fail "with a rule that leaves the flag: $(outcomes)"
! grep -l '^+.*pin_user_pages[a-z_]*_longterm(' "$SERIES"/*.patch ||
	fail "a call was renamed that still passes the flag"
