#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The last patch takes raw functions and flag away: withheld, with the list of
# what blocks it, while anyone outside of mm/ needs them; there once nobody does.
. "$(dirname "$0")/../lib.sh"

# The series' patch that locks the door, or nothing.
locking() { patches | xargs grep -lE '^Subject: .*(internal|FOLL_LONGTERM$)' || true; }

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
find_series
[ -z "$(locking)" ] || fail "raw callers are left, yet the door is locked"
cover=$SERIES/0000-cover-letter.patch
grep -qx '  drivers/beta/helper.c:8: call of pin_user_pages_fast' "$cover" ||
	fail "the cover letter does not say who blocks the last patch"
grep -qx '  drivers/beta/keep.c:6: use of FOLL_LONGTERM' "$cover" || fail "a use of the flag is not named"
[ "$(grep -c '^  [a-z/.]*:[0-9]*: \(call\|use\) of' "$cover")" -eq 2 ] || fail "others are named as well"

# A pilot says nothing of the door: what it leaves out is no obstacle.
generate "$T/linux" --only drivers/alpha
expect_status 0
find_series
! grep -q ': call of pin_user_pages' "$SERIES/0000-cover-letter.patch" || fail "a pilot names obstacles"

# Part of the tree is converted already, and what blocked is converted by hand.
rm -rf "$OUT"
generate "$T/linux"
find_series
mapfile -t mails < <(patches)
alpha=$(printf '%s\n' "${mails[@]}" | xargs grep -l '^+++ b/drivers/alpha/')
run git_as_me -C "$T/linux" am -q "${mails[0]}" "$alpha"
expect_status 0
sed -i 's/unsigned int flags)/unsigned int flags, bool longterm)/
	s/return pin_user_pages_fast(addr, npages, flags, pages)/if (longterm)\n\t\treturn pin_user_pages_fast_longterm(addr, npages, flags, pages);\n\t\/* Pin lifetime: by the caller, at once. *\/\n\treturn pin_user_pages_fast_shortterm(addr, npages, flags, pages)/' \
	"$T/linux/drivers/beta/helper.c"
sed -i 's/, FOLL_WRITE | FOLL_LONGTERM)/, FOLL_WRITE, true)/; s/, 0);/, 0, false);/' "$T/linux/drivers/beta/keep.c"
commit_all "$T/linux" "beta: let callers say how long"
rm -rf "$OUT"
generate "$T/linux"
expect_status 0
find_series
mapfile -t mails < <(patches)
last=${mails[-1]}
[ "$(locking)" = "$last" ] || fail "the door is not locked by the last patch alone: $(locking)"
header "$last" Subject | grep -q '] mm: make pin_user_pages\*() and FOLL_LONGTERM internal$' ||
	fail "subject: $(header "$last" Subject)"
! grep -q 'withheld' "$SERIES/0000-cover-letter.patch" || fail "the cover letter says it is withheld"
grep -q '"lockdown"' "$SERIES/MANIFEST.json" || fail "the manifest does not know the last patch's kind"
run git_as_me -C "$T/linux" am -q "${mails[@]}"
expect_status 0

cd "$T/linux"
! grep -nE '^(int|long) pin_user_pages(_fast|_remote|_unlocked)?\(' include/linux/mm.h || fail "raw prototypes are public"
! grep -rn 'FOLL_LONGTERM =' include || fail "the flag is public"
! grep -nE 'EXPORT_SYMBOL.*\(pin_user_pages(_fast|_remote|_unlocked)?\)' mm/gup.c || fail "raw functions are exported"
[ "$(grep -cE '^(int|long) pin_user_pages' mm/internal.h)" -eq 4 ] || fail "prototypes were lost"
[ "$(grep -c 'FOLL_LONGTERM = 1 << 8' mm/internal.h)" -eq 1 ] || fail "the flag was lost"
[ "$(git diff --stat HEAD~1 -- drivers fs net | wc -l)" -eq 0 ] || fail "callers were touched"

# Only the last step was left: a series of one patch, which says so.
git reset -q --hard HEAD~1
rm -rf "$OUT"
generate "$T/linux"
expect_status 0
find_series
[ "$(patches | wc -l)" -eq 1 ] && [ -n "$(locking)" ] || fail "not the last patch alone: $(patches)"
