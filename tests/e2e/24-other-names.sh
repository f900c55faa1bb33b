#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# quick
# Calls that a search for "name(" does not find: with the name in parentheses, by
# a #define that is another name, in a file that is code by its #include; and a
# line that spatch and C read in two ways.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

tiny_tree "$L"
rm "$L"/drivers/beta/{helper,keep}.c
mkdir -p "$L/drivers/names/sub"
cat >"$L/drivers/names/names.h" <<'END'
/* SPDX-License-Identifier: GPL-2.0 */
#define N_PIN ( pin_user_pages_fast ) /* compat */
#define N_MORE N_PIN
#define pin_user_pages_compat pin_user_pages_fast
END
cat >"$L/drivers/names/a.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include "names.h"

int names_more(unsigned long a, int n, struct page **p)
{
	return N_MORE(a, n, FOLL_WRITE | FOLL_LONGTERM, p);
}

int names_shared(unsigned long a, int n, struct page **p)
{
	unsigned int flags = FOLL_LONGTERM;
	int r = pin_user_pages_fast(a, n, flags, p);

	return r ? r : N_PIN(a, n, flags, p);
}

int names_like(unsigned long a, int n, struct page **p)
{
	return pin_user_pages_compat(a, n, FOLL_WRITE, p);
}

int names_both(unsigned long a, int n, struct page **p)
{
	return (N_PIN)(a, n, 0, p);
}
END
cat >"$L/drivers/names/b.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
static int N_PIN(int a)
{
	return a;
}

int names_own(int a)
{
	return N_PIN(a);
}
END
cat >"$L/drivers/names/c.c" <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int names_wrapped(unsigned long a, int n, struct page **p)
{
	int r = (pin_user_pages_fast)(a, n, FOLL_WRITE, p);

	r += (*pin_user_pages_fast)(a, n, FOLL_LONGTERM, p);
	return r + (&pin_user_pages_fast)(a, n, 0, p);
}

int names_slash(unsigned long a, int n, struct page **p)
{
	int flags = FOLL_LONGTERM; // see C:\dir\
	flags = 0;
	return pin_user_pages_fast(a, n, flags, p);
}
#include "sub/body.def"
END
cat >"$L/drivers/names/sub/body.def" <<'END'
int names_body(unsigned long a, int n, struct page **p)
{
	return pin_user_pages_fast(a, n, FOLL_WRITE, p);
}
END
echo 'pin_user_pages_fast(a) is told of here' >"$L/drivers/names/notes.txt"
commit_all "$L" "names: calls by other names"

generate "$L"
expect_status 0
find_series
diff <(awk -F '\t' '$1 ~ /^drivers\/names\// { print $1, $2, $4, $6, $10 }' "$SERIES/sites.tsv" | sed 's,^drivers/names/,,') - <<'END' || fail "the rows are others"
a.c 6 pin_user_pages_fast LONGTERM left
a.c 12 pin_user_pages_fast LONGTERM left
a.c 14 pin_user_pages_fast LONGTERM left
a.c 19 pin_user_pages_fast SHORTTERM left
a.c 24 pin_user_pages_fast SHORTTERM left
c.c 6 pin_user_pages_fast SHORTTERM shortterm
c.c 8 pin_user_pages_fast LONGTERM longterm
c.c 9 pin_user_pages_fast SHORTTERM shortterm
c.c 16 pin_user_pages_fast LONGTERM longterm
sub/body.def 3 pin_user_pages_fast SHORTTERM shortterm
END
grep -q '^drivers/names/notes.txt	1	pin_user_pages_fast	documentation' "$SERIES/ledger.tsv" || fail "a note is code"
grep -qx '  drivers/names/names.h: 6 places' "$SERIES/0000-cover-letter.patch" ||
	fail "the last patch does not wait for the other name"
run git_as_me -C "$L" am -q "$SERIES/series.mbox"
expect_status 0
grep -q '(\*pin_user_pages_fast_longterm)(a, n, 0, p)' "$L/drivers/names/c.c" || fail "the parentheses have gone"
grep -q '(&pin_user_pages_fast_shortterm)(a, n, 0, p)' "$L/drivers/names/c.c" || fail "the parentheses have gone"
git -C "$L" diff --quiet HEAD~1 -- drivers/names/a.c drivers/names/b.c drivers/names/names.h || fail "an alias is changed"

run "$TREEWIDE" check --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN" drivers/names/a.c
expect_status 1
for line in 6 12 14 19 24; do
	grep -q "^drivers/names/a.c:$line:.*raw-call" "$T/stdout" || fail "check does not find l.$line"
done
