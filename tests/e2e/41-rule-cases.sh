#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# treewide test and new: a campaign's own cases, and each rule switched off.
. "$(dirname "$0")/../lib.sh"

# run_verb WORD...
run_verb() {
	run "$TREEWIDE" "$@"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

# The campaigns beside the pins are right, and none of their rules is idle.
for campaign in "$TOP"/cocci/*/cases; do
	run_verb test --build "$T/build" "${campaign%/cases}"
	expect_status 0
done

# A new campaign passes its own case, whatever it renames.
while IFS=: read -r old new; do
	rm -rf "$T/new"
	run_verb new "$T/new" "$old" "$new"
	expect_status 0
	run_verb test --build "$T/build" "$T/new"
	expect_status 0
done <<'END'
old_call:new_call
struct lamp:struct light
struct lamp.on:struct lamp.lit
linux/lamp.h:linux/light.h
END

# A case that comes out otherwise is shown; a rule that no case needs is named.
sed -i 's/light\.h/lamp.h/' "$T/new/cases/first.expected.c"
run_verb test --build "$T/build" "$T/new"
expect_status 1
grep -q 'FAIL *first.c' "$T/stdout" || fail "the case is not named"
cat >"$T/new/cases/first.expected.c" <<'END'
#include <linux/light.h>

int x;
END
printf '\n@unneeded@\n@@\n- never_called();\n' >>"$T/new/new.cocci"
run_verb test --build "$T/build" "$T/new"
expect_status 1
grep -q "FAIL *without rule 'unneeded' no case fails" "$T/stdout" ||
	fail "the rule that no case needs is not named"

# Bad input.
run_verb new "$T/new" a b
expect_error 'is there already'
run_verb new "$T/other" 'struct a' b
expect_error 'two names of one kind'
[ ! -e "$T/other" ] || fail "a folder is left behind"
run_verb test --build "$T/build" "$T/new/new.cocci"
expect_error 'has no cases'
rm "$T/new/cases/first.expected.c"
run_verb test --build "$T/build" "$T/new"
expect_error 'has no expectation'
run_verb test
expect_error 'which rule'
