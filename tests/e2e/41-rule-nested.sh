#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A match inside of a match, at which spatch gives the whole file up; rules that
# match what they write; what spatch was not shown; an enum value renamed with its definition.
. "$(dirname "$0")/../lib.sh"

tree=$T/lamp-1.0
mkdir -p "$tree/src" "$tree/include"
cat >"$tree/include/lamp.h" <<'END'
enum lamp_state {
	LAMP_OFF,
	LAMP_BROKEN,
};
int lamp_dim(int level);
int lamp_low(int level);
int lamp_mix(int a, int b);
END
cat >"$tree/src/a.c" <<'END'
#include "lamp.h"

int a(int x)
{
	int zamp = lamp_dim(1);

	return lamp_dim(lamp_dim(x) + lamp_dim(lamp_dim(2)) + zamp);
}

int b(int x)
{
	return lamp_mix(lamp_mix(x, 1), 2) == LAMP_BROKEN;
}
END

# nested STATUS LINE: the rule on standard input leaves LINE in the series
nested() {
	cat >"$T/rule.cocci"
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$tree" --output "$OUT" \
		--build "$T/build" "$T/rule.cocci"
	expect_status "$1"
	grep -qxF -- "$2" "$OUT"/lamp-1.0/0001-*.patch || {
		cat "$OUT"/lamp-1.0/0001-*.patch >&2
		fail "the patch is another"
	}
}

again() {
	run "$TREEWIDE" verify --kernel "$tree" --output "$OUT" \
		--build "$T/build" "${TRUST[@]}" "$T/rule.cocci"
	expect_status 0
	grep -q "$1" "$T/stdout" || fail "not said: $1"
}

nested 0 '+	return lamp_low(lamp_low(x) + lamp_low(lamp_low(2)) + zamp);' <<'END'
@@
expression e;
@@
- lamp_dim(e)
+ lamp_low(e)
END

# Each once, though the rule matches what it writes.
nested 0 '+	return lamp_dim((lamp_dim((x) / 2) + lamp_dim((lamp_dim((2) / 2)) / 2) + zamp) / 2);' <<'END'
//# treewide: layout=no
@@
expression e;
@@
- lamp_dim(e)
+ lamp_dim((e) / 2)
END
nested 0 '+	return lamp_mix(2, lamp_mix(1, x)) == LAMP_BROKEN;' <<'END'
@@
expression a, b;
@@
- lamp_mix(a, b)
+ lamp_mix(b, a)
END
again 'SKIPPED.*the rule at line 1 matches what it writes'

# What is left of a pattern of two calls is open, in whatever order they come.
nested 1 '+	return lamp_dim(lamp_dim(x) + lamp_low(2) + zamp);' <<'END'
@@
expression e;
@@
- lamp_dim(lamp_dim(e))
+ lamp_low(e)
END

nested 0 '+	return lamp_mix(lamp_mix(x, 1), 2) == LAMP_DEAD;' <<'END'
@@ @@
 enum lamp_state {
	...,
-	LAMP_BROKEN,
+	LAMP_DEAD,
	...
 };
@@ @@
- LAMP_BROKEN
+ LAMP_DEAD
END
again 'nothing changes'

# What spatch was not shown as it is, it has not seen.
cat >"$tree/src/b.c" <<'END'
#include "lamp.h"

void c(int x)
{
	lamp_dim(x) UNLESS_DARK;
	lamp_low(x);
}
END
nested 1 '+	int zamp = lamp_low(2);' <<'END'
@@
expression e;
@@
- lamp_dim(1)
+ lamp_low(2)
@@
expression e;
@@
- lamp_dim(e);
  lamp_low(e);
END
grep -q 'src/b.c:3: c: NOT SEEN: spatch was shown something simpler in place of lamp_dim' "$T/stdout" ||
	fail "what was not shown counts as seen"
