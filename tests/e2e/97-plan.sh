#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# plan says what a semantic patch will do to a tree, and writes nothing. Status
# 2 where the rule only reports, or brings in a name that the tree has not.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
mkdir -p "$T/linux/drivers/plan" "$T/linux/include/linux"
cat >"$T/linux/include/linux/plan.h" <<'EOF'
int new_stop(int *x);
static inline int old_stop(int *x)
{
	return new_stop(x);
}
EOF
cat >"$T/linux/drivers/plan/a.c" <<'EOF'
int one(int *x)
{
	return old_stop(x);
}

int two(int *x)
{
	return old_stop(x) + 1;
}
EOF

commit_all "$T/linux" "plan: a driver"

rule() {
	printf '/// stop it\n@@ @@\n- old_stop\n+ %s\n  (...)\n' "$1" >"$T/stop.cocci"
}

plan() {
	status=0
	"$TREEWIDE" plan --kernel "$T/linux" --build "$T/build" "$@" \
		>"$T/out" 2>"$T/err" || status=$?
}

says() {
	grep -qF -- "$2" "$1" || fail "not said: $2" "$1"
}

rule new_stop
plan "$T/stop.cocci"
[ "$status" = 0 ] || fail "status $status" "$T/err"
says "$T/out" 'retires     old_stop()'
says "$T/out" 'new_stop: include/linux/plan.h:1'
says "$T/out" 'own places  include/linux/plan.h'
says "$T/out" 'candidates  1 file, 2 functions'
says "$T/out" 'runs on     copies of functions'
says "$T/out" '1 files tried: 1 changed, 0 places not seen'

rule no_such_stop
plan "$T/stop.cocci"
[ "$status" = 2 ] || fail "an unknown name: status $status" "$T/out"
says "$T/err" 'does not know no_such_stop'

printf 'virtual report\n@depends on report@\nposition p;\n@@\n* old_stop@p(...)\n' \
	>"$T/report.cocci"
plan "$T/report.cocci"
[ "$status" = 2 ] || fail "a rule that reports: status $status" "$T/out"
says "$T/err" "report.cocci' changes nothing: it has no patch mode"

printf '// no rule\n' >"$T/none.cocci"
plan "$T/none.cocci"
[ "$status" = 2 ] || fail "no rule: status $status" "$T/out"
