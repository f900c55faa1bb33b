#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# make deb: a package that dpkg installs and takes away again, with the program
# running from it; the same bytes each time.
. "$(dirname "$0")/../lib.sh"
for tool in dpkg dpkg-deb dpkg-shlibdeps; do
	command -v "$tool" >/dev/null || skip "no $tool"
done

mkdir "$T/one" "$T/two" "$T/without"
export SOURCE_DATE_EPOCH=1700000000
run "$TOP/dist/deb" "$TREEWIDE_FAST" "$T/one"
expect_status 0
deb=$(cat "$T/stdout")
(umask 077; run "$TOP/dist/deb" "$TREEWIDE_FAST" "$T/two"; expect_status 0)
cmp "$deb" "$T/two/$(basename "$deb")" || fail "another package the second time"

# What it needs is what is linked, and what is run.
for name in libglib2 libjson-glib coccinelle parallel git-email; do
	dpkg-deb -f "$deb" Depends | grep -qE "(^|, )$name" || fail "no $name: $(dpkg-deb -f "$deb" Depends)"
done

# Without the tools of a packager: said, and nothing made.
mkdir "$T/bin"
ln -s /usr/bin/{readlink,dirname} "$T/bin"
run env PATH="$T/bin" "$BASH" "$TOP/dist/deb" "$TREEWIDE_FAST" "$T/without"
expect_status 77
grep -q '^deb: dpkg-deb is not there, so no package is made' "$T/stderr" || fail "not told: $(cat "$T/stderr")"
[ -z "$(ls "$T/without")" ] || fail "something was made"

need_root "dpkg gives files to root"
mkdir -p "$T/root/var/lib/dpkg"/{info,updates} "$T/there"
touch "$T/root/var/lib/dpkg/status"
# The configuration of small images would leave pages and documents out.
package() {
	run dpkg --root="$T/root" --log="$T/log" --force-not-root --force-depends --force-bad-path --path-include='*' "$@"
	expect_status 0
}
package --install "$deb"
(cd "$T/root" && md5sum --quiet -c var/lib/dpkg/info/treewide.md5sums) || fail "other sums"
run env -C "$T/there" "$T/root/usr/bin/treewide" --version
grep -qx "treewide $(dpkg-deb -f "$deb" Version)" "$T/stdout" || fail "another version: $(cat "$T/stdout")"
run env -C "$T/there" "$T/root/usr/bin/treewide" check --explain suspect
expect_status 0
[ -s "$T/root/usr/share/man/man1/treewide-survey.1.gz" ] || fail "no page"
package --remove treewide
[ -z "$(find "$T/root/usr" -type f 2>/dev/null)" ] || fail "left: $(find "$T/root/usr" -type f)"
