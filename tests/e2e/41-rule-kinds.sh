#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Rules of other styles than ours: modes, names that are given, options that say
# where and how; what cannot work is one sentence, and nothing is written.
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/lamp-1.0/src" "$T/lamp-1.0/include"
printf 'int lamp_on(int id);\nint lamp_lit(int id);\n' >"$T/lamp-1.0/include/lamp.h"
cat >"$T/lamp-1.0/src/a.c" <<'END'
#include "lamp.h"

int a(int id)
{
	return lamp_on(id);
}
END

# kind STATUS WORDS: runs the rule on standard input; WORDS are said
kind() {
	cat >"$T/rule.cocci"
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/lamp-1.0" --output "$OUT" \
		--build "$T/build" "$T/rule.cocci"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
	if [ "$1" = 2 ]; then
		expect_error "$2"
		expect_no_output
		return
	fi
	expect_status "$1"
	grep -qF -- "$2" "$T/stdout" || fail "not said: $2"
	grep -q '^+	return lamp_lit(id);$' "$OUT"/lamp-1.0/0001-*.patch ||
		fail "the patch is another"
}

# What the rule brings in has to be there.
kind 2 'does not know lamp_bright' <<'END'
@@ @@
- lamp_on
+ lamp_bright
  (...)
END

# A mode of the author's own is switched on in the header.
kind 2 'none of its modes .light, dark. is on' <<'END'
virtual light
virtual dark
@depends on light && !dark@
@@
- lamp_on
+ lamp_lit
  (...)
END
kind 0 '1 patches in' <<'END'
// Options: -D light
virtual light
virtual dark
@depends on light && !dark@
@@
- lamp_on
+ lamp_lit
  (...)
END

# So is a name that the user of the rule chooses.
kind 2 "it has to be told what 'old' is" <<'END'
@@
identifier virtual.old;
expression e;
@@
- old(e)
+ lamp_lit(e)
END
kind 0 '1 patches in' <<'END'
// Options: -D old=lamp_on
@@
identifier virtual.old;
expression e;
@@
- old(e)
+ lamp_lit(e)
END

# Where spatch reads and writes is not the rule's to say; two lines are one.
kind 0 '1 patches in' <<'END'
// Options: --in-place --dir . --jobs 4 -o /tmp/x
// Options: --no-includes --very-quiet
@@ @@
- lamp_on
+ lamp_lit
  (...)
END

# A rule that can only report, and one whose script fails.
kind 2 'it only reports' <<'END'
@@ @@
* lamp_on(...)
END
kind 2 'Error in Python script' <<'END'
@r@
expression e;
@@
lamp_on(e)
@script:python@
e << r.e;
@@
raise ValueError(e)
@@
expression r.e;
@@
- lamp_on(e)
+ lamp_lit(e)
END
grep -q "cannot be used on 'src/a.c'" "$T/stderr" || fail "the file is not named"
# "Nothing is left" is said only when nothing is left.
cat >"$T/rule.cocci" <<'END'
@@
expression e;
@@
- lamp_on(e)
+ lamp_lit(e)
END
printf '#include "lamp.h"\n\nint (*hook)(int) = lamp_on;\n' >"$T/lamp-1.0/src/a.c"
rm -rf "$OUT"
run "$TREEWIDE" generate --kernel "$T/lamp-1.0" --output "$OUT" --build "$T/build" "$T/rule.cocci"
expect_status 1
grep -q 'nothing could be converted' "$T/stdout" || fail "nothing is left, it says, over a use"

# A name that a rule takes away in certain company only lives on: seen, not open.
cat >"$T/lamp-1.0/src/a.c" <<'END'
#include "lamp.h"

void a(struct lamp *lamp)
{
	lamp_free(lamp->on);
	lamp->on = NULL;
	lamp_set(lamp, 0);
}

void b(struct lamp *lamp)
{
	lamp_free(lamp);
	lamp_set(lamp, 1);
}
END
for company in '- lamp_free(x);\n- x = NULL;\n+ LAMP_FREE(x);' '- lamp_set(x, 0);\n+ lamp_clear(x);'; do
	printf "@@\nexpression x;\n@@\n$company\n" >"$T/rule.cocci"
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/lamp-1.0" --output "$OUT" --build "$T/build" "$T/rule.cocci"
	expect_status 0
	grep -q '1 functions changed, 1 seen and no match, 0 NOT SEEN' "$T/stdout" || fail "the other function"
done

# A member by its type: the same name in another struct that is declared right
# there is seen; behind a typedef, or another call, it is not.
printf 'struct m {\n\tint cnt;\n};\n' >"$T/lamp-1.0/include/lamp.h"
cat >"$T/lamp-1.0/src/a.c" <<'END'
#include "lamp.h"

struct n { int cnt; };

int a(struct m *m, struct n *n)
{
	return m->cnt + n->cnt;
}

int b(struct n *n)
{
	struct n own = { .cnt = 3 };

	return n->cnt + own.cnt;
}
END
cat >"$T/rule.cocci" <<'END'
@@
@@
 struct m {
-	int cnt;
+	int count;
 };
@@
struct m *p;
@@
- p->cnt
+ p->count
END
member() {
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/lamp-1.0" --output "$OUT" --build "$T/build" "$T/rule.cocci"
}
member
expect_status 0
grep -q '^+	return m->count + n->cnt;$' "$OUT"/lamp-1.0/*.patch || fail "not that member"
for other in 'n_t *n) { return n->cnt; }' 'struct n *n) { return get(n)->cnt; }' \
	     'struct n *n) { return n->next->cnt; }' 'void *n) { return N(n)->cnt; }'; do
	sed -i '/^int c(/d' "$T/lamp-1.0/src/a.c"
	echo "int c($other" >>"$T/lamp-1.0/src/a.c"
	member
	expect_status 1
	grep -q 'src/a.c:[0-9]*: c: NOT SEEN' "$T/stdout" || fail "not named: $other"
done

# The empty line behind declarations stays when they, and what is behind it, go.
cat >"$T/lamp-1.0/src/a.c" <<'END'
int a(struct dev *dev)
{
	int ret;
	int res;

	res = lamp_get(dev, 0);
	ret = lamp_map(dev, res);
	return ret;
}
END
cat >"$T/rule.cocci" <<'END'
@r@
identifier res;
expression e, n, ret;
@@
- res = lamp_get(e, n);
  ret =
- lamp_map(e, res)
+ lamp_map_index(e, n)
  ;
@@
identifier r.res;
@@
- int res;
  ... when != res
END
member
expect_status 0
sed -n '/^@@/,/^-- /p' "$OUT"/lamp-1.0/0001-*.patch | grep -v '^-' | grep -A 1 'int ret;' |
	tail -n 1 | grep -q '^ $' || fail "the empty line behind the declarations is gone"
