#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Every command that a run prints for pasting is run, with a sendmail that only
# writes down whom it is told to reach: the rehearsal reaches one address,
# whatever git's configuration adds; a folder's name and a kernel's version are
# words, and run nothing.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
sed -i "s/^EXTRAVERSION =.*/EXTRAVERSION = -\$(touch\${IFS}$(basename "$T")-ran)/" "$L/Makefile"
# An address that a program would take for an option is none.
sed -i '0,/^M:\t/s//M:\tOption <-oX@example.org>\nM:\t/' "$L/MAINTAINERS"
commit_all "$L" "an odd version"
cat >"$T/fake" <<END
#!/bin/sh
printf '%s\n' "\$@" >>'$T/reached'
cat >>'$T/sent'
END
chmod 755 "$T/fake"
cat >"$HOME/.gitconfig" <<END
[user]
	name = A. Tester
	email = tester@example.org
[sendemail]
	smtpServer = $T/fake
	confirm = never
	to = team@example.com
	cc = boss@example.com
	bcc = archive@example.com
	toCmd = echo tocmd@example.com #
	ccCmd = echo cccmd@example.com #
END
OUT="$T/out put's"
mkdir "$T/here"
cd "$T/here"
generate "$L"
expect_status 0
sed -n '/^next:/,$s/^  //p' "$T/stdout" >"$T/commands"
[ "$(wc -l <"$T/commands")" -eq 3 ] || fail "not three commands"
find_series
! grep -q -e '-oX@' -r "$SERIES" --include='*.patch' || fail "an option among the recipients"

mails=$(find "$SERIES" -maxdepth 1 -name '*.patch' | wc -l)
n=0
while read -r line; do
	n=$((n + 1))
	: >"$T/reached"
	: >"$T/sent"
	if [ $n = 1 ]; then
		git_as_me clone -q "$L" "$T/clone"
		cd "$T/clone"
	fi
	# What configuration adds to the mails themselves is the sender's will.
	[ $n -lt 3 ] || git config --global --remove-section sendemail
	[ $n -lt 3 ] || git config --global sendemail.smtpServer "$T/fake"
	eval "$line" >"$T/said" 2>&1 </dev/null || fail "this does not run: $line: $(cat "$T/said")"
	cd "$T/here"
	grep -o '[^ <>]*@[^ <>]*' "$T/reached" | sort | uniq -c >"$T/who.$n" || true
	cp "$T/sent" "$T/sent.$n"
done <"$T/commands"
[ ! -e "$T/here/$(basename "$T")-ran" ] && [ ! -e "$T/clone/$(basename "$T")-ran" ] || fail "a version ran as a command"
[ "$(git -C "$T/clone" rev-list --count "origin/master..HEAD")" -eq $((mails - 1)) ] || fail "git am took other mails"
[ ! -s "$T/who.1" ] || fail "git am sent something"
# The sender is named once a mail, the recipient once.
[ "$(awk '{ print $2 }' "$T/who.2")" = tester@example.org ] ||
	fail "the rehearsal reaches others: $(cat "$T/who.2")"
[ "$(grep -c '^Subject: \[REHEARSAL ' "$T/sent.2")" -eq "$mails" ] || fail "not every subject says that it is a rehearsal"
! sed -n '/^From: /,/^$/p' "$T/sent.2" | grep -iE '^(to|cc|bcc|reply-to):' | grep -v 'tester@example.org' ||
	fail "a header of the rehearsal names others"
[ "$(wc -l <"$T/who.3")" -gt 4 ] || fail "the series itself reaches nobody: $(cat "$T/who.3")"
# No Message-ID is used up.
ids() { grep -ihE '^(message-id|in-reply-to|references):' "$@" | grep -o '<.*>' | sort -u; }
[ -z "$(comm -12 <(ids "$T/sent.2") <(ids "$SERIES"/*.patch))" ] || fail "the rehearsal uses the series' Message-IDs"
[ "$(ids "$T/sent.2" | wc -l)" -eq "$mails" ] || fail "not one Message-ID a mail"

# Edits below are edits, and nothing else is.
generate "$L"
grep -q '^  KEEP' "$T/stdout" || fail "the folder of the rehearsal was taken for an edit"
echo x >>"$(find "$SERIES/rehearsal" -name '0001-*' -o -name '*-0001-*' | sed -n 1p)"
generate "$L"
ls -d "$OUT"/*.old-1 >/dev/null || fail "an edited copy was thrown away"
