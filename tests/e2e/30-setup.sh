#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The set-up names what is missing and the exact command, and stops.
. "$(dirname "$0")/../lib.sh"

mkdir "$T/without"
ln -s /usr/bin/* "$T/without/"
rm "$T/without/spatch" "$T/without/parallel"
echo 'ID=plan9' >"$T/os-release"
expect_told() {
	expect_status 2
	grep -q "^  ${2:-apt-get update && apt-get install .*}$1" "$T/stderr" || fail "the command is not named"
	[ ! -s "$T/stdout" ] || fail "standard output is not empty"
}

run env PATH="$T/without" OS_RELEASE="$T/os-release" BUILD="$T/build" "$TOP/tests/setup" generate
expect_told "coccinelle parallel"
grep -q "package manager is known" "$T/stderr" || fail "the reason is not named"

# Another program of the same name is not GNU parallel.
printf '#!/bin/sh\necho "parallel: invalid option -- -" >&2\nexit 1\n' >"$T/without/parallel"
chmod 755 "$T/without/parallel"
run env PATH="$T/without" OS_RELEASE="$T/os-release" BUILD="$T/build" "$TOP/tests/setup" generate
expect_told "coccinelle parallel"
grep -q "'$T/without/parallel' is not GNU parallel" "$T/stderr" || fail "moreutils is not named"

# Nothing missing: silence. (This machine runs the tests, so it has all.)
run env BUILD="$T/build" "$TOP/tests/setup" generate
expect_status 0
[ ! -s "$T/stdout" ] && [ ! -s "$T/stderr" ] || fail "not silent"

# make itself stops there, before anything is compiled.
run env PATH="$T/without" OS_RELEASE="$T/os-release" make -C "$TOP" BUILD="$T/build" generate
expect_status 2
grep -q "coccinelle" "$T/stderr" || fail "make does not name the package"
[ ! -e "$T/build/treewide" ] || fail "something was compiled"

need_root "becomes the user nobody"
cp "$TOP/tests/setup" "$T/setup"
run env PATH="$T/without" BUILD="$T/build" \
	setpriv --reuid nobody --regid nogroup --clear-groups "$T/setup" generate
expect_told "coccinelle parallel"
grep -q "not root" "$T/stderr" || fail "the reason is not named"

# What holds on 12, 13 and Ubuntu is said of no one of them.
for id in debian ubuntu; do
	echo "ID=$id" >"$T/os-release"
	run setpriv --reuid 65534 --regid 65534 --clear-groups env PATH="$T/without" \
		OS_RELEASE="$T/os-release" BUILD="$T/build" "$T/setup" generate
	expect_told "coccinelle parallel"
	grep -qx 'setup: run this as root, then try again:' "$T/stderr" || fail "$id: not what to do"
done

# Others by their own names and commands; what they do not have is told apart.
as_nobody() {
	run setpriv --reuid 65534 --regid 65534 --clear-groups env PATH="$T/without" \
		OS_RELEASE="$T/os-release" BUILD="$T/build" "$T/setup" "$@"
}
rm "$T/without/jq"
printf 'NAME="Rocky"\nID="rocky"\nID_LIKE="rhel centos fedora"\n' >"$T/os-release"
as_nobody generate test
expect_told "coccinelle parallel.* jq" 'dnf install -y '
! grep -q 'apt-get' "$T/stderr" || fail "Debian's command on another system"
printf "NAME=Manjaro\nID=manjaro\nID_LIKE='arch'\n" >"$T/os-release"
as_nobody generate test
expect_told "parallel jq" 'pacman -S --needed --noconfirm '
grep -q 'spatch is no package of this system' "$T/stderr" || fail "what Arch lacks is not named"
! grep '^  pacman' "$T/stderr" | grep -qw coccinelle || fail "a package that is none is asked for"
ln -s /usr/bin/parallel "$T/with" && mv -f "$T/with" "$T/without/parallel"
as_nobody generate
expect_status 2
! grep -q '^  pacman' "$T/stderr" || fail "a command that installs nothing"

# As root they are installed, by that command.
cat >"$T/without/dnf" <<END
#!/bin/bash
echo "\$*" >"$T/dnf.words"
ln -s /usr/bin/spatch "$T/without/"
END
chmod 755 "$T/without/dnf"
rm -f "$T/without/id"
printf '#!/bin/sh\necho 0\n' >"$T/without/id"
chmod 755 "$T/without/id"
echo 'ID=fedora' >"$T/os-release"
run env PATH="$T/without" OS_RELEASE="$T/os-release" BUILD="$T/build" "$T/setup" generate
expect_status 0
grep -q '^install -y .*coccinelle$' "$T/dnf.words" || fail "dnf was not asked: $(cat "$T/dnf.words")"
