#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The page of a tree and of its series: its data are the tables' rows, suspects
# come first, its links lead to mails, and nothing that the tree says ends a tag.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
# a name and lines that want out of their places, in a call that is a suspect
odd="drivers/beta/a'b\"&<i>.c"
cat >"$T/linux/$odd" <<'C'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>
struct kept { struct page **pages; int count; };
static long kept_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kept *kept = file->private_data; /* </script><script>alert(1)</script> */
	int got;

	got = pin_user_pages_fast(arg, kept->count, FOLL_WRITE /* "><img src=x onerror=alert(1)> */, kept->pages);
	return got == kept->count ? 0 : -EFAULT; /* <!--verify--> */
}
static int kept_release(struct inode *inode, struct file *file)
{
	struct kept *kept = file->private_data;

	unpin_user_pages(kept->pages, kept->count); /* </pre></details> */
	return 0;
}
static const struct file_operations kept_fops = {
	.unlocked_ioctl = kept_ioctl,
	.release = kept_release,
};
C
commit_all "$T/linux" "a driver that keeps pages"

# data PAGE: its one block of JSON
data() {
	[ "$(grep -c '<script type="application/json" id="data">' "$1")" -eq 1 ] || fail "not one block of data"
	sed -n '/<script type="application\/json" id="data">/,/<\/script>/p' "$1" |
		sed 's/^<script type="application\/json" id="data">//; s/<\/script>.*//' | sed '/^<script>/,$d'
}
# rows JSON: what sites.json has of a place
rows() {
	jq -S '[.[] | with_entries(select(.value != null)) |
		{file, line, function, callee, flags, verdict, reason, lifetime,
		 evidence, outcome, outcome_reason}] | sort_by(.file, .line)'
}
check_page() {
	[ "$(grep -c '<script' "$1")" -eq 2 ] || fail "another script in $1"
	! grep -F -e '<img' -e '<i>.c' -e 'onerror=alert(1)>' -e '<script>alert' "$1" || fail "a tree's text is a tag in $1"
	! grep -F "$T" "$1" || fail "where the tree lies is in $1"
	[ "$(grep -c 'https\?:' "$1")" -eq 0 ] || fail "an address in $1"
}

generate "$T/linux"
expect_status 0
find_series
page=$SERIES/report.html
data "$page" >"$T/data"
check_page "$page"
jq .places "$T/data" | rows >"$T/places"
rows <"$SERIES/sites.json" | diff - "$T/places" || fail "the page has other rows than sites.json"
[ "$(jq -r '.places[0] | .state, .file' "$T/data")" = "$(printf 'suspect\n%s' "$odd")" ] || fail "the suspect is not first"
[ "$(jq .counts.suspect "$T/data")" -eq 1 ] || fail "not one suspect"
[ "$(jq -c '[.places[0].chain[] | select(.role == "stored" or .role == "dropped") | .line]' "$T/data")" = '[9,16]' ] ||
	fail "the chain: $(jq -c '.places[0].chain' "$T/data")"
jq -e '.places[0].notes | map(select(.what == "Cost")) | length > 1' "$T/data" >/dev/null || fail "no costs"
# Each mail is linked to, each converted call names the patch that has its file.
jq -r '.patches[].mail' "$T/data" >"$T/mails"
patches | sed 's,.*/,,' | diff - "$T/mails" || fail "other mails"
grep -oE 'href="\./[^"]*\.patch"' "$page" | sed 's/^href=".\///; s/"$//' | sort -u |
	diff - <(sort "$T/mails") || fail "links to other files"
jq -r '. as $d | .places[] | select(.patch) | "\($d.patches[.patch - 1].mail)\t\(.file)"' "$T/data" >"$T/pairs"
[ "$(wc -l <"$T/pairs")" -eq "$(jq '[.[] | select(.outcome != "left")] | length' "$SERIES/sites.json")" ] ||
	fail "not each converted call has its patch"
while IFS=$'\t' read -r mail file; do
	git apply --numstat "$SERIES/$mail" | cut -f 3- | grep -qxF -e "$file" -e "\"${file//\"/\\\"}\"" || fail "$mail does not change $file"
done <"$T/pairs"
# All that the ledger has is a place, or stays for what it says.
[ "$(jq '.rest | length' "$T/data")" -gt 0 ] || fail "nothing of what stays"
[ "$(jq '.about.references' "$T/data")" -eq "$(tail -n +2 "$SERIES/ledger.tsv" | wc -l)" ] || fail "another ledger"
[ "$(jq -r '.files | has("report.html")' "$SERIES/MANIFEST.json")" = true ] || fail "the manifest does not know the page"

# Edited by hand it is kept, as any other file of the series.
cp "$page" "$T/page"
echo '<p>mine</p>' >>"$page"
generate "$T/linux"
expect_status 0
grep -q '<p>mine</p>' "$SERIES".old-1/report.html || fail "an edited page is lost"
cmp "$T/page" "$page" || fail "the same series has another page"

# The same page of the tree alone.
run "$TREEWIDE" survey --kernel "$T/linux" --build "$T/build" --campaign "$CAMPAIGN" --format html
expect_status 0
cp "$T/stdout" "$T/survey.html"
check_page "$T/survey.html"
data "$T/survey.html" >"$T/data"
run "$TREEWIDE" survey --kernel "$T/linux" --build "$T/build" --campaign "$CAMPAIGN" --format tsv
jq -r '.places | sort_by(.file, .line)[] | [.file, .line, .function, .callee, .flags, .verdict, .reason, .lifetime,
	.evidence, .outcome, .outcome_reason] | map(. // "" | tostring | gsub("[\t\n\r]"; " ")) | join("\t")' "$T/data" >"$T/rows"
tail -n +2 "$T/stdout" | LC_ALL=C sort >"$T/expected"
LC_ALL=C sort "$T/rows" | diff "$T/expected" - || fail "the page has other rows than survey's table"
[ "$(jq .about.planned "$T/data")" = true ] && [ "$(jq '.patches | length' "$T/data")" -eq 0 ] || fail "a survey has patches"
run "$TREEWIDE" survey --kernel "$T/linux" --build "$T/build" --campaign "$CAMPAIGN" --gets --format html
expect_error 'no json or html'
