#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A campaign's whole life: v1 goes out through a sendmail that fills a maildir,
# answers come back, v2 carries them, one driver's maintainer applies his patch,
# somebody else brings a new call in, status tells all of it, v3 is what is left.
. "$(dirname "$0")/../lib.sh"
. "$TOP/tests/life-lib.sh"
L=$T/linux

lamp_tree "$L"
rule_generate
expect_status 0
find_series
V1=$SERIES

# --- v1 is sent
mkdir -p "$T/sent/new" "$T/sent/cur" "$T/sent/tmp"
cat >"$T/sendmail" <<EOF
#!/bin/sh
cat >"$T/sent/new/\$(date +%s%N).\$\$"
EOF
chmod 755 "$T/sendmail"
git send-email --smtp-server="$T/sendmail" --confirm=never --quiet "$V1"/*.patch >"$T/said" 2>&1 || fail "cannot send: $(cat "$T/said")"
[ "$(find "$T/sent/new" -type f | wc -l)" -eq 3 ] || fail "not three mails were sent"

status() { run "$TREEWIDE" status --kernel "$1" --output "$OUT" "${@:2}"; }
status "$L"
expect_status 0
[ "$(grep -c '^  written ' "$T/stdout")" -eq 2 ] || fail "not two patches that nobody has seen"
run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/sent"
expect_status 0
status "$L"
[ "$(grep -c '^  sent ' "$T/stdout")" -eq 2 ] || fail "a maildir with the mails does not show that they were sent"

# --- an answer in quoted-printable, another in base64
{
	printf 'From x Thu Jan  1 00:00:00 1970\nFrom: =?UTF-8?Q?J=C3=A4n?= <jan@example.org>\nMessage-ID: <q1@x>\nReferences: %s\n' "$(header "$V1"/*alpha*.patch Message-ID)"
	printf 'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\nReviewed-by: J=C3=A4n <jan@=\nexample.org>\n\n'
	printf 'From x Thu Jan  1 00:00:00 1970\nFrom: Kim Lee <kim@example.org>\nMessage-ID: <q2@x>\nIn-Reply-To: %s\n' "$(header "$V1"/*beta*.patch Message-ID)"
	printf 'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n'
	printf 'Acked-by: Kim Lee <kim@example.org>\n' | base64
} >"$T/answers"
run "$TREEWIDE" tags --output "$OUT" --build "$T/build" "$T/answers"
expect_status 0
grep -q '2 new tags' "$T/stdout" || fail "encoded answers are not read"
rule_generate --reroll 2
expect_status 0
V2=$(dirname "$OUT"/linux-*/v2-0000-*)
grep -q '^Reviewed-by: Jän <jan@example.org>$' "$V2"/v2-0001-* || fail "a name lost its letters"
grep -q '^Acked-by: Kim Lee' "$V2"/v2-0002-* || fail "no tag in v2"
grep -q '^- collect 2 tags$' "$V2"/v2-0000-* || fail "the cover letter does not tell of the tags"
status "$L"
[ "$(grep -c '^  acked ' "$T/stdout")" -eq 2 ] || fail "not two acked patches"

# --- alpha's maintainer applies his, with a line broken; gamma is new
git_as_me clone -q "$L" "$T/newer"
sed -i 's/^\treturn dim_lamp(lamp);/\treturn lamp_off(\n\t\tlamp);/' "$T/newer/drivers/alpha/lamp.c"
GIT_COMMITTER_DATE='2024-12-01T00:00:00Z' GIT_AUTHOR_DATE='2024-12-01T00:00:00Z' \
	git_as_me -C "$T/newer" commit -qam "alpha: call lamp_off() by its own name"
sed 's/alpha_stop/gamma_stop/; s/lamp_off(/dim_lamp(/' "$L/drivers/alpha/lamp.c" >"$T/newer/net/gamma/lamp.c"
git -C "$T/newer" add -A
GIT_COMMITTER_DATE='2024-12-02T00:00:00Z' GIT_AUTHOR_DATE='2024-12-02T00:00:00Z' \
	git_as_me -C "$T/newer" commit -qm "gamma: a lamp"
before=$(snapshot "$T/newer")
status "$T/newer"
expect_status 1
[ "$before" = "$(snapshot "$T/newer")" ] || fail "status wrote to KERNEL"
grep -q '^  applied .*alpha' "$T/stdout" || fail "what is applied is not seen"
grep -q '^  acked .*beta' "$T/stdout" || fail "what is not applied is taken for it"
grep -q '^  new: net/gamma/lamp.c:6: dim_lamp() - [0-9a-f]\{12\} ("gamma: a lamp"), A. Tester$' "$T/stdout" || fail "the new call is not named"
status "$T/newer" --format tsv
[ "$(cut -f 1,3 "$T/stdout" | grep -c "^patch$(printf '\t')applied$")" -eq 1 ] || fail "no table"
[ "$(awk -F '\t' '{ print NF }' "$T/stdout" | sort -u)" = 7 ] || fail "a row has other columns"

# --- v3 on the newer tree: what is left, and what came in
L=$T/newer rule_generate --reroll 3
expect_status 0
V3=$(dirname "$OUT"/linux-*/v3-0000-*)
grep -q '^Acked-by: Kim Lee' "$V3"/v3-*beta* || fail "a tag did not survive two versions"
grep -q 'applied since: alpha' "$V3"/v3-0000-* || fail "v3 does not say what is gone"
grep -q 'new: net/gamma' "$V3"/v3-0000-* || fail "v3 does not say what is new"
[ "$(sed -n 's/^change-id: //p' "$V2"/v2-0000-* "$V3"/v3-0000-* | sort -u | wc -l)" -eq 1 ] ||
	fail "the change-id did not last"
grep -c '^Changes in v[23]:' "$V3"/v3-0000-* | grep -qx 2 || fail "v3 forgot what v2 had changed"
# the driver is rewritten: the patch cannot be
sed -i 's/dim_lamp(lamp)/dim_lamp(lamp + 1)/' "$T/newer/drivers/beta/lamp.c"
status "$T/newer"
expect_status 1
grep -q 'changed since: drivers/beta/lamp.c: beta_stop()' "$T/stdout" || fail "a patch that cannot apply is not named"

status "$T/newer" --format html
expect_error 'text or tsv'
status "$T/nowhere"
expect_status 2
status "$T/newer" no_such_campaign
expect_error 'no state of such a campaign'
