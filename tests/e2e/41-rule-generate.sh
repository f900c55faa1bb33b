#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A rule of the user's own becomes a series: ledger, patches, words.
. "$(dirname "$0")/../lib.sh"

tiny_files "$T/linux"
mkdir -p "$T/linux/drivers/alpha"
cat >"$T/linux/include/linux/lamp.h" <<'END'
/* SPDX-License-Identifier: GPL-2.0 */
int lamp_off(int lamp);
#define dim_lamp(x) lamp_off(x)
END
cat >"$T/linux/drivers/alpha/lamp.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/lamp.h>

/* dim_lamp() is called below */
int alpha_stop(int lamp)
{
	return dim_lamp(lamp);
}

int alpha_all(int n)
{
	while (n--)
		if (dim_lamp(n) &&
		    dim_lamp(n + 1))
			return 1;
	return 0;
}
END
cat >"$T/linux/drivers/beta/lamp.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/lamp.h>

int beta_stop(int lamp)
{
	return dim_lamp(lamp);
}
END
git init -q -b master "$T/linux"
commit_all "$T/linux" "Linux 6.12-rc7"
cat >"$T/dim.cocci" <<'END'
// SPDX-License-Identifier: GPL-2.0-only
/// Call lamp_off() by its own name.
///
/// dim_lamp() is only another name for it.
//# treewide: proof=same-object
// Options: --no-includes --include-headers
@@
@@
- dim_lamp
+ lamp_off
  (...)
END

# rule_generate WORD...: with KERNEL watched
rule_generate() {
	local before
	before=$(snapshot "$T/linux")
	rm -rf "$OUT"
	run "$TREEWIDE" generate --kernel "$T/linux" --output "$OUT" \
		--build "$T/build" "$@"
	[ "$before" = "$(snapshot "$T/linux")" ] || fail "KERNEL was written to"
	! grep -E 'CRITICAL|Sanitizer|runtime error' "$T/stderr" ||
		fail "the program itself misbehaves"
}

rule_generate "$T/dim.cocci"
expect_status 0
find_series
for file in 0000-cover-letter.patch ledger.tsv places.tsv MANIFEST.json series.mbox; do
	[ -s "$SERIES/$file" ] || fail "no $file"
done
[ "$(patches | wc -l)" -eq 2 ] || fail "not a patch for each subsystem"

# The page has each changed function, with its lines and its mail.
sed -n 's/^,\{0,1\}\({"state":.*}\),\{0,1\}$/\1/p' "$SERIES/report.html" |
	jq -r '[.state, .file, .line, .function, .outcome] | @tsv' | sort >"$T/rows"
awk -F '\t' '$4 == "changed" || $4 == "NOT SEEN" { print ($4 == "changed" ? "converted" : "open"), $1, $2, $3, $4 }' \
	OFS='\t' "$SERIES/places.tsv" | sort | diff - "$T/rows" || fail "the page has other places"
[ "$(grep -c '<del>-.*dim_lamp' "$SERIES/report.html")" -ge 3 ] || fail "the page does not show what changes"
! grep -iE 'pin_user|FOLL_|long-term' "$SERIES/report.html" || fail "the page speaks of pins"
git -C "$T/linux" worktree add -q "$T/am"
git_as_me -C "$T/am" am -q "$SERIES/series.mbox" || fail "git am refuses it"
! grep -n '^[^/]*dim_lamp' "$T/am/drivers/alpha/lamp.c" || fail "a call is left"

# Every mention has a fate.
cut -f 1,2,5 "$SERIES/ledger.tsv" | tail -n +2 >"$T/ledger"
cat >"$T/expected" <<'END'
drivers/alpha/lamp.c	4	comment
drivers/alpha/lamp.c	7	converted
drivers/alpha/lamp.c	13	converted
drivers/alpha/lamp.c	14	converted
drivers/beta/lamp.c	6	converted
include/linux/lamp.h	3	own
END
diff "$T/expected" "$T/ledger" || fail "the ledger is another"

# Words: the rule's own, people of the files, nothing of pins, no claim.
alpha=$(patches | xargs grep -l '^+++ b/drivers/alpha/')
header "$alpha" Subject | grep -q 'call lamp_off() by its own name in alpha_stop() and' ||
	fail "subject: $(header "$alpha" Subject)"
header "$alpha" To | grep -q 'ada@alpha.example' || fail "To of alpha"
grep -q '^dim_lamp() is only another name for it.$' "$alpha" || fail "the rule's message"
grep -q '^ // <smpl>$' "$alpha" || fail "the rule is not shown"
! grep -riE 'pin_user|longterm|long-term|shortterm|FOLL_|lifetime' "$SERIES"/*.patch ||
	fail "a mail speaks of pins"
! grep -iE 'identical|same object|proved' "$SERIES"/*.patch || fail "a claim nobody has shown"
for patch in $(patches); do
	header "$patch" Subject | sed 's/^\[[^]]*\] //'
done >"$T/subjects"
[ -z "$(sort "$T/subjects" | uniq -d)" ] || fail "a subject twice"
! grep -E '.{76}' "$T/subjects" || fail "a subject too long"

# The same again gives the same bytes.
cp -r "$SERIES" "$T/first"
rule_generate "$T/dim.cocci"
find_series
same_folders "$T/first" "$SERIES" || fail "a second run differs"

# A pilot: the rest is left for that reason.
rule_generate --only drivers/beta "$T/dim.cocci"
expect_status 0
find_series
[ "$(patches | wc -l)" -eq 1 ] || fail "the pilot is not one patch"
grep -q $'drivers/alpha/lamp.c\t7\t.*left\tnot selected' "$SERIES/ledger.tsv" ||
	fail "the ledger of the pilot"

# What the rule does not match is open, named, and exit 1.
cat >>"$T/linux/drivers/beta/lamp.c" <<'END'

int (*beta_hook)(int) = dim_lamp;
END
commit_all "$T/linux" hook
rule_generate "$T/dim.cocci"
expect_status 1
grep -q 'drivers/beta/lamp.c:9: dim_lamp' "$T/stdout" || fail "the open place is not named"
find_series
grep -q 'drivers/beta/lamp.c:9' "$SERIES/0000-cover-letter.patch" || fail "nor in the cover letter"

# A campaign folder: a decision accounts for it, texts are its own.
mkdir -p "$T/dim/texts"
cp "$T/dim.cocci" "$T/dim"
printf '[campaign]\ntitle=lamps: one name for one thing\n' >"$T/dim/campaign.conf"
printf '[drivers/beta/lamp.c:]\nleft=the hook is for another macro\n' >"$T/dim/decisions.conf"
echo 'A lamp has one @NEW@, in @FUNCTIONS@.' >"$T/dim/texts/context.txt"
rule_generate "$T/dim"
expect_status 0
find_series
grep -q $'the hook is for another macro' "$SERIES/ledger.tsv" || fail "the decision"
header "$SERIES/0000-cover-letter.patch" Subject | grep -q 'lamps: one name for one thing' ||
	fail "the title"
grep -q '^A lamp has one lamp_off(), in alpha_stop() and alpha_all()\.$' "$(patches | sed -n 1p)" ||
	fail "the text"

# Bad input: one sentence, nothing written.
rm -rf "$OUT"
sed -i 's/proof=same-object/proof=good/' "$T/dim.cocci"
rule_generate "$T/dim.cocci"
expect_error 'proof=good is none of'
expect_no_output
sed -i 's/proof=good/prof=builds/' "$T/dim.cocci"
rule_generate "$T/dim.cocci"
expect_error "nobody knows the key 'prof'"
printf '[campaign]\ntitel=x\n' >"$T/dim/campaign.conf"
rule_generate "$T/dim"
expect_error "titel"
rule_generate "$T/nothing.cocci"
expect_error "nothing.cocci"

# verify holds the mails, and the rule finds nothing more in what they leave.
sed -i 's/prof=builds/proof=builds/' "$T/dim.cocci"
rule_generate "$T/dim.cocci"
run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" --output "$OUT" --build "$T/build" "$T/dim.cocci"
expect_status 0
grep -q 'object code and builds' "$T/stdout" || fail "what was not compared is not named"
find_series
victim=$(patches | sed -n 1p)
sed -i 's/^+\(.*\)lamp_off(lamp)/+\1dim_lamp(lamp)/' "$victim"
run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" --output "$OUT" --build "$T/build" "$T/dim.cocci"
expect_error 'is not what its MANIFEST.json says'
