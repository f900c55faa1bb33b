#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trees: 6.12 6.1
# Every mail of a real kernel's series has a subject of its own within 75
# columns and a wrapped body, after git took the mail apart as it will for a
# maintainer.
. "$(dirname "$0")/../lib.sh"

real_series "$1"
: >"$T/subjects"
while read -r patch; do
	git mailinfo "$T/body" "$T/diff" <"$patch" >"$T/info"
	subject=$(sed -n 's/^Subject: //p' "$T/info")
	echo "$subject" >>"$T/subjects"
	[ ${#subject} -le 75 ] || fail "${#subject} columns: $subject"
	grep -Eq '^[A-Za-z0-9_/.,+ -]+: [^:]' <<<"$subject" ||
		fail "no prefix: $subject"
	! grep -Eq '\.[ch]\b' <<<"$subject" || fail "a file name: $subject"
	[ "$(wc -l <"$T/body")" -ge 5 ] || fail "hardly a body: $subject"
	# scripts and commands are indented; links cannot be wrapped
	awk 'length > 75 && !/^ / && !/^Link: /' "$T/body" >"$T/stdout"
	[ ! -s "$T/stdout" ] || fail "not wrapped: $subject"
	! grep -E '@[A-Z_]+@' "$T/body" || fail "unfilled: $subject"
	# git am cut the message at the ---, and nowhere before
	script=$(grep -c '^ // <smpl>$' "$patch" || true)
	[ "$(grep -c '^ // </smpl>$' "$T/body" || true)" = "$script" ] ||
		fail "git am loses the script: $subject"
done < <(patches)
[ "$(wc -l <"$T/subjects")" -gt 20 ] || fail "hardly any patch"
[ -z "$(sort "$T/subjects" | uniq -d)" ] ||
	fail "twice: $(sort "$T/subjects" | uniq -d)"

# a patch on a whole folder is named after the folder, not its first file
grep -q '\] mm: add KUnit' "$T/subjects" || grep -q '^mm: add KUnit' "$T/subjects" ||
	fail "the suite's subject: $(grep KUnit "$T/subjects")"

# The cover letter is short: what stands above its shortlog.
cover=$(find "$SERIES" -name '*0000-cover-letter.patch')
awk 'body; !NF { body = 1 } /^Test|^base/ { exit }' "$cover" >"$T/letter"
[ "$(wc -l <"$T/letter")" -le 72 ] || fail "the cover letter has $(wc -l <"$T/letter") lines"
grep -q 'EDITME are drafts' "$T/letter" || fail "the cover does not say what EDITME is"
for id in ZGWnq/dAYELyKpTy@infradead.org \
	8b898768-a3c0-198d-a70c-9aa96b7f4a29@redhat.com \
	106e7886-ef02-4979-b96d-66d33cfa119c@lucifer.local \
	1ced7f32-553e-2a5b-eec9-f794d7983d56@nvidia.com; do
	grep -q "^Link: https://lore.kernel.org/r/$id" "$cover" || fail "no link to $id"
done

# Each number and each name in a letter is that of the tables and the diffs.
"$TOP/tests/letters-hold" "$SERIES" >"$T/claims" || fail "$(cat "$T/claims")"

# No subject claims what the code contradicts: a call whose flags and code part is
# asked about, behind all conversions, in a patch that no conversion needs.
awk -F '\t' '$6 == "SHORTTERM" && $8 == "ESCAPES" && $10 != "left" { print $1 "\t" $3 }' \
	"$SERIES/sites.tsv" >"$T/suspects"
[ "$(wc -l <"$T/suspects")" -gt 5 ] || fail "hardly a suspect in this kernel"
asked=0
while IFS=$'\t' read -r file function; do
	patch=$(patches | xargs grep -l "^+++ b/$file" | tail -1)
	# what one caller of a common helper does is told of, where people decided
	if grep -q 'One caller keeps the pages' "$patch"; then continue; fi
	asked=$((asked + 1))
	git mailinfo "$T/body" "$T/diff" <"$patch" | grep -q '^Subject: .*state how long' ||
		fail "$function() of $file: $(grep -h ^Subject "$patch")"
	for word in 'Flags: ' '\(Code\|Caller\): ' 'Until somebody answers'; do
		grep -q "$word" "$T/body" || fail "no '$word' in the question about $function()"
	done
done <"$T/suspects"
tr '\n' ' ' <"$cover" | grep -Eq 'Patch(es)? [0-9]+( to [0-9]+)? puts? this to' ||
	fail "the cover does not point at the questions"
questions=$(jq '[.kinds[] | select(. == "question")] | length' "$SERIES/MANIFEST.json")
[ "$questions" -gt 0 ] && [ "$questions" -le "$asked" ] || fail "$questions patches ask about $asked calls"
jq -e '.kinds | (rindex("conversion") < index("question"))' "$SERIES/MANIFEST.json" >"$T/stdout" ||
	fail "a question stands before a conversion"

# What the ledger calls a comment or a string and what names a call that its file
# no longer makes stands below the --- of the patch, and nothing else does.
awk -F '\t' 'NR == FNR { if ($10 != "left") gone[$1, $4] = 1; next }
	($4 == "comment" || $4 == "string") && ($1, $3) in gone {
		print $1 ":" $2 ": " $4 " names " $3
	}' "$SERIES/sites.tsv" "$SERIES/ledger.tsv" | sort >"$T/stale"
[ -s "$T/stale" ] || fail "no comment in this kernel names a converted call"
# the flag is another matter: where it stays in the file's code, so may the words
patches | xargs sed -n '/^---$/,/^diff --git/p' |
	sed -n 's/^  \([^ ]*:[0-9]*: \(comment\|string\) names pin_[a-z_]*\)$/\1/p' |
	sort >"$T/told"
diff "$T/stale" "$T/told" || fail "stale comments and what the mails say of them differ"
