#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# git send-email takes every mail, with the recipients that the mail names.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
mapfile -t mails < <(find "$SERIES" -name '*.patch' | sort)
run git_as_me send-email --dry-run --confirm=never --suppress-cc=self --suppress-cc=author \
	--from='A. Tester <tester@example.org>' --smtp-server=/bin/true \
	--no-chain-reply-to "${mails[@]}"
expect_status 0
[ "$(grep -c '^Dry-OK. Log says:' "$T/stdout")" -eq ${#mails[@]} ] || fail "not every mail is ready"
awk '/^Dry-OK/ { if (mail && !people) print mail; mail = "mail " ++n; people = 0 }
     /^(To|Cc): .*@/ { people = 1 }
     END { if (!people) print mail }' "$T/stdout" >"$T/lonely"
[ ! -s "$T/lonely" ] || fail "mails without recipients: $(cat "$T/lonely")"

for mail in "${mails[@]}"; do
	! sed '/^$/q' "$mail" | LC_ALL=C grep -aqP '[\x80-\xff]' || fail "raw bytes in a header: $mail"
	! grep -qE '.{999}' "$mail" || fail "a line over 998 characters: $mail"
	[ -n "$(header "$mail" Message-ID)$(header "$mail" Message-Id)" ] || fail "no Message-ID: $mail"
	# Linus gets no treewide conversion.
	! sed '/^$/q' "$mail" | grep -qi 'torvalds@' || fail "a mail to Linus: $mail"
	subject=$(header "$mail" Subject)
	subject=${subject#*] }
	[ ${#subject} -le 75 ] || fail "subject too long: $subject"
	echo "$subject"
done >"$T/subjects"
[ -z "$(sort "$T/subjects" | uniq -d)" ] || fail "a subject twice: $(sort "$T/subjects" | uniq -d)"
