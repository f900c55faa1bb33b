#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# verify of a rule's series without objects: names declared, all uses in it; what
# breaks on purpose is caught.
. "$(dirname "$0")/../lib.sh"

LINUX=$T/lamp-1.0
mkdir -p "$LINUX"/{include,drivers/alpha,drivers/beta}
cat >"$LINUX/include/lamp.h" <<'END'
int lamp_off(int lamp);
int lamp_dim(int lamp, int level);
#define dim_lamp(x) lamp_off(x)
END
for name in alpha beta; do
	cat >"$LINUX/drivers/$name/lamp.c" <<END
#include "lamp.h"

int ${name}_other(int n)
{
	return lamp_dim(n, n);
}

int ${name}_stop(int n)
{
	int err;

	err = dim_lamp(n);
	if (err)
		return err + __LINE__;
	return ${name}_other(n);
}
END
done
mkdir "$T/dim"

# rule CLAIM: dim_lamp() by its own name, what is claimed of it
rule() {
	cat >"$T/dim/dim.cocci" <<END
/// call lamp_off() by its own name
//# treewide: proof=$1
@@
expression e;
@@
- dim_lamp(e)
+ ${2:-lamp_off(e)}
END
}

# verb NAME WORD...: the verb on this tree and rule
verb() {
	run "$TREEWIDE" "$1" --kernel "$LINUX" --output "$OUT" --build "$T/build" \
		"${@:2}" "$T/dim"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

# series CLAIM [NEW]: made, and held against its tree
series() {
	rule "$@"
	rm -rf "$OUT"
	verb generate
	expect_status 0
	verb verify
}

says() {
	grep -qE -- "$1" "$T/stdout" || fail "not said: $1"
}

# A use that the series lacks is red: a file came in since, a call, a mention.
series same-object
cat >"$LINUX/drivers/beta/new.c" <<'END'
#include "lamp.h"

int beta_new(int n)
{
	return dim_lamp(n);
}
END
verb verify
expect_status 1
says 'drivers/beta/new.c:5: the rule changes this, and no patch does'
verb generate --only drivers/alpha
verb verify
expect_status 0
says 'a pilot: 2 files are left out'
rm "$LINUX/drivers/beta/new.c"

# What a slip of the hand would leave is caught, each kind in a place of its own.
verb generate
verb verify --mutants
expect_status 0
says 'caught +a hunk dropped: drivers/alpha/lamp.c, line 12: .*; the rule would change it again'
says 'caught +a hunk doubled: drivers/alpha/lamp.c, line 12: .*lamp.c:13: not what the rule makes'
says 'caught +two names exchanged: drivers/alpha/lamp.c, line 12'
says "caught +a neighbour's call changed: drivers/alpha/lamp.c, line 5"
says '^4 of 4 kinds'

# A name that the tree has lost is red, too.
sed -i 's/lamp_off/lamp_out/' "$LINUX/include/lamp.h"
verb verify
expect_status 1
says 'RED +each new name is declared'
