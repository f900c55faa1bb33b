#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Answers to a series become tags of the patches that still do the same: the
# state file keeps them, v2 carries them and says what is new, and what nobody
# can believe, or is not for the patch any more, is left and named.
. "$(dirname "$0")/../lib.sh"
. "$TOP/tests/life-lib.sh"
L=$T/linux

lamp_tree "$L"
rule_generate
expect_status 0
find_series
STATE=$OUT/dim.state.json
jq -e '.["treewide-state"] == 1 and .series[0].postings[0].version == 1' "$STATE" >/dev/null || fail "no state"
cover=$(header "$SERIES"/0000-*.patch Message-ID)
alpha=$(header "$SERIES"/*alpha*.patch Message-ID)
change=$(sed -n 's/^change-id: //p' "$SERIES"/0000-*.patch)
[[ "$change" =~ ^[0-9]{8}-dim-[0-9a-f]{12}$ ]] || fail "no change-id of b4's form: $change"
[ "$(jq -r '.series[0]["change-id"]' "$STATE")" = "$change" ] || fail "the state has another change-id"

# The same again is the same state, byte for byte.
cp "$STATE" "$T/state"
rule_generate
cmp -s "$STATE" "$T/state" || fail "the same run changes the state"

# --- answers
{
	cat "$SERIES"/*.patch
	answer "Jane Doe <jane@example.org>" a1@x "$alpha" "Acked-by: Jane Doe <jane@example.org>"
	answer "Jane Doe <jane@example.org>" a2@x "$alpha" "> Tested-by: Jane Doe <jane@example.org>"
	answer '"jane@example.org" <evil@example.com>' a3@x "$alpha" "Reviewed-by: Jane Doe <jane@example.org>"
	answer "John Roe <john@example.org>" a4@x "<a1@x>" "Reviewed-by: John Roe <john@example.org>"
	answer "Kim Lee <kim@example.org>" a5@x "$cover" "Tested-by: Kim Lee <kim@example.org>"
	answer "No One <no@example.org>" a6@x "$alpha" "Nacked-by: No One <no@example.org>"
	answer "Stranger <s@example.org>" a7@x "<other@x>" "Acked-by: Stranger <s@example.org>"
} >"$T/box"
run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/box"
expect_status 1
grep -q '4 new tags, 0 known before, 1 left' "$T/stdout" || fail "other counts"
grep -q 'left: Reviewed-by: Jane Doe' "$T/stdout" || fail "a forged answer is not named"
! grep -q 'Stranger' "$STATE" || fail "an answer to something else counts"
jq -e '.series[0].postings[0].seen' "$STATE" >/dev/null || fail "the box did not show that v1 was sent"
run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/box"
grep -q '0 new tags, 4 known before' "$T/stdout" || fail "the same box gives new tags"

# --- v2: alpha is the same, beta is not
sed -i 's/dim_lamp(lamp)/dim_lamp(lamp + 1)/' "$L/drivers/beta/lamp.c"
printf '\nint beta_two(void)\n{\n\treturn dim_lamp(2);\n}\n' >>"$L/drivers/beta/lamp.c"
commit_all "$L" "beta: more light"
rule_generate --reroll 2
expect_status 0
grep -q 'dropped: Tested-by: Kim Lee.*beta' "$T/stdout" || fail "a tag that is dropped is not named"
grep -q 'Nacked-by: No One' "$T/stdout" || fail "a NAK is not named"
V2=$(dirname "$OUT"/linux-*/v2-0000-*)
mails=("$V2"/v2-0001-*)
sed '/^---$/q' "${mails[0]}" >"$T/message"
grep -A 2 '^Tested-by: Kim Lee <kim@example.org>$' "$T/message" | tr '\n' ' ' |
	grep -q 'kim@example.org> Reviewed-by: John Roe <john@example.org> Acked-by: Jane Doe <jane@example.org>' ||
	fail "the tags are not in the message: $(cat "$T/message")"
! grep -q 'Nacked' "$T/message" || fail "a NAK became a tag"
! grep -q '^Tested-by' "$V2"/v2-0002-* || fail "a tag for another patch is carried"
# shellcheck disable=SC2086
sed -n '/^---$/,/^ drivers/p' "${mails[0]}" | grep -q '^Changes in v2:' || fail "no changes below the ---"
grep -q 'drop the Tested-by of Kim Lee, since the' "$V2"/v2-0002-* || fail "the mail does not say what was dropped"
grep -q 'change beta_two(), too' "$V2"/v2-0002-* || fail "the mail does not say what is new"
grep -q "^- Link to v1: https://lore.kernel.org/r/$(tr -d '<>' <<<"$cover")\$" "$V2"/v2-0000-* || fail "no link to v1"
[ "$(sed -n 's/^change-id: //p' "$V2"/v2-0000-*)" = "$change" ] || fail "v2 has another change-id"
[ -z "$(header "$V2"/v2-0000-* In-Reply-To)" ] || fail "v2 answers v1"
[ "$(jq '.series[0].postings | length' "$STATE")" -eq 2 ] || fail "v1 or v2 is not in the state"

# --- a state that cannot be used is left as it is
for bad in '{' '[]' '{"treewide-state": 99}' '{"treewide-state": 1}' "$(jq 'del(.series[0].postings[0].patches[0]["message-id"])' "$T/state")"; do
	printf '%s' "$bad" >"$STATE"
	rule_generate
	expect_error "dim.state.json.*(damaged|newer)"
	[ "$(cat "$STATE")" = "$bad" ] || fail "a damaged state was written over"
	run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/box"
	expect_error "dim.state.json.*(damaged|newer)"
done
run "$TREEWIDE" tags --output "$OUT" --build "$T/build"
expect_error 'which mailbox'
run "$TREEWIDE" tags --output "$T" --build "$T/build" "$T/box"
expect_error 'holds no state'
