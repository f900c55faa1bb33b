#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What keeps a series from being sent: each point is seen where it is open, and
# nothing is found in a series that can go out.
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/lamp/src" "$T/lamp/scripts" "$T/lamp/Documentation"
cd "$T/lamp"
printf 'VERSION = 7\nPATCHLEVEL = 2\nSUBLEVEL = 0\nEXTRAVERSION = -rc2\n' >Makefile
printf 'int old_call(int x);\nint new_call(int x);\n' >src/api.h
printf 'int f(int x)\n{\n\tint y = 0;\n\n\ty = old_call(x);\n\treturn y;\n}\n' >src/a.c
cat >MAINTAINERS <<'END'
A LAMP
M:	Lea Lamp <lea@example.com>
L:	lamp@lists.example.com
S:	Maintained
P:	Documentation/lamp.rst
T:	git https://example.com/lamp.git
F:	src/
END
cat >Documentation/lamp.rst <<'END'
Patches are welcome at any time.

The merge window is closed after two weeks, and then bugs are fixed.
END
cat >scripts/checkpatch.pl <<'END'
my $text = do { local (@ARGV, $/) = $ARGV[-1]; <> };
print "x:1: WARNING:UGLY: ugly\n" if $text =~ /^\+.*ugly/m;
print "total: 0 errors\n";
END
git init -q -b master .
commit_all . "Linux 7.2-rc2"
git tag v7.2-rc2
git tag v7.1
cd "$T"
git clone -q "$T/lamp" "$T/linux"
git config --global user.name 'Lou Sender'
git config --global user.email lou@example.org
printf '/// use new_call() in place of old_call()\n@@\n@@\n- old_call\n+ new_call\n' >"$T/move.cocci"
run "$TREEWIDE" generate --kernel "$T/linux" --output "$OUT" --build "$T/build" --signoff "$T/move.cocci"
expect_status 0
SERIES=$(find "$OUT" -mindepth 1 -maxdepth 1 -type d)
cp -r "$SERIES" "$T/good"
mail=$(basename "$(patches | sed -n 1p)")

# ready OPTION...: of $T/series
ready() {
	run "$TREEWIDE" ready "${TRUST[@]}" --kernel "$T/linux" --series "$T/series" --build "$T/build" "$@"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" || fail "the program itself misbehaves"
}
# broken POINT WORDS SED [FILE]: the one point that is open when a mail is so
broken() {
	rm -rf "$T/series"
	cp -r "$T/good" "$T/series"
	sed -i "$3" "$T/series/${4:-$mail}"
	open_is "$1" "$2"
}
# open_is POINT WORDS OPTION...
open_is() {
	ready "${@:3}"
	expect_status 1
	[ "$(grep -cE '^(OPEN|unseen) ' "$T/stdout")" -eq 1 ] || fail "not one point is open, $1"
	grep -A3 "^OPEN .*$1" "$T/stdout" | grep -q "^ .*$2" || fail "'$1' does not say '$2'"
}

cp -r "$T/good" "$T/series"
ready
expect_status 0
tail -n 1 "$T/stdout" | grep -qx 'ready to be sent' || fail "nothing is missing"

broken 'signed off' 'in patch 1;' 's/^Signed-off-by: Lou.*/Signed-off-by: Ann <ann@example.org>/'
broken 'signed off' 'which is nobody' 's/lou@example.org/editme@example.invalid/'
broken 'draft waits' '1 of EDITME' 's/^+\ty = new_call/+\t\/* EDITME *\/ y = new_call/'
broken 'draft waits' '1 of EDITME' '0,/^$/s//\nEDITME: a letter\n/' 0000-cover-letter.patch
broken 'base is known' 'no base-commit' '/^base-commit:/d' 0000-cover-letter.patch
broken 'base is known' 'does not have the base' 's/^base-commit: ....../base-commit: 012345/' 0000-cover-letter.patch
broken 'checkpatch' 'ugly' 's/^+\ty = new_call/+\tugly = new_call/'
broken 'lists take' '101 recipients' "/^To:/s/\$/$(printf ', a%s@example.org' $(seq 99))/"
broken 'lists take' 'a line of 1' "/^Some words/d; s/^No functional.*/$(printf 'x%.0s' $(seq 1100))/; s/^Use .*/$(printf 'x%.0s' $(seq 1100))/; 0,/^---\$/s//$(printf 'x%.0s' $(seq 1100))\n---/"
broken 'lists take' 'nobody gets it' '/^To:/,/^Message/{/^Message/!d}'

# A new file that no entry is for.
rm -rf "$T/series"
cp -r "$T/good" "$T/series"
printf 'diff --git a/new/x.c b/new/x.c\nnew file mode 100644\n--- /dev/null\n+++ b/new/x.c\n@@ -0,0 +1 @@\n+int x;\n' >>"$T/series/$mail"
open_is 'has a maintainer' 'no entry for the new file new/x.c'

# Too many for one tree, by whomever they were made.
rm -rf "$T/series"
cp -r "$T/good" "$T/series"
for n in $(seq 2 16); do
	cp "$T/series/$mail" "$T/series/$(printf '%04d' "$n")-${mail#*-}"
done
open_is 'more patches' '16 patches for git https://example.com/lamp.git'

# What others have sent: the same line, in any coding; what touches the file only.
rm -rf "$T/series"
cp -r "$T/good" "$T/series"
git -C "$T/linux" checkout -q -b other
sed -i 's/old_call/third_call/' "$T/linux/src/a.c"
git_as_me -C "$T/linux" commit -qam 'lamp: call a third'
git_as_me -C "$T/linux" format-patch -q --stdout -1 >"$T/same.mbox"
awk '/^$/ && !b { print "Content-Transfer-Encoding: base64\n"; b = 1; next } !b' "$T/same.mbox" >"$T/coded.mbox"
sed '1,/^$/d' "$T/same.mbox" | base64 >>"$T/coded.mbox"
git -C "$T/linux" reset -q --hard HEAD~
sed -i 's/int y = 0/int y = 1/' "$T/linux/src/a.c"
git_as_me -C "$T/linux" commit -qam 'lamp: begin at one'
git_as_me -C "$T/linux" format-patch -q --stdout -1 >"$T/near.mbox"
sed 's/^Subject: .*/Subject: [PATCH v7] src: Use new_call() in place of old_call() in f()/' "$T/near.mbox" >"$T/title.mbox"
git -C "$T/linux" checkout -q master
cat "$T/series"/*.patch >"$T/own.mbox"
printf 'From a@b Mon Sep 17 00:00:00 2001\nFrom: a <a@b.c>\nSubject: Re: [PATCH] x\n\n> -\ty = old_call(x);\n' >"$T/reply.mbox"
open_is 'nobody else' 'lamp: call a third.* changes the same lines of src/a.c' --mbox "$T/same.mbox"
open_is 'nobody else' 'changes the same lines' -m "$T/near.mbox" -m "$T/coded.mbox"
open_is 'nobody else' 'same subject' --mbox "$T/title.mbox"
ready --mbox "$T/near.mbox"
expect_status 0
grep -q 'begin at one.*changes src/a.c, too' "$T/stdout" || fail "what is near is not said"
ready --mbox "$T/own.mbox" --mbox "$T/reply.mbox"
expect_status 0
ready --mbox "$T/nope"
expect_error "cannot read '.*nope' as a mailbox"

# Of the tree: who takes it, whether it is open, whether others have its base.
sed -i '/^M:/d' "$T/linux/MAINTAINERS"
open_is 'has a maintainer' 'ask A. Tester <tester@example.org>, who committed most there'
git -C "$T/linux" checkout -q MAINTAINERS
printf '\nDuring the merge\nwindow the ``lamp`` tree\nwill be closed.\n' >>"$T/linux/Documentation/lamp.rst"
ready
expect_status 0
git -C "$T/linux" tag v7.2
open_is 'no tree is closed' 'patch 1: the newest tag is v7.2, so the merge window'
git -C "$T/linux" tag -d v7.2 >"$T/said"
git -C "$T/linux" checkout -q Documentation
git -C "$T/linux" tag -d v7.2-rc2 v7.1 >"$T/said"
git -C "$T/linux" update-ref -d refs/remotes/origin/HEAD
git -C "$T/linux" update-ref -d refs/remotes/origin/master
open_is 'base is known' 'nobody else has it'

# What cannot be looked at is not ready, and what is no series is an error.
run "$TREEWIDE" ready "${TRUST[@]}" --output "$OUT" --build "$T/build"
expect_status 1
grep -q '^unseen' "$T/stdout" || fail "nothing is unseen without a tree"
run "$TREEWIDE" ready "${TRUST[@]}" --output "$T/empty"
expect_error "no series in '.*empty' yet"
mkdir "$T/empty"
run "$TREEWIDE" ready "${TRUST[@]}" --series "$T/empty"
expect_error 'holds no patches'
run "$TREEWIDE" ready "${TRUST[@]}" --series "$T/series" --kernel "$T/nope"
expect_error nope
