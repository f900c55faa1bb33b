#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# treewide check by a rule of the user's own: the tree, files, a range, a patch.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
printf 'int lamp_off(int lamp);\n#define dim_lamp(x) lamp_off(x)\n' >"$T/linux/include/linux/lamp.h"
cat >"$T/linux/drivers/alpha/lamp.c" <<'END'
int alpha_stop(int lamp)
{
	return lamp_off(lamp);
}
END
git init -q -b master "$T/linux"
commit_all "$T/linux" "Linux 6.12-rc7"
cat >"$T/dim.cocci" <<'END'
/// call lamp_off() by its own name
@@
@@
- dim_lamp
+ lamp_off
  (...)
END

# check_rule WORD...
check_rule() {
	run "$TREEWIDE" check --kernel "$T/linux" --build "$T/build" "$@"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

check_rule "$T/dim.cocci"
expect_status 0
[ ! -s "$T/stdout" ] || fail "a converted tree has findings"

cat >"$T/linux/drivers/beta/lamp.c" <<'END'
/* dim_lamp() in a comment is nobody's business */
int beta_stop(int lamp)
{
	return dim_lamp(lamp);
}
END
commit_all "$T/linux" "beta: add a lamp"
check_rule "$T/dim.cocci"
expect_status 1
grep -q '^drivers/beta/lamp.c:4:9: error: dim_lamp is a name that is to be gone' "$T/stdout" ||
	fail "the old name is not found"
[ "$(wc -l <"$T/stdout")" -eq 1 ] || fail "more than one finding"

# Forms, range, files, patch.
check_rule --format json "$T/dim.cocci"
jq -e . "$T/stdout" >/dev/null || fail "no JSON"
check_rule --format sarif "$T/dim.cocci"
[ "$(jq -r '.runs[0].results[0].ruleId' "$T/stdout")" = old-name ] || fail "SARIF"
! jq -r '.runs[0].tool.driver.rules[].id' "$T/stdout" | grep -q raw-call || fail "SARIF names other findings"
check_rule --base HEAD~1 "$T/dim.cocci"
expect_status 1
check_rule --base HEAD "$T/dim.cocci"
expect_status 0
check_rule "$T/dim.cocci" drivers/alpha/lamp.c
expect_status 0
check_rule "$T/dim.cocci" drivers/beta/lamp.c
expect_status 1
git -C "$T/linux" format-patch -1 --stdout >"$T/beta.patch"
git -C "$T/linux" reset -q --hard HEAD~1
status=0
"$TREEWIDE" check --kernel "$T/linux" --build "$T/build" "$T/dim.cocci" - \
	<"$T/beta.patch" >"$T/stdout" 2>"$T/stderr" || status=$?
expect_status 1
git -C "$T/linux" reset -q --hard ORIG_HEAD

# A baseline, and a suppression with its reason.
check_rule --write-baseline "$T/baseline" "$T/dim.cocci"
check_rule --baseline "$T/baseline" "$T/dim.cocci"
expect_status 0
sed -i 's|^\treturn|\t/* dim-allow: old-name: the lamp is too old */\n\treturn|' "$T/linux/drivers/beta/lamp.c"
check_rule "$T/dim.cocci"
expect_status 0

# A rule without an old name says what it would change.
cat >"$T/twice.cocci" <<'END'
/// switch a lamp off once
@@
expression e;
@@
- lamp_off(e);
- lamp_off(e);
+ lamp_off(e);
END
cat >"$T/linux/drivers/alpha/lamp.c" <<'END'
void alpha_stop(int lamp)
{
	lamp_off(lamp);
	lamp_off(lamp);
}
END
check_rule "$T/twice.cocci" drivers/alpha/lamp.c
expect_status 1
grep -q '^drivers/alpha/lamp.c:[34]:1: error: the rule of twice would change this' "$T/stdout" ||
	fail "the match is not found"
