#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
#
# Our reading of MAINTAINERS is the one of this kernel's own script: for files
# spaced over the whole tree, for small trees full of rarities, and for mails.
. "$(dirname "$0")/../lib.sh"

real_tree "$1"
fixtures=$TOP/tests/fixtures/maintainers
agree() {
	run "$@"
	[ "$status" -eq 0 ] || fail "the readers differ"
	tail -n 1 "$T/stdout"
	grep -Eq '^[1-9][0-9]* files compared, 0 differ' "$T/stdout" ||
		fail "nothing was compared"
}
# small NAME: a fixture as a tree with this kernel's script.
small() {
	cp -r "$fixtures/$1" "$T/$1"
	mkdir "$T/$1/scripts"
	cp "$KERNEL/scripts/get_maintainer.pl" "$T/$1/scripts/"
	cp "$KERNEL/Makefile" "$T/$1/"
}
for name in plain headless not-utf8; do
	small "$name"
	TREEWIDE_FAST=$TREEWIDE agree "$TOP/tests/maintainers-agree.sh" 1000 "$T/$name"
done
TREEWIDE_FAST=$TREEWIDE agree "$TOP/tests/maintainers-agree.sh" --mails "$T/plain" \
	"$fixtures"/mails/*.patch

# The comparison itself notices when one of the two says something else.
mkdir "$T/bin"
printf '#!/bin/bash\n"%s" "$@" | sed "s/Folder Person/Somebody Else/"\n' \
	"$TREEWIDE" >"$T/bin/treewide"
chmod 755 "$T/bin/treewide"
TREEWIDE_FAST=$T/bin/treewide run "$TOP/tests/maintainers-agree.sh" 1000 "$T/plain"
expect_status 1
grep -q '^+Folder Person <folder@two.example>' "$T/stdout" || fail "no difference is shown"

agree "$TOP/tests/maintainers-agree.sh" 300 "$KERNEL"
