#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The three ways in which a series can be merged: each writes its packs, their
# letters and the order of sending; every pack applies on the first alone, and
# numbers last.
. "$(dirname "$0")/../lib.sh"
. "$TOP/tests/plan-lib.sh"
L=$T/linux
TREEWIDE=$TREEWIDE_FAST

tiny_tree "$L"
git -C "$L" rm -q --cached MAINTAINERS
awk '
	/^F:\tdrivers\/alpha/ { print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/ada/alpha.git"; print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/ada/alpha-next.git" }
	/^F:\tdrivers\/beta/ { print "T:\tgit https://git.example.org/beta.git for-next" }
	/^F:\tfs\/delta/ { print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/dead/delta.git" }
	/^F:\tnet\/gamma/ { print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/netdev/net.git"; print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git" }
	/^F:\tmm\// { print "T:\tquilt git://git.kernel.org/pub/scm/linux/kernel/git/akpm/25-new"; print "T:\tgit git://git.kernel.org/pub/scm/linux/kernel/git/akpm/mm mm-everything" }
	{ print }' "$L/MAINTAINERS" >"$T/maintainers"
cp "$T/maintainers" "$L/MAINTAINERS"
commit_all "$L" "trees"
printf '[user]\n\tname = A. Tester\n\temail = tester@example.org\n' >"$HOME/.gitconfig"
packs() { find "$SERIES" -maxdepth 1 -name '[0-9]*' -printf '%f\n' | sort | tr '\n' ' '; }
letter() { tr '\n' ' ' <"$(cover_of "$SERIES/$1")"; }

# --- a branch that every tree merges
generate "$L" --plan branch
expect_status 0
find_series
[ "$(packs)" = "01-akpm-mm 02-ada-alpha-next 03-beta 04-akpm-mm 05-netdev-net-next 06-akpm-mm " ] || fail "other packs: $(packs)"
apply_packs "$L"
send_packs "$L"
letter 01-akpm-mm | grep -q 'akpm/mm takes it on a branch that is not rebased' || fail "part 1 does not say what is asked"
letter 05-netdev-net-next | grep -q 'meant for netdev/net-next. It needs part 1 and nothing else' || fail "part 5 does not say what it needs"
grep -q '^Subject: \[RFC PATCH net-next 1/1\]' "$SERIES"/05-*/0001-* || fail "no tag of the tree"
! grep -rl '^Subject: .*PATCH net-next' --include='*.patch' "$SERIES" | grep -v /05- || fail "the tag of a tree in mails for another"
grep -q "^Helpers: https://lore.kernel.org/r/$(header "$SERIES"/01-*/0001-* Message-ID | tr -d '<>')\$" "$SERIES"/03-beta/0001-* || fail "a conversion does not say where the helpers are"
grep -q "^  https://lore.kernel.org/r/$(header "$(cover_of "$SERIES/01-akpm-mm")" Message-ID | tr -d '<>')\$" "$(cover_of "$SERIES/03-beta")" || fail "a letter does not link to part 1"
grep -q '^prerequisite-patch-id: ' "$(cover_of "$SERIES/03-beta")" || fail "b4 is not told what a pack stands on"
! grep -q '^prerequisite-patch-id: ' "$(cover_of "$SERIES/01-akpm-mm")" || fail "part 1 stands on something"
[ "$(sed -n 's/^change-id: //p' "$SERIES"/*/*0000-* | sort -u | wc -l)" -eq 6 ] || fail "two threads are one series"
# the tree of an entry that nobody keeps is no tree
letter 04-akpm-mm | grep -q 'MAINTAINERS names no tree for some of its files' || fail "what has no tree is not said"

# the same again is nothing new; another tree, another order: the numbers last
generate "$L" --plan branch
grep -q '^  KEEP' "$T/stdout" || fail "the same packs are made anew"
cp -r "$OUT" "$T/first"
sed -i 's/^F:\tdrivers\/beta/F:\tno\/beta/' "$L/MAINTAINERS"
sed -i 's/^F:\tfs\/delta/F:\tdrivers\/beta\/\n&/; s/^S:\tOrphan/S:\tMaintained/' "$L/MAINTAINERS"
commit_all "$L" "delta has beta"
rm -r "$OUT"/linux-*
generate "$L" --plan branch --reroll 2
find_series
[ "$(packs)" = "01-akpm-mm 02-ada-alpha-next 05-netdev-net-next 06-akpm-mm 07-dead-delta " ] || fail "numbers do not last: $(packs)"
[ "$(sed -n 's/^change-id: //p' "$SERIES"/02-*/*0000-*)" = "$(sed -n 's/^change-id: //p' "$T/first"/linux-*/02-*/*0000-*)" ] || fail "the change-id does not last"
grep -q '^- Link to v1: ' "$(cover_of "$SERIES/02-ada-alpha-next")" || fail "v2 of a pack does not link to its v1"
rm -rf "$OUT" "$T/first"

# --- through the API's tree what asks nothing of anybody
echo 'Gus Gamma <gus@new.example> <gus@gamma.example>' >"$T/newer"
generate "$L" --plan api --max 4 --people all --mailmap "$T/newer"
find_series
! grep -rl 'gus@gamma.example' --include='*.patch' "$SERIES" || fail "an address of yesterday"
grep -rq '^    Gus Gamma <gus@new.example>\|^To: Gus Gamma <gus@new.example>' --include='*.patch' "$SERIES" || fail "the newer .mailmap is not read"
sed '/^$/q' "$SERIES"/01-*/0001-* >"$T/head"
for list in netgamma@lists.example linux-delta@lists.example linux-mm@lists.example; do
	grep -q "$list" "$T/head" || fail "the helpers do not go to $list"
done
! grep -rl '^Helpers: ' --include='*.patch' "$SERIES" || fail "who has the helpers gets a link to them"
apply_packs "$L"
send_packs "$L" 1
[ "$(find "$SERIES"/01-* -name '000[1-9]*.patch' | wc -l)" -le 4 ] || fail "more than MAX in part 1"
! grep -L '^+++ b/mm/' "$SERIES"/01-*/0*.patch | xargs -d '\n' grep -l '^+.*Pin lifetime:.*EDITME' || fail "a draft among what asks nothing"
for pack in "$SERIES"/0[2-9]*; do
	grep -q 'Pin lifetime' "$pack"/0*.patch || grep -q 'when all other parts are in' <(tr '\n' ' ' <"$(cover_of "$pack")") || fail "$pack could be in part 1"
done
rm -rf "$OUT"

# --- all through one tree
generate "$L" --plan acks --max 2
find_series
apply_packs "$L"
send_packs "$L" 1
[ "$(find "$SERIES" -maxdepth 1 -name '[0-9]*' ! -name '*-akpm-mm' | wc -l)" -eq 0 ] || fail "a pack for another tree"
for pack in "$SERIES"/[0-9]*; do
	[ "$(find "$pack" -maxdepth 1 -name '*.patch' ! -name '*0000*' | wc -l)" -le 2 ] || fail "more than MAX in $pack"
done
letter 01-akpm-mm | grep -q 'asked for an Acked-by' || fail "no ack is asked for"
grep -q 'When part 2 has been applied' "$SERIES/PLAN" || fail "the order is not said"

# --- a rule of one's own, in a tree where MAINTAINERS names no trees
mkdir "$T/rule"
(
	. "$TOP/tests/life-lib.sh"
	L=$T/rule/linux OUT=$T/rule/out
	lamp_tree "$L"
	rule_generate --plan branch --max 1
	expect_status 0
	find_series
	[ "$(packs)" = "01-no-tree 02-no-tree " ] || fail "other packs of a rule: $(packs)"
	apply_packs "$L"
	letter 02-no-tree | grep -q 'names no tree for its files.*It needs no other part' || fail "a part that stands alone is not called so"
	grep -q '^    "Ada \\"the first\\" Alpha" <ada@alpha.example>,$' "$(cover_of "$SERIES/02-no-tree")" || fail "a name is in quotes twice"
)

# --- ready looks at each
run "$TREEWIDE" ready "${TRUST[@]}" --kernel "$L" --output "$OUT" --build "$T/build"
expect_status 1
[ "$(grep -c "^$SERIES/[0-9]" "$T/stdout")" -eq "$(find "$SERIES" -maxdepth 1 -name '[0-9]*' | wc -l)" ] || fail "not every pack is looked at"
