#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# b4 finds in the mails what it looks for: the base commit, the change-id that
# the versions share, and the tags of the answers, by its own reading.
. "$(dirname "$0")/../lib.sh"
. "$TOP/tests/life-lib.sh"
L=$T/linux

command -v b4 >/dev/null || skip "b4 is not installed (apt-get install b4)"
/usr/bin/python3 -c 'import b4' 2>/dev/null || skip "b4 is no module of /usr/bin/python3"
lamp_tree "$L"
rule_generate
expect_status 0
find_series
{
	cat "$SERIES"/*.patch
	answer "Jane Doe <jane@example.org>" a1@x "$(header "$SERIES"/*alpha*.patch Message-ID)" "Acked-by: Jane Doe <jane@example.org>"
} >"$T/box"
run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/box"
expect_status 0
cat >"$T/read.py" <<'EOF'
import b4, mailbox, sys
b4.can_network = False
box = b4.LoreMailbox()
for message in mailbox.mbox(sys.argv[1]):
    box.add_message(message)
series = box.get_series()
print(series.revision, series.change_id, series.base_commit)
for patch in series.patches[1:]:
    print(patch.subject, sorted(str(t.as_string()) for t in patch.followup_trailers))
EOF
(cd "$L" && /usr/bin/python3 "$T/read.py" "$T/box") >"$T/b4" 2>"$T/b4.err" || fail "b4 cannot read the series: $(cat "$T/b4.err")"
read -r revision change base <"$T/b4"
[ "$revision" = 1 ] || fail "b4 takes it for version $revision"
[ "$change" = "$(sed -n 's/^change-id: //p' "$SERIES"/0000-*)" ] || fail "b4 reads another change-id: $change"
[ "$base" = "$(git -C "$L" rev-parse HEAD)" ] || fail "b4 reads another base: $base"
grep -q "alpha.*Acked-by: Jane Doe <jane@example.org>" "$T/b4" || fail "b4 finds other tags: $(cat "$T/b4")"

# What we carry is what b4 would: the mail with it is the same to b4.
rule_generate --reroll 2
expect_status 0
V2=$(dirname "$OUT"/linux-*/v2-0000-*)
cat "$V2"/*.patch >"$T/box2"
(cd "$L" && /usr/bin/python3 "$T/read.py" "$T/box2") >"$T/b4" 2>"$T/b4.err" || fail "b4 cannot read v2: $(cat "$T/b4.err")"
[ "$(sed 1q "$T/b4")" = "2 $change $base" ] || fail "b4 reads v2 as $(sed 1q "$T/b4")"
