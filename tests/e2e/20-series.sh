#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# What the series of the small tree holds: files, tables, order, addresses.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
find_series
commit=$(git -C "$T/linux" rev-parse --short=12 HEAD)
[ "${SERIES##*/}" = "linux-6.12.0-rc7-g$commit" ] || fail "folder ${SERIES##*/}"
for file in 0000-cover-letter.patch series.mbox sites.tsv sites.json ledger.tsv MANIFEST.json; do
	[ -s "$SERIES/$file" ] || fail "no $file"
done
ls "$SERIES"/*.bundle >/dev/null || fail "no git bundle"

# column NAME: the column's number in sites.tsv
column() { head -n 1 "$SERIES/sites.tsv" | tr '\t' '\n' | grep -nx "$1" | cut -d : -f 1; }
for name in file line function callee flags verdict reason lifetime evidence outcome; do
	[ -n "$(column "$name")" ] || fail "sites.tsv has no column $name"
done
cut -f "$(column file),$(column line),$(column callee),$(column verdict)" "$SERIES/sites.tsv" |
	tail -n +2 | sort >"$T/verdicts"
sort >"$T/expected" <<'END'
drivers/alpha/map.c	14	pin_user_pages	LONGTERM
drivers/alpha/umem.c	13	pin_user_pages_fast	LONGTERM
drivers/beta/helper.c	8	pin_user_pages_fast	CONDITIONAL
drivers/beta/xfer.c	8	pin_user_pages_fast	SHORTTERM
fs/delta/bufmap.c	6	pin_user_pages_unlocked	SHORTTERM
mm/process_vm.c	15	pin_user_pages_remote	SHORTTERM
net/gamma/info.c	8	pin_user_pages_fast	SHORTTERM
END
diff "$T/expected" "$T/verdicts" || fail "sites.tsv differs"
jq -e 'length' "$SERIES/sites.json" >/dev/null || fail "sites.json is no JSON"
jq -e . "$SERIES/MANIFEST.json" >/dev/null || fail "MANIFEST.json is no JSON"
grep -q "$(git -C "$T/linux" rev-parse HEAD)" "$SERIES/MANIFEST.json" || fail "no base commit"

# Every reference in the tree is in the ledger, once a line of the tree at least.
(cd "$T/linux" && grep -rnoE '\<pin_user_pages[a-z_]*|\<FOLL_LONGTERM\>' --exclude-dir=.git . |
	sed -E 's|^\./||; s|^([^:]*):([0-9]+):.*|\1\t\2|' | sort -u) >"$T/references"
tail -n +2 "$SERIES/ledger.tsv" | cut -f 1,2 | sort -u >"$T/ledger"
diff "$T/references" "$T/ledger" || fail "the ledger is not complete"

# Order: helpers, mm/, KUnit, then subsystems.
first=$(patches | sed -n 1p)
grep -q '^+.*pin_user_pages_fast_longterm(' "$first" || fail "the helpers are not first"
grep -q '^+++ b/mm/process_vm.c' "$(patches | sed -n 2p)" || fail "mm/ is not second"
[ "$(patches | xargs grep -l '^+++ b/drivers/alpha/' | wc -l)" -eq 1 ] || fail "alpha is not one patch"

# People: maintainers To, reviewers and lists Cc, names quoted or encoded.
alpha=$(patches | xargs grep -l '^+++ b/drivers/alpha/umem.c')
header "$alpha" To | grep -qF '"Ada \"the first\" Alpha" <ada@alpha.example>' || fail "To of alpha"
header "$alpha" Cc | grep -q 'linux-alpha@lists.example' || fail "Cc of alpha"
beta=$(patches | xargs grep -l '^+++ b/drivers/beta/')
sed '/^$/q' "$beta" >"$T/head"
! LC_ALL=C grep -aP '[\x80-\xff]' "$T/head" || fail "raw bytes in a header"
header "$beta" To | grep -qi '=?utf-8?.*bjorn@beta.example' || fail "the name is not encoded"
header "$beta" Cc | grep -q 'berta@beta.example' || fail "the reviewer of beta"
header "$beta" Cc | grep -q 'linux-beta@lists.example' || fail "the list of beta"
! grep -q moderated "$T/head" || fail "the list's remark is in a header"

# Stubs are unwritten, so this is a request for comments, and nobody signed.
header "$first" Subject | grep -q '^\[RFC PATCH 0*1/'  || fail "no RFC prefix"
! patches | xargs grep -il '^Signed-off-by' || fail "somebody signed"
header "$first" From | grep -q EDITME || fail "no identity is set, so the author is EDITME"
grep -q EDITME "$SERIES/0000-cover-letter.patch" || fail "the cover letter does not say so"
# Not one subject twice, 75 columns, no file name.
for patch in $(patches); do
	header "$patch" Subject | sed 's/^\[[^]]*\] //'
done >"$T/subjects"
[ -z "$(sort "$T/subjects" | uniq -d)" ] || fail "a subject twice"
! grep -E '.{76}|\.[ch]\>' "$T/subjects" || fail "a subject too long, or with a file name"

# The summary names what to do next.
for word in 'git am' 'git send-email'; do
	grep -q "$word" "$T/stdout" || fail "the summary does not say '$word'"
done
