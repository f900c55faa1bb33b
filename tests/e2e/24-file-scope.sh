#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Calls that stand in no function of today's style: in macros at file scope, in
# initialisers, in functions of the old style. Each is a call for every verb;
# what cannot be converted is named, and the last patches wait for it.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
rm "$L"/drivers/beta/{helper,keep}.c
mkdir -p "$L/drivers/scope" "$L/drivers/old"
cat >"$L/drivers/scope/guard.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

DEFINE_CLASS(held, long, if (_T > 0) drop(_T),
	     pin_user_pages_fast(start, nr, FOLL_WRITE, pages),
	     unsigned long start, int nr, struct page **pages)
DEFINE_FREE(later, struct held *, if (_T) _T->n = pin_user_pages(_T->at, 1, flags, _T->pages))

static struct setup setup = {
	.first = ({ pin_user_pages(0, 1, FOLL_LONGTERM, NULL); }),
};
DEFINE_LOCK_GUARD_1(last, struct held, pin_user_pages_fast(_T->at, 1, FOLL_WRITE, _T->pages), drop(_T->n))

int scope_next(int a)
{
	return a;
}
END
cat >"$L/drivers/old/style.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int old_pin(addr, n, pages)
	unsigned long addr; /* where */
	int n;
	struct page **pages;
{
	return pin_user_pages_fast(addr, n, FOLL_WRITE, pages);
}

int old_flags(addr, flags, pages)
	unsigned long addr;
	unsigned int flags;
	struct page **pages;
{
	return pin_user_pages_fast(addr, 1, flags, pages);
}
END
commit_all "$L" "scope: calls in unusual places"

generate "$L"
expect_status 0
find_series
rows() { awk -F '\t' '$1 ~ /^drivers\/(scope|old)\// { print $2, $3, $6, $10 }' "$SERIES/sites.tsv"; }
diff <(rows) - <<'END' || fail "the rows are others"
9 old_pin SHORTTERM shortterm
17 old_flags CONDITIONAL left
5 DEFINE_CLASS SHORTTERM left
7 DEFINE_FREE CONDITIONAL left
10 setup LONGTERM left
12 DEFINE_LOCK_GUARD_1 SHORTTERM left
END
run git_as_me -C "$L" apply --check "$SERIES/series.mbox"
expect_status 0
! grep -q '^+++ b/drivers/scope/' "$SERIES/series.mbox" || fail "what stands at file scope is changed"
grep -qx '  drivers/scope/guard.c: 5 places' "$SERIES/0000-cover-letter.patch" ||
	fail "the last patch does not wait for a call at file scope"

rm -rf "$OUT"
generate "$L" --polarity longterm-default
expect_status 0
find_series
! patches | xargs grep -lE '^Subject: .*(default|mean)' | grep -v cover || fail "the meaning is flipped over a call's head"
grep -q 'drivers/scope/guard.c:12: call of pin_user_pages_fast' "$SERIES/0000-cover-letter.patch" ||
	fail "the flip does not name a call at file scope"

for verb in survey audit "explain drivers/scope/guard.c:7"; do
	# shellcheck disable=SC2086
	set -- $verb
	run "$TREEWIDE" "$1" --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN" ${2:+"$2"}
	expect_status 0
	grep -q 'drivers/scope/guard.c:7' "$T/stdout" || fail "$1 does not know the call in DEFINE_FREE"
	! grep -q ' in ()\| scope_next()' "$T/stdout" || fail "$1 takes it for another function's"
done
run "$TREEWIDE" check --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN" drivers/scope drivers/old
expect_status 1
diff <(grep -o '^drivers/[a-z/.]*:[0-9]*:[0-9]*: .*raw-call' "$T/stdout" | cut -d : -f 1,2 | sort) - <<'END' || fail "the findings are others"
drivers/old/style.c:17
drivers/old/style.c:9
drivers/scope/guard.c:10
drivers/scope/guard.c:12
drivers/scope/guard.c:5
drivers/scope/guard.c:7
END
