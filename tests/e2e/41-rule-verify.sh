#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# verify of a rule's series: names declared, all uses in it, objects by claim;
# what was shown is in the next mails, and nothing else is.
. "$(dirname "$0")/../lib.sh"

# A tree that is built like Linux, as far as single objects go.
LINUX=$T/linux
mkdir -p "$LINUX"/{scripts,include,drivers/alpha,drivers/beta,net/gamma}
printf '%s = %s\n' VERSION 6 PATCHLEVEL 12 SUBLEVEL 1 EXTRAVERSION '' NAME Lamp >"$LINUX/Makefile"
cat >>"$LINUX/Makefile" <<'END'
allmodconfig olddefconfig:
	@mkdir -p $(O) && cp $(KCONFIG_ALLCONFIG) $(O)/.config
MAKEFLAGS += -rR
Makefile: ;
FORCE: ;
%.o: FORCE
	@mkdir -p $(dir $(O)/$@)
	@echo "  CC      $@"
	@$(CC) -O2 -Wall -c -Iinclude $(KCFLAGS) -o $(O)/$@ $(@:.o=.c)
%.i: FORCE
	@$(CC) -E -Iinclude -o $(O)/$@ $(@:.i=.c)
END
touch "$LINUX/scripts/Makefile.build" "$LINUX/Kconfig"
cp "$TOP/tests/e2e/tree/MAINTAINERS" "$LINUX"
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
cat >"$LINUX/net/gamma/lamp.c" <<'END'
#include "lamp.h"

int gamma_stop(int n)
{
#ifdef CONFIG_GAMMA_LAMP
	return dim_lamp(n);
#else
	return n;
#endif
}
END
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
	find_series
}

says() {
	grep -qE -- "$1" "$T/stdout" || fail "not said: $1"
}

command -v clang >/dev/null || skip "no clang"

# The new name is the old one's alias: the same bytes, said in the mails then.
series same-object
expect_status 0
says 'NOT COVERED +net/gamma/lamp.c|net/gamma/lamp.c: .*off by #if'
says '2 PROVED'
says 'ok +each new name is declared'
says 'ok +all that the rule finds, in 3 files'
[ "$(cut -f 6 "$SERIES/verify.tsv" | grep -c '^ok$')" -eq 3 ] || fail "covered is not ok"
! grep -l 'byte-identical' "$SERIES"/*.patch || fail "said before it was shown"
verb generate
alpha=$(patches | xargs grep -l '^+++ b/drivers/alpha/')
gamma=$(patches | xargs grep -l '^+++ b/net/gamma/')
grep -q 'lamp.o is byte-identical before and after' "$alpha" || fail "what was shown is not said"
! grep -q 'byte-identical' "$gamma" || fail "what no compiler saw is claimed"
grep -q '2 objects are byte-identical before' "$SERIES/0000-cover-letter.patch" || fail "cover letter"
# Another byte, another claim, another header in front: nothing is known of it.
echo '/* a byte */' >>"$LINUX/include/lamp.h"
verb generate
! grep -l 'byte-identical' "$SERIES"/*.patch || fail "a claim of another tree"

# The same call by a name that is none: the campaign says what it is.
echo 'int lamp_quench(int lamp);' >>"$LINUX/include/lamp.h"
series same-object 'lamp_quench(e)'
expect_status 1
says 'drivers/alpha/lamp.c \(RED\): .*alpha_stop\(\)'
echo '#define lamp_quench(x) lamp_off(x)' >"$T/dim/equal.h"
series same-object 'lamp_quench(e)'
expect_status 0
says '2 PROVED'
verb generate
grep -q 'With the new names expanded to the old ones' "$SERIES"/0001* || fail "equal.h is not named"
rm "$T/dim/equal.h"

# It builds, and no more is claimed; a file that no longer compiles is red.
series builds 'lamp_dim(e, 0)'
expect_status 0
says '2 BUILDS'
verb generate
grep -q 'compiles before and after, without a new' "$SERIES"/0001* || fail "what builds is not said"
series builds 'lamp_dim(e)'
expect_status 1
says 'does not compile after the conversion'
verb generate
! grep -l 'compiles before' "$SERIES"/*.patch || fail "a claim of what does not compile"

# Behaviour: the objects must differ where a hunk is.
series behaviour 'lamp_dim(e, 0)'
expect_status 0
says '2 DIFFERS'
series behaviour
says 'LOOK +drivers/alpha/lamp.c: no change of it changes any object code'
verb generate
! grep -l 'differs in each' "$SERIES"/*.patch || fail "a change that is none is claimed"
