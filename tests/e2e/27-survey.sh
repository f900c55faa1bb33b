#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# survey says what generate finds, in each form; explain says why, of one call.
. "$(dirname "$0")/../lib.sh"

tiny_tree "$T/linux"
listing "$T/linux" >"$T/before"
generate "$T/linux"
expect_status 0
find_series

ask() {
	"$TREEWIDE" "$@" --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" --no-lifetimes >"$T/said" 2>"$T/stderr"
}
ask survey --format tsv || fail "survey failed: $(cat "$T/stderr")"
cut -f 1-7 "$SERIES/sites.tsv" >"$T/expected"
cut -f 1-7 "$T/said" | diff "$T/expected" - || fail "survey differs from generate"
ask survey --format json || fail "survey failed"
[ "$(jq length "$T/said")" -eq "$(($(wc -l <"$T/expected") - 1))" ] || fail "survey as JSON"
ask survey --format md || fail "survey failed"
[ "$(grep -c '^| [a-z]*/' "$T/said")" -eq "$(($(wc -l <"$T/expected") - 1))" ] || fail "survey as md"
ask survey || fail "survey failed"
grep -q '7 calls in 7 files' "$T/said" || fail "survey as text: $(cat "$T/said")"
grep -qx 'DELTA FILE SYSTEM' "$T/said" || fail "not by subsystem: $(cat "$T/said")"
! ask survey --format xml || fail "an unknown form was taken"

# Nothing breaks a terminal's lines; a table of markdown keeps its columns.
! grep -E '^.{81}' "$T/said" || fail "a line of more than 80 columns"
ask survey --format md || fail "survey failed"
grep -qF 'FOLL_WRITE \| FOLL_LONGTERM' "$T/said" || fail "no flags as they are: $(cat "$T/said")"
[ "$(grep '^| [a-z]*/' "$T/said" | sed 's/\\|//g' | tr -dc '|\n' | sort -u)" = '||||||||' ] || fail "rows of other columns"

ask explain drivers/beta/helper.c:8 || fail "explain failed: $(cat "$T/stderr")"
grep -q '^verdict *CONDITIONAL' "$T/said" || fail "explain: $(cat "$T/said")"
grep -q 'parameter' "$T/said" || fail "explain gives no reason: $(cat "$T/said")"
# With the source lines, of other files, too.
grep -q '| return beta_pin(addr, 1, &beta->page' "$T/said" || fail "explain without the lines: $(cat "$T/said")"
status=0
ask explain drivers/beta/helper.c:9 || status=$?
[ "$status" -eq 2 ] || fail "explain of a place without a call: status $status"
grep -q "no call at 'drivers/beta/helper.c:9'" "$T/stderr" || fail "no clear sentence"

# References instead of pins, outside of mm/ only.
listing "$T/linux" | diff "$T/before" - || fail "the tree was changed"
cat >"$T/linux/drivers/beta/get.c" <<'C'
#include <linux/mm.h>
int beta_get(unsigned long addr)
{
	struct page *page;

	if (get_user_pages_fast(addr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	put_page(page);
	return 0;
}
C
cp "$T/linux/drivers/beta/get.c" "$T/linux/mm/get.c"
git -C "$T/linux" add -f drivers/beta/get.c mm/get.c
listing "$T/linux" >"$T/before"
gets() {
	"$TREEWIDE" survey --kernel "$T/linux" --build "$T/build" \
		--campaign "$CAMPAIGN" "$@" >"$T/said" 2>"$T/stderr" || fail "survey failed: $(cat "$T/stderr")"
}
gets --gets --format tsv
[ "$(cut -f 1-6 "$T/said" | sed -n '2,$p')" = \
	"$(printf 'drivers/beta/get.c\t6\tbeta_get\tget_user_pages_fast\tSCOPED\tput_page() in beta_get()')" ] ||
	fail "gets: $(cat "$T/said")"
gets
grep -q '^1 calls outside of mm/ take references instead of pins$' "$T/said" || fail "survey without gets"

# The same question again is answered from memory, until anything changes.
cp "$T/said" "$T/first"
gets --verbose
! grep -q SCAN "$T/stderr" || fail "the tree is read again though nothing has changed"
cmp "$T/first" "$T/said" || fail "another answer to the same question"
sed -i 's/put_page(page)/get_page(page)/' "$T/linux/drivers/beta/get.c"
gets --verbose
grep -q SCAN "$T/stderr" || fail "a change goes unnoticed"
! cmp -s "$T/first" "$T/said" || fail "an old answer after a change"
sed -i 's/get_page(page)/put_page(page)/' "$T/linux/drivers/beta/get.c"
listing "$T/linux" | diff "$T/before" - || fail "the tree was changed"

# A reason names who can lead to the call: who sets what it asks for.
rm "$T/linux"/*/*/get.c "$T/linux/mm/get.c"
cat >"$T/linux/drivers/beta/ask.c" <<'C'
#include <linux/mm.h>
struct ask {
	unsigned long addr;
	unsigned int flags;
	bool pin;
};
static int take(struct ask *ask, struct page **pages)
{
	if (ask->pin)
		return pin_user_pages_fast(ask->addr, 1, ask->flags, pages);
	return get_user_pages_fast(ask->addr, 1, ask->flags, pages);
}
int look(unsigned long addr, unsigned int how, struct page **pages)
{
	struct ask ask = {
		.addr = addr,
		.flags = how,
	};

	return take(&ask, pages);
}
int peek(unsigned long addr, struct page **pages)
{
	struct ask ask = { .flags = FOLL_FORCE, .pin = false, .addr = addr };

	return take(&ask, pages);
}
int hold(unsigned long addr, struct page **pages)
{
	struct ask ask = {
		.addr = addr,
		.flags = FOLL_WRITE,
		.pin = true,
	};

	return take(&ask, pages);
}
int user_of_look(unsigned long addr, struct page **pages)
{
	return look(addr, FOLL_NOWAIT, pages);
}
C
git -C "$T/linux" add -f drivers/beta/ask.c
reason() {
	ask survey --format tsv || fail "survey failed: $(cat "$T/stderr")"
	grep '^drivers/beta/ask.c' "$T/said" | cut -f 7
}
reason >"$T/reason"
grep -qF 'member flags of struct ask: FOLL_WRITE in hold() at l.32; never' "$T/reason" || fail "who cannot lead there is named: $(cat "$T/reason")"
# Where the member is set by its name elsewhere, anybody can.
sed -i 's/^int hold/void set(struct ask *ask)\n{\n\task->pin = true;\n}\n&/' "$T/linux/drivers/beta/ask.c"
reason >"$T/reason"
grep -q 'how in look()' "$T/reason" && grep -q 'FOLL_FORCE in peek()' "$T/reason" || fail "a caller is lost: $(cat "$T/reason")"
