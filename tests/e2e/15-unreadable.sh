#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Code that spatch cannot read by itself is shown to it in another way; a call
# that it cannot read at all is told of by everything that counts calls.
. "$(dirname "$0")/../lib.sh"

# Each function has its odd word, and one call.
odd() {
	mkdir -p "$T/linux/drivers/odd"
	cat >"$T/linux/drivers/odd/odd.c"
}

tiny_files "$T/linux"
odd <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int odd_head(struct odd *o, unsigned long a, int n, struct page **p)
{
	int ret = 0;

	until_all_is_done(&o->exec) {
		ret = pin_user_pages_fast(a, n, FOLL_WRITE, p);
		if (ret)
			break;
	}
	return ret;
}

int odd_heads(struct odd *o, unsigned long a, int n, struct page **p)
{
	int ret = 0;

	if_odd(o)
		with_both(o, &o->lock)
			ret = pin_user_pages_fast(a, n, FOLL_WRITE, p);
	return ret;
}

int odd_else(struct odd *o, unsigned long a, int n, struct page **p)
{
	int ret;

	when_odd(o) {
		ret = pin_user_pages_fast(a, n, FOLL_WRITE, p);
	} else {
		ret = -EINVAL;
	}
	return ret;
}

MADE_CALL_3(odd_made, unsigned long, a, int, n, struct page **, p)
{
	return pin_user_pages_fast(a, n, FOLL_WRITE, p);
}

static MADE_HANDLER(odd)
{
	return pin_user_pages_fast(a, n, FOLL_WRITE, p);
}

[[nodiscard]] static int odd_c23(unsigned long a, int n, struct page **p)
{
	typeof_unqual(n) rest = 1'000;
	u64 mask = 0xffff'ffff;

	switch (n) {
	case 1:
		rest = 2;
		[[fallthrough]];
	default:
		return pin_user_pages_fast(a & mask, rest, FOLL_WRITE, p);
	}
}

static int __odd_place(&l) odd_attributes(unsigned long a, int n,
					  struct page **p) __more(&l)
{
	void *__free(odd) x = odd_get(a);
	alignas(8) char y[8];

	return pin_user_pages_fast(a, n, FOLL_WRITE, p);
}

int odd_declare(unsigned long a, int n, struct page **p)
{
	DECLARE_ODD(x, 3) = {};
	const ODD_TYPE(int) z = 3;

	asm goto("jmp %l[no]" : : "r" (n) : "memory" : no);
	return pin_user_pages_fast(a, z, FOLL_WRITE, p);
no:
	return 0;
}

int odd_argument(struct odd *o, unsigned long a, int n, struct page **p)
{
	int ret = 0;

	WITH_ODD(o, ret = pin_user_pages_fast(a, n, FOLL_WRITE, p););
	return ret;
}

int odd_labels(unsigned long a, int n, struct page **p)
{
	switch (n) {
	ODD_CASES(1):
		return pin_user_pages_fast(a, n, FOLL_WRITE, p);
	}
	if (n)
		ODD(n)
	else
		ODD(a);
	return 0;
}
END
generate "$T/linux"
expect_status 0
find_series
converted=$(grep -c '^drivers/odd/odd.c.*	converted' "$SERIES/ledger.tsv" || true)
[ "$converted" -eq 10 ] || fail "$converted calls of 10 are converted"
# What stands in for something changes nothing: but for comments, white space
# and the suffix, the file is what it was.
words_of() {
	sed '/^\t*\/\*$/,/\*\/$/d; s/_shortterm//g' "$1" | tr -d ' \t\n'
}
mkdir "$T/after"
cp -r "$T/linux/drivers" "$T/after"
(cd "$T/after" && git apply "$SERIES"/0*-odd-*.patch)
grep -q _shortterm "$T/after/drivers/odd/odd.c" || fail "the patch of the driver was not found"
[ "$(words_of "$T/after/drivers/odd/odd.c")" = "$(words_of "$T/linux/drivers/odd/odd.c")" ] || fail "other words are changed"

# A function in a function is C of gcc alone, and no form that has a stand-in.
odd <<'END'
// SPDX-License-Identifier: GPL-2.0
#include <linux/mm.h>

int odd_inner(unsigned long a, int n, struct page **p)
{
	int inner(int x) { return pin_user_pages_fast(a, x, FOLL_WRITE, p); }

	return inner(n);
}
END
rm -rf "$OUT"
generate "$T/linux"
expect_status 3
find_series
grep -q '^1 call that spatch cannot read' "$T/stdout" || fail "the screen does not count it"
grep -q '^  drivers/odd/odd.c:6: pin_user_pages_fast: ' "$T/stdout" || fail "the screen does not name it"
grep -q '^  drivers/odd/odd.c:6: pin_user_pages_fast: ' "$SERIES/0000-cover-letter.patch" || fail "the cover letter does not name it"
grep -P '^drivers/odd/odd.c\t6\t.*\tunparsed\t.' "$SERIES/ledger.tsv" >/dev/null || fail "the ledger does not give a reason"
generate "$T/linux"
expect_status 3

for verb in survey audit; do
	for form in text md tsv json; do
		run "$TREEWIDE" "$verb" --kernel "$T/linux" --campaign "$CAMPAIGN" --build "$T/build" --format "$form"
		expect_status 3
		case $form in
		text | md) out=$T/stdout ;;
		*) out=$T/stderr ;;
		esac
		grep -q 'drivers/odd/odd.c:6: pin_user_pages_fast' "$out" || fail "$verb does not name it"
	done
done
run "$TREEWIDE" check --kernel "$T/linux" --campaign "$CAMPAIGN" --build "$T/build" drivers/odd/odd.c
expect_status 2
grep -q 'drivers/odd/odd.c:6: not checked' "$T/stderr" || fail "check does not name it"
