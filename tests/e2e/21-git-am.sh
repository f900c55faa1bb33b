#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# git am of all gives what the bundle holds; each subsystem's patch also goes
# alone on the helpers; nothing but the calls' own lines changes.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
generate "$T/linux"
expect_status 0
find_series
git clone -q "$T/linux" "$T/am"
mapfile -t mails < <(patches)
for patch in "${mails[@]}"; do
	run git_as_me -C "$T/am" am -q "$patch"
	expect_status 0
done
fetch_bundle "$T/am"
run git -C "$T/am" diff --exit-code HEAD FETCH_HEAD
expect_status 0
# The mailbox is the same series.
git clone -q "$T/linux" "$T/mbox"
run git_as_me -C "$T/mbox" am -q "$SERIES/series.mbox"
expect_status 0
[ "$(git -C "$T/am" rev-parse 'HEAD^{tree}')" = "$(git -C "$T/mbox" rev-parse 'HEAD^{tree}')" ] ||
	fail "the mailbox is another series"

git clone -q "$T/linux" "$T/alone"
run git_as_me -C "$T/alone" am -q "${mails[0]}"
expect_status 0
git -C "$T/alone" tag helpers
for patch in "${mails[@]:1}"; do
	git -C "$T/alone" reset -q --hard helpers
	run git_as_me -C "$T/alone" am -q "$patch"
	expect_status 0
done

# What is left to do after the series: only the call that its caller decides.
git -C "$T/am" grep -nE '(^|[^a-z_])pin_user_pages(_fast|_remote|_unlocked)?\(' -- '*.c' ':!mm/gup.c' |
	grep -v '^[^:]*:[0-9]*:.*\(\*\|"\)' >"$T/left"
[ "$(cut -d : -f 1 "$T/left")" = drivers/beta/helper.c ] || fail "left: $(cat "$T/left")"
grep -q 'pin_user_pages_fast_longterm(addr, npages, FOLL_WRITE,' "$T/am/drivers/alpha/umem.c" || fail "umem.c"
grep -q 'gup_flags = 0;' "$T/am/drivers/alpha/map.c" || fail "map.c"
grep -B9 'pin_user_pages_fast_shortterm(' "$T/am/net/gamma/info.c" | grep -q '/\* *Pin lifetime:\|\* Pin lifetime:' || fail "no comment in info.c"
