#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# A campaign's patches before and behind, its rule as one of the tree's own; on
# a tree that has no MAINTAINERS and is no kernel.
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/lamp-1.2/src" "$T/move/before" "$T/move/after"
echo 'int old_call(int x);' >"$T/lamp-1.2/src/api.h"
printf 'int f(int x)\n{\n\treturn old_call(x);\n}\n' >"$T/lamp-1.2/src/a.c"
cat >"$T/move/move.cocci" <<'END'
/// use new_call() in place of old_call()
//# treewide: script=scripts/coccinelle/api/new_call.cocci
@@
@@
- old_call
+ new_call
END
cat >"$T/move/before/0001-add.patch" <<'END'
Subject: [PATCH] api: add new_call()

It is the new one.
---
diff --git a/src/api.h b/src/api.h
--- a/src/api.h
+++ b/src/api.h
@@ -1 +1,2 @@
 int old_call(int x);
+int new_call(int x);
END
cat >"$T/move/after/0001-drop.patch" <<'END'
Subject: [PATCH] api: drop old_call()

Nobody calls it.
---
diff --git a/src/api.h b/src/api.h
--- a/src/api.h
+++ b/src/api.h
@@ -1,2 +1 @@
-int old_call(int x);
 int new_call(int x);
END

# move: the series of the campaign, as names of mails
move() {
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/lamp-1.2" --output "$OUT" \
		--build "$T/build" "$T/move"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
	SERIES=$OUT/lamp-1.2
}

move
expect_status 0
patches | sed 's,.*/,,' >"$T/names"
cat >"$T/expected" <<'END'
0001-api-add-new_call.patch
0002-src-use-new_call-in-place-of-old_call-in-f.patch
0003-coccinelle-add-new_call.patch
0004-api-drop-old_call.patch
END
diff "$T/expected" "$T/names" || fail "not these patches in this order"
grep -q '^It is the new one.$' "$SERIES/0001"* || fail "the first patch lost its message"
grep -q '^+@depends on patch@$' "$SERIES/0003"* || fail "the script has no mode for coccicheck"
! grep -q 'treewide:' "$SERIES/0003"* || fail "the script keeps what only treewide reads"
grep -q 'split by folder' "$T/stdout" || fail "that there is no MAINTAINERS is not said"
! grep -qE '^(To|Cc): ' "$SERIES"/*.patch || fail "a mail to nobody has a recipient"
mkdir "$T/am"
cp -r "$T/lamp-1.2/src" "$T/am"
git init -q "$T/am"
commit_all "$T/am" base
git_as_me -C "$T/am" am -q "$SERIES/series.mbox" || fail "git am refuses it"
! grep -rn old_call "$T/am/src" || fail "the old name is left"

# A use that no rule changes withholds the last patch, and is named.
printf '\tcall old_call\n' >"$T/lamp-1.2/src/b.S"
move
expect_status 1
! patches | grep -q drop-old_call || fail "the last patch is not withheld"
grep -q 'src/b.S:1: old_call' "$SERIES/0000-cover-letter.patch" || fail "what blocks it is not named"

# A patch that does not apply is one sentence.
sed -i 's/^ int old_call/ int odd_call/' "$T/move/before/0001-add.patch"
move
expect_error "0001-add.patch' does not apply"
