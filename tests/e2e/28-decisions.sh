#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What people decided: a change of behaviour is a patch of its own, in front of
# the conversions, which build upon it; what meets no call is an error.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
decision() {
	cat <<-CONF
		[$1]
		file=$2
		function=$3
		callee=$4
		versions=${5:-6.1-}
		decision=$6
		who=A. Maintainer
		link=https://lore.kernel.org/r/1@example.org
		reason=The reason of $1.
		cost=The cost of $1.
	CONF
}
try() {
	rm -rf "$OUT"
	generate "$T/linux" --decisions "$T/decisions"
}

{
	decision kept net/gamma/info.c 'gamma_*' pin_user_pages_fast 6.1- longterm
	decision brief drivers/alpha/umem.c alpha_umem_get 'pin_user_pages*' 6.12 shortterm
	decision stays drivers/beta/xfer.c beta_xfer pin_user_pages_fast 6.1- leave
	decision future drivers/none.c nothing pin_user_pages 6.13- longterm
} >"$T/decisions"
try
expect_status 0
find_series
header "$SERIES"/*0002-*.patch Subject | grep -q ' pin long-term in gamma_getsockopt()$' || fail "patch 2 is another"
header "$SERIES"/*0003-*.patch Subject | grep -q ' pin short-term in alpha_umem_get()$' || fail "patch 3 is another"
for words in 'The reason of kept' 'The cost of kept' 'asked for by A. Maintainer' \
	'Link: https://lore.kernel.org/r/1@example.org' ; do
	tr '\n' ' ' <"$(patches | sed -n 2p)" | grep -qF "$words" || fail "patch 2 lacks: $words"
done
grep -qx '+.*pin_user_pages_fast(.*FOLL_WRITE | FOLL_LONGTERM.*' "$(patches | sed -n 2p)" || fail "the flag is not added"
! grep -q '^+.*FOLL_LONGTERM' "$(patches | sed -n 3p)" || fail "the flag is not taken away"
grep -q 'No functional change' "$(patches | sed -n 2p)" && fail "a change of behaviour that claims to be none"
awk -F '\t' '$1 ~ /gamma/ { print $6, $10 } $1 ~ /umem/ { print $6, $10 }' "$SERIES/sites.tsv" | tr '\n' ' ' |
	grep -qx 'SHORTTERM shortterm LONGTERM longterm ' || fail "sites.tsv: $(cat "$SERIES/sites.tsv")"
git clone -q "$T/linux" "$T/work"
git_as_me -C "$T/work" am -q "$SERIES/series.mbox" || fail "git am"
grep -q 'pin_user_pages_fast_longterm(' "$T/work/net/gamma/info.c" || fail "gamma is not long-term"
grep -q 'pin_user_pages_fast_shortterm(' "$T/work/drivers/alpha/umem.c" || fail "alpha is not short-term"
! grep -q 'FOLL_LONGTERM' "$T/work/net/gamma/info.c" "$T/work/drivers/alpha/umem.c" || fail "a flag is left"
run "$TREEWIDE" verify "${TRUST[@]}" --kernel "$T/linux" --output "$OUT" --build "$T/build" \
	--campaign "$CAMPAIGN" --level quick
expect_status 0
# On the tree that it made, the decisions are obeyed.
rm -rf "$OUT"
generate "$T/work" --decisions "$T/decisions"
[ "$status" -ne 2 ] || ! grep -q 'decision' "$T/stderr" || fail "a converted call is not met"

# What meets nothing, or cannot be carried out, is an error.
decision lost net/gamma/info.c gamma_gone pin_user_pages_fast 6.1- leave >"$T/decisions"
try
expect_error "decision \[lost\] meets no call in Linux 6.12"
expect_no_output
decision lost no/such/file.c f pin_user_pages_fast 6.1- leave >"$T/decisions"
try
expect_error "decision \[lost\] meets no call"
decision depends drivers/beta/helper.c beta_pin pin_user_pages_fast 6.1- longterm >"$T/decisions"
try
expect_error "cannot carry out decision \[depends\] at drivers/beta/helper.c:8: depends on parameter"
decision odd net/gamma/info.c gamma_getsockopt pin_user_pages_fast 6.1- forever >"$T/decisions"
try
expect_error "decision \[odd\] says 'forever'"
decision odd net/gamma/info.c gamma_getsockopt pin_user_pages_fast six leave >"$T/decisions"
try
expect_error "decision \[odd\] has versions 'six'"
decision odd net/gamma/info.c gamma_getsockopt pin_user_pages_fast 6.1- longterm |
	sed '/^cost/d' >"$T/decisions"
try
expect_error "decision \[odd\] changes behaviour and lacks 'cost'"
rm "$T/decisions"
try
expect_error "cannot read the decisions"

# A pin that takes no flags cannot be given one: no patch, and audit says why.
cp -r "$T/linux" "$T/extract"
cat >"$T/extract/drivers/beta/extract.c" <<'C'
#include <linux/uio.h>
ssize_t beta_extract(struct iov_iter *iter, struct page **pages)
{
	size_t off;

	return iov_iter_extract_pages(iter, &pages, LONG_MAX, 1, 0, &off);
}
C
commit_all "$T/extract" "beta: extract"
decision taken drivers/beta/extract.c beta_extract 'pin_user_pages_fast;iov_iter_extract_pages' 6.1- longterm \
	>"$T/decisions"
rm -rf "$OUT"
generate "$T/extract" --decisions "$T/decisions"
expect_status 0
find_series
! patches | xargs grep -l 'The reason of taken' || fail "a patch for what takes no flags"
run "$TREEWIDE" audit --kernel "$T/extract" --build "$T/build" --campaign "$CAMPAIGN" \
	--decisions "$T/decisions" --format tsv
expect_status 0
grep '^no-flags	drivers/beta/extract.c	6	beta_extract	iov_iter_extract_pages	' "$T/stdout" |
	grep -q 'longterm (A. Maintainer): The reason of taken. iov_iter_extract_pages() takes no flags: it needs' ||
	fail "audit does not say what stands in the way"

# The campaign's own speak of a whole kernel, which this tree is not.
rm -rf "$OUT"
NO_DATA=()
generate "$T/linux"
expect_status 0
