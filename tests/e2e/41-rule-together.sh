#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What does not build alone is one patch: a callback's type, tables, functions
# that are renamed with their users; patches before and behind.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
cat >"$T/linux/include/linux/lamp.h" <<'END'
struct lamp_ops {
	int (*dim)(int lamp);
	int (*blink)(int lamp);
};
int alpha_dim(int lamp);
END
cat >"$T/linux/drivers/alpha/lamp.c" <<'END'
#include <linux/lamp.h>

int alpha_dim(int lamp)
{
	return lamp;
}
END
cat >"$T/linux/drivers/alpha/table.c" <<'END'
#include <linux/lamp.h>

struct lamp_ops alpha_ops = {
	.dim = alpha_dim,
};
END
cat >"$T/linux/drivers/beta/lamp.c" <<'END'
#include <linux/lamp.h>

static int beta_dim(int lamp)
{
	return lamp + 1;
}

struct lamp_ops beta_ops = {
	.dim = beta_dim,
};
END
cat >"$T/linux/net/gamma/lamp.c" <<'END'
#include <linux/lamp.h>

static int gamma_blink(int lamp)
{
	return lamp_on(lamp);
}

struct lamp_ops gamma_ops = {
	.blink = gamma_blink,
};
END
git init -q -b master "$T/linux"
commit_all "$T/linux" "Linux 6.12-rc7"
cat >"$T/lamp.cocci" <<'END'
/// dim a lamp by a level
// Options: --no-includes --include-headers
@member@
@@
 struct lamp_ops {
-	int (*dim)(int lamp);
+	int (*dim)(int lamp, int level);
	int (*blink)(int lamp);
 };

@declared@
identifier x;
@@
 int alpha_dim(int x
+	, int level
 );

@defined@
identifier f =~ "_dim$", x;
@@
 int f(int x
+	, int level
 )
 { ... }

@other@
expression e;
@@
- lamp_on(e)
+ lamp_light(e)
END
run "$TREEWIDE" generate --kernel "$T/linux" --output "$OUT" --build "$T/build" "$T/lamp.cocci"
! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" || fail "the program itself misbehaves"
[ "$status" -le 1 ] || fail "generate failed"
find_series
[ "$(patches | wc -l)" -eq 2 ] || fail "$(patches | wc -l) patches"
joint=$(patches | xargs grep -l '^+++ b/include/linux/lamp.h')
for file in drivers/alpha/lamp.c drivers/beta/lamp.c; do
	grep -q "^+++ b/$file" "$joint" || fail "$file is not in the patch of the callback's type"
done
! grep -q '^+++ b/net/gamma' "$joint" || fail "what builds alone is not alone"
grep -q 'Patch 1 changes a declaration' "$SERIES/0000-cover-letter.patch" ||
	fail "the cover letter does not say so"
