#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Projects that are not Linux, with a MAINTAINERS of its form: entries below titles
# that are underlined, and one list for all of it; a catch-all entry at the end; no
# such file. Their rules are run where they lie: a file of macros by its path from
# the top of the tree, one that needs no word, none with a summary.
. "$(dirname "$0")/../lib.sh"

tree=$T/emu-3.1
mkdir -p "$tree"/{include,hw/disk,hw/clock,block,scripts/coccinelle}
printf '3.1.0\n' >"$tree/VERSION"
cat >"$tree/MAINTAINERS" <<'END'
Emu Maintainers
===============

The intention of this file is not to establish who owns what.

Descriptions of section entries:

	M: Mail patches to: FullName <address@domain>
	S: Status, one of the following:
	   Maintained:	Someone actually looks after it.
	F: Files and directories with wildcard patterns.

General Project Administration
------------------------------

All patches CC here
L: emu-devel@example.org
F: *
F: */

Devices
-------
Disks
M: Dora Disk <dora@example.org>
R: Rita Reader <rita@example.org>
S: Odd Fixes
F: hw/disk/
F: include/disk*.h
T: git https://example.org/dora.git disks

Clocks
M: Carl Clock <carl@example.org>
L: emu-clock@example.org
S: Supported
F: hw/clock/*.[hc]
K: ^Subject:.*(?i)clock
END
cat >"$tree/include/disk.h" <<'END'
struct disk;
void disk_stop(struct disk *disk);
void disk_free(struct disk *disk);
END
cat >"$tree/scripts/macro-file.h" <<'END'
#define DISK_AS(type)
END
cat >"$tree/hw/disk/ide.c" <<'END'
#include "disk.h"

static void coroutine_fn ide_done(struct disk *disk)
{
    int *id = DISK_AS(int *) disk;

    disk_stop(disk);
    disk_free(disk);
}

static int ide_id(int x)
{
    int ret;

    ret = x + 1;
    return ret;
}
END
cat >"$tree/hw/clock/rtc.c" <<'END'
#include "disk.h"

void rtc_done(struct disk *disk, struct disk *other)
{
    if (disk) {
        disk_stop(disk);
        disk_free(disk);
    }
    disk_stop(other);
    disk_free(disk);
}
END
cat >"$tree/block/cow.c" <<'END'
#include "disk.h"

void cow_done(struct disk *disk)
{
    disk_stop(disk);
    disk_free(disk);
}
END
cat >"$tree/scripts/coccinelle/stop-free.cocci" <<'END'
// Remove superfluous disk_stop() calls
//
// spatch --macro-file scripts/macro-file.h \
//        --sp-file scripts/coccinelle/stop-free.cocci --in-place --dir .
// Options: --macro-file scripts/macro-file.h

@@
expression T;
@@
-disk_stop(T);
 disk_free(T);
END
cat >"$tree/scripts/coccinelle/direct.cocci" <<'END'
// replace 'R = X; return R;' with 'return X;'
// Options: --macro-file scripts/macro-file.h
@@
identifier VAR;
expression E;
type T;
identifier F;
@@
 T F(...)
 {
     ...
-    T VAR;
     ... when != VAR

-    VAR =
+    return
     E;
-    return VAR;
     ... when != VAR
 }
END

# project RULE COMMAND...: a run in the tree, which is watched
project() {
	local before
	before=$(snapshot "$tree")
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$tree" --output "$OUT" \
		--build "$T/build" "$tree/scripts/coccinelle/$1.cocci"
	expect_status 0
	[ "$before" = "$(snapshot "$tree")" ] || fail "the tree was written to"
	SERIES=$(echo "$OUT"/emu-3.1*)
	[ -d "$SERIES" ] || fail "the series lies elsewhere: $(ls "$OUT")"
}

# mail FILE: the patch that changes this file
mail() {
	grep -lF "+++ b/$1" "$SERIES"/*.patch
}

project stop-free
[ "$(patches | wc -l)" -eq 3 ] || fail "not a patch an entry"
grep -A 9 '^To: ' "$(mail hw/disk/ide.c)" | sed '/^$/,$d' >"$T/to"
grep -q 'dora@example.org' "$T/to" || fail "no maintainer: $(cat "$T/to")"
grep -q 'rita@example.org' "$T/to" || fail "no reviewer"
grep -q 'emu-devel@example.org' "$T/to" || fail "not the list of all"
! grep -q 'carl@' "$T/to" || fail "somebody else's"
grep -q 'emu-clock@example.org' "$(mail hw/clock/rtc.c)" || fail "no list of the entry"
! grep -qE 'dora@|carl@' "$(mail block/cow.c)" || fail "a file that nobody has went to somebody"
grep -q 'emu-devel@example.org' "$(mail block/cow.c)" || fail "a file that nobody has goes to no list"
grep -q '^-    disk_stop' "$(mail hw/disk/ide.c)" || fail "the file of macros was not found"
[ "$(grep -c '^-    *disk_stop' "$(mail hw/clock/rtc.c)")" -eq 1 ] || fail "rtc_done() is wrong"
! grep -hv -- '--kernel emu-3.1' "$SERIES"/*.patch | grep -qiE 'kernel|linux|checkpatch' ||
	fail "the mails speak of Linux"
run "$TREEWIDE" verify --kernel "$tree" --output "$OUT" --build "$T/build" \
	"${TRUST[@]}" "$tree/scripts/coccinelle/stop-free.cocci"
expect_status 0
grep -q 'SKIPPED.*kbuild' "$T/stdout" || fail "what could not be built is not named"
grep -q 'not judged by checkpatch.pl' "$T/stdout" || fail "checkpatch.pl is not named"

# A rule that needs no word.
project direct
grep -q '^+    return x + 1;$' "$(mail hw/disk/ide.c)" || fail "the patch is another"

# A project that is split in other ways, and has a catch-all at the end.
printf '%s\n' 'Boards, and who has them' '' 'Maintainers List (try to look for most precise areas first)' '' \
	'		-----------------------------------' '' \
	'DISKS' 'M:	Dora Disk <dora@example.org>' 'S:	Maintained' 'T:	git git://example.org/disk.git' \
	'F:	hw/disk/' '' 'THE REST' 'M:	Tom Rest <tom@example.org>' 'L:	all@example.org' 'S:	Maintained' \
	'Q:	http://example.org/list/' 'F:	*' 'F:	*/' >"$tree/MAINTAINERS"
project stop-free
[ "$(patches | wc -l)" -eq 3 ] || fail "the rest is not split by folder"
grep -q '^To: .*dora@example.org' "$(mail hw/disk/ide.c)" || fail "not to the entry's"
! grep -q 'dora@' "$(mail block/cow.c)" || fail "the rest went to DISKS"
for file in block/cow.c hw/clock/rtc.c; do
	grep -q 'tom@example.org' "$(mail $file)" || fail "the rest has no maintainer"
done

rm "$tree/MAINTAINERS"
project stop-free
grep -q 'no MAINTAINERS: split by folder' "$T/stdout" || fail "not said that nobody gets mail"
[ "$(patches | wc -l)" -eq 3 ] || fail "not a patch a folder"
