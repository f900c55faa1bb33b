#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# make install: the program runs from any folder, with nothing of the checkout in
# reach, and make uninstall takes away what was installed and nothing else.
. "$(dirname "$0")/../lib.sh"

# A checkout of its own, that can be taken away, with the program compiled.
mkdir -p "$T/checkout/build"
cp -rp "$TOP"/{Makefile,README.md,SECURITY.md,COPYING,cocci,wrappers,dist} "$T/checkout"
mkdir "$T/checkout/tests"
cp -p "$TOP/tests/known-variables" "$TOP/tests/setup" "$T/checkout/tests"
cp "$TREEWIDE_FAST" "$T/checkout/build/treewide"
install_it() {
	run make -C "$T/checkout" -s install "$@"
}

# A prefix that is no place, and one that nobody can write to.
install_it PREFIX=usr DESTDIR="$T/nowhere"
expect_status 2
grep -q "PREFIX 'usr' is no path from the root" "$T/stderr" || fail "not told: $(cat "$T/stderr")"
[ ! -e "$T/nowhere" ] || fail "something was made"
touch "$T/file"
install_it DESTDIR="$T/file"
expect_status 2
grep -q "cannot write into '$T/file/usr/local'" "$T/stderr" || fail "not told: $(cat "$T/stderr")"

(umask 077; install_it PREFIX=/usr DESTDIR="$T/a root"; expect_status 0)
to="$T/a root/usr"
[ -z "$(find "$T/a root" ! -perm -444 -o -type d ! -perm -755)" ] || fail "not for all users"
! grep -rIlF -e "$T" -e "$TOP" "$T/a root" || fail "a path of this machine was installed"

# What an older version left goes, what others put there stays.
listing "$T/a root" >"$T/first"
touch "$to/share/treewide/cocci/older.cocci" "$to/share/treewide/others"
echo share/treewide/cocci/older.cocci >>"$to/share/treewide/FILES"
install_it PREFIX=/usr DESTDIR="$T/a root"
expect_status 0
[ ! -e "$to/share/treewide/cocci/older.cocci" ] || fail "a file of an older version is left"
rm "$to/share/treewide/others"
listing "$T/a root" | diff "$T/first" - || fail "another installation the second time"

# Elsewhere, through a link, with the checkout gone; the current folder has rules of
# a stranger, who must not be listened to.
mv "$T/a root" "$T/elsewhere"
to=$T/elsewhere/usr
mv "$T/checkout" "$T/gone"
mkdir -p "$T/there/cocci/pin_user_pages" "$T/there/wrappers" "$T/bin"
ln -s "$to/bin/treewide" "$T/bin/treewide"
tiny_files "$T/linux"
ask() { run env -C "$T/there" PATH="$T/bin:$PATH" treewide "$@"; }
ask --version
grep -q '^treewide [0-9]' "$T/stdout" || fail "no version"
ask survey --kernel "$T/linux" --format tsv
expect_status 0
[ "$(wc -l <"$T/stdout")" -eq 8 ] || fail "not seven calls: $(cat "$T/stdout")"
ask check --explain suspect
expect_status 0
# What a part of the installation lacks is not taken from the current folder.
mv "$to/share/treewide/cocci" "$T/cocci"
ask survey --kernel "$T/linux"
expect_error "'$to/share/treewide/cocci/pin_user_pages/campaign.conf'"
mv "$T/cocci" "$to/share/treewide/cocci"

# The templates are found, too.
ask generate --kernel "$T/linux" --output "$OUT"
expect_status 0
find_series
grep -q '^+.*pin_user_pages_fast_shortterm(' "$SERIES"/0001-*.patch || fail "no helpers"

# uninstall takes its files, and no more.
mv "$T/gone" "$T/checkout"
touch "$to/bin/other"
run make -C "$T/checkout" -s uninstall PREFIX=/usr DESTDIR="$T/elsewhere"
expect_status 0
[ "$(find "$T/elsewhere" -type f)" = "$to/bin/other" ] || fail "left: $(find "$T/elsewhere")"
[ ! -e "$to/share" ] || fail "empty folders are left"
run make -C "$T/checkout" -s uninstall PREFIX=/usr DESTDIR="$T/elsewhere"
expect_status 2
grep -q "no treewide is installed below '$to'" "$T/stderr" || fail "not told: $(cat "$T/stderr")"
