#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# One mail and its base are enough to make its diff again: for a rule and for
# the pins. What was changed by hand is told, and nothing in a stranger's mail
# is run.
. "$(dirname "$0")/../lib.sh"
. "$TOP/tests/life-lib.sh"
L=$T/linux

lamp_tree "$L"
sed -i '4i //# treewide: url=https://example.org/treewide' "$T/dim.cocci"
rule_generate
expect_status 0
find_series
alpha=$(echo "$SERIES"/0001-*)
grep -q '^Check: treewide verify --kernel linux-6.12.0-rc7 THIS-MAIL (https://example.org/treewide); spatch options: --no-includes --include-headers$' "$alpha" ||
	fail "the mail does not say how to check it"

# verify_mail MAIL: with the tree watched
verify_mail() {
	local before
	before=$(snapshot "$L")
	run "$TREEWIDE" verify --kernel "$L" --build "$T/build" "$1"
	[ "$before" = "$(snapshot "$L")" ] || fail "KERNEL was written to"
}
for mail in "$SERIES"/000[12]-*; do
	verify_mail "$mail"
	expect_status 0
	grep -q '^1 files: 1 the same, 0 but for comments, 0 otherwise$' "$T/stdout" || fail "not the same: $mail"
done

# --- by hand: a blank, another call, a comment
sed 's/^+\treturn lamp_off(lamp)/+\treturn lamp_off( lamp)/' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_status 1
grep -q '^+	return lamp_off( lamp);$' "$T/stdout" || fail "the difference is not shown"
sed 's/^+\treturn lamp_off(lamp)/+\treturn lamp_on(lamp)/' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_status 1
sed 's/^@@ -3,5 +3,5 @@/@@ -3,5 +3,6 @@/; s/^+\treturn lamp_off/+\t\/* why *\/\n&/' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_status 0
grep -q '1 but for comments' "$T/stdout" || fail "a comment is not told apart"

# --- what cannot be compared
verify_mail "$(echo "$SERIES"/0000-*)"
expect_error 'holds no diff'
sed '/smpl>/d' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_error 'shows no semantic patch'
sed 's/^-\treturn dim_lamp(lamp)/-\treturn dim_lamp(lump)/' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_error 'not for this tree'
sed 's#drivers/alpha/lamp.c#../../../etc/passwd#g' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_error 'no patch of a series can'
cat "$SERIES"/000[12]-* >"$T/mail"
verify_mail "$T/mail"
expect_error 'several'
sed "s#^ // </smpl>#\n @script:python@ @@\n open('$T/ran', 'w')\n // </smpl>#" "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_error 'is not run'
[ ! -e "$T/ran" ] || fail "code of a mail was run"
sed 's#--no-includes --include-headers$#--no-includes --macro-file /etc/passwd#' "$alpha" >"$T/mail"
verify_mail "$T/mail"
expect_error 'is not run'

# --- the pins
OUT=$T/pins
generate "$L"
expect_status 0
find_series
n=0
for mail in "$SERIES"/*.patch; do
	grep -q '^Check: ' "$mail" || continue
	verify_mail "$mail"
	expect_status 0
	n=$((n + 1))
done
[ $n -ge 3 ] || fail "only $n mails of the pins can be checked"
