#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What a series lacks before it can be sent is said to its sender, on the screen
# and in TODO, and in no mail; while anything is missing, the mails are RFC. The
# commands that a rule's run ends with reach nobody but the sender, too.
. "$(dirname "$0")/../lib.sh"

mkdir -p "$T/lamp/src"
printf 'int old_call(int x);\nint new_call(int x);\n' >"$T/lamp/src/api.h"
printf 'int f(int x)\n{\n\treturn old_call(x);\n}\n' >"$T/lamp/src/a.c"
printf 'A LAMP\nM:\tLea Lamp <lea@example.com>\nL:\tlamp@lists.example.com\nS:\tMaintained\nF:\tsrc/\n' >"$T/lamp/MAINTAINERS"
printf '/// use new_call() in place of old_call()\n@@\n@@\n- old_call\n+ new_call\n' >"$T/move.cocci"

# move OPTION...: the series of the rule
move() {
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/lamp" --output "$OUT" \
		--build "$T/build" "$@" "$T/move.cocci"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
	SERIES=$(find "$OUT" -mindepth 1 -maxdepth 1 -type d)
	tail -n 3 "$T/stdout" >"$T/last"
}

move
grep -q '^Subject: \[RFC PATCH 1/1\]' "$SERIES"/0001-* || fail "no RFC without a base, a name and a signature"
for word in 'no commit that anybody can fetch' 'the author is EDITME' 'no patch is signed off'; do
	grep -q "^- .*$word" "$T/last" || fail "the last lines do not say '$word'"
	grep -qi "$(echo "$word" | cut -c 1-20)" "$SERIES/TODO" || fail "TODO does not say '$word'"
done
! grep -iE 'generate again|--signoff|SIGNOFF=1|\bTODO\b' "$SERIES"/*.patch "$SERIES"/rehearsal/* ||
	fail "a mail tells its sender what to do"

git init -q -b master "$T/lamp"
commit_all "$T/lamp" "a base"
git config --global user.name 'Lou Sender'
git config --global user.email lou@example.org
move --signoff
grep -q '^Subject: \[PATCH 1/1\]' "$SERIES"/0001-* || fail "an RFC, with nothing missing"
! grep '^- ' "$T/stdout" || fail "something is missing, and what?"
! grep -q '^Missing' "$SERIES/TODO" || fail "TODO misses something, and what?"
grep -q 'treewide ready' "$SERIES/TODO" || fail "TODO does not name what to run"

# Signed off, but on a change that no commit has.
echo '/* mine */' >>"$T/lamp/src/a.c"
move --signoff --dirty
grep -q '^- the series builds on changes that no commit has (src/a.c)' "$T/last" || fail "dirty is not said"
grep -q '^Subject: \[RFC PATCH 1/1\]' "$SERIES"/0001-* || fail "no RFC on a dirty tree"

# The rehearsal reaches one address.
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >>%s/reached\ncat >/dev/null\n' "$T" >"$T/fake"
chmod 755 "$T/fake"
git config --global sendemail.smtpServer "$T/fake"
git config --global sendemail.confirm never
git config --global sendemail.cc boss@example.com
sed -n '/^next:/,$s/^  //p' "$T/stdout" | sed -n 2p >"$T/command"
grep -q '^git send-email .*rehearsal' "$T/command" || fail "no rehearsal: $(cat "$T/command")"
(cd "$T" && eval "$(cat "$T/command")") >"$T/said" 2>&1 </dev/null || fail "it does not run: $(cat "$T/said")"
[ "$(grep -o '[^ <>]*@[^ <>]*' "$T/reached" | sort -u)" = lou@example.org ] || fail "others are reached: $(cat "$T/reached")"
