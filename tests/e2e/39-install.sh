#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# make install: the program runs from any folder, with nothing of the checkout in
# reach, make uninstall takes away what was installed and nothing else, and manual
# pages and completion say what --help says.
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
# Each verb and each option is in the pages, and no page has what --help has not.
man=$to/share/man/man1
verbs=$("$to/bin/treewide" help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p')
[ "$(cd "$man" && ls | sort)" = "$({ echo treewide.1; printf 'treewide-%s.1\n' $verbs; } | sort)" ] ||
	fail "pages: $(ls "$man")"
for verb in $verbs; do "$to/bin/treewide" help "$verb" >"$T/help-$verb"; done
options_of() { grep -oE -- '^ +(-., )?--[a-z-]+(=[A-Z]+)?' | tr -d ' '; }
if command -v groff >/dev/null; then
	for verb in $verbs; do
		options_of <"$T/help-$verb" >"$T/help"
		groff -man -ww -Tascii -P-cbou "$man/treewide-$verb.1" >"$T/page" 2>"$T/stderr"
		[ ! -s "$T/stderr" ] || fail "the page of $verb: $(cat "$T/stderr")"
		options_of <"$T/page" | diff "$T/help" - || fail "the page of $verb is not its help"
	done
	groff -man -ww -Tascii -P-cbou "$man/treewide.1" >"$T/page" 2>"$T/stderr"
	[ ! -s "$T/stderr" ] || fail "treewide.1: $(cat "$T/stderr")"
	grep -q "^ *2  *nothing was done; one sentence says why" "$T/page" || fail "no exit status"
else
	echo "SKIP    groff is not there: the pages are not set"
fi

# What bash offers for a line that ends in its last word.
complete_line() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _treewide 2>/dev/null
		 printf "%s\n" "${COMPREPLY[@]}"' - "$to/share/bash-completion/completions/treewide" "$@"
}
offers() {
	local expected=$1
	shift
	[ "$(complete_line "$@" | sort | tr '\n' ' ')" = "$expected" ] ||
		fail "for '$*' bash offers: $(complete_line "$@")"
}
offers "$(sort <<<"$verbs" | grep '^s' | tr '\n' ' ')" treewide s
offers "survey " treewide help surv
offers "--format= " treewide survey --f
offers "json " treewide survey --format = j
offers "html json md text tsv " treewide survey --format =
offers "html json md text tsv " treewide survey -f ""
offers "build full quick " treewide verify --kernel x --level ""
offers "--comments-for= --comments= " treewide generate --comments
offers "$T/linux " treewide generate --kernel "$T/lin"
offers "$T/linux " treewide generate -k "$T/lin"
mkdir "$T/two words"
offers "$T/two words " treewide generate --output = "$T/two"
offers " " treewide survey --jobs ""
offers " " treewide xyzzy -
for verb in $verbs; do
	complete_line treewide "$verb" -- | sed 's/=$//' | sort >"$T/offered"
	grep -oE -- '--[a-z-]+(=| {2,})' "$T/help-$verb" | sed 's/=$//; s/ *$//' | sort |
		diff - "$T/offered" || fail "$verb: other options than in its help"
done
if command -v zsh >/dev/null; then
	zsh -n "$to/share/zsh/site-functions/_treewide" || fail "zsh does not take its completion"
else
	echo "SKIP    zsh is not there: its completion is not read"
fi

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
[ ! -e "$to/share/treewide" ] && [ ! -e "$to/share/doc/treewide" ] || fail "empty folders are left"
[ -d "$to/share/man/man1" ] || fail "a folder of the system's went"
run make -C "$T/checkout" -s uninstall PREFIX=/usr DESTDIR="$T/elsewhere"
expect_status 2
grep -q "no treewide is installed below '$to'" "$T/stderr" || fail "not told: $(cat "$T/stderr")"
