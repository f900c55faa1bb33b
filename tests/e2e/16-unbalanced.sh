#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Brackets that nobody closed, or opened, and things that lie in each other
# without end, anywhere in what is read: an answer or one sentence, in time, with
# a small stack; and a call that is not read is named.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

# look VERB...: the verbs end by themselves
look() {
	local verb
	for verb; do
		run timeout -s KILL 100 bash -c 'ulimit -s 2048; exec "$@"' - \
			"$TREEWIDE_FAST" "$verb" --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN"
		[ "$status" -le 3 ] || fail "$verb: exit status $status"
	done
}

# ends FILE TEXT: with the text at the end of the file
ends() {
	rm -rf "$L"
	tiny_files "$L"
	printf '%b' "$2" >>"$L/$1"
	look survey
}
many() { printf "%${2}s" '' | sed "s/ /$1/g"; }

ends include/linux/mm.h '\nint pin_user_pages_zz(unsigned long start, int nr_pages,\n\t\tunsigned int (gup_flags, struct page **pages);\n'
ends mm/gup.c '\nint pin_zz(unsigned long start, int (a, b;\n'
ends mm/gup.c '\nlong pin_user_pages_q(struct page **pages, unsigned int gup_flags)\n{\n\tif (gup_flags & FOLL_LONGTERM\n\t\treturn -EINVAL;\n}\n'
ends mm/gup.c '\nlong pin_user_pages_q(unsigned int gup_flags)\n{\n\treturn is_valid(((gup_flags, [ {;\n'
ends net/gamma/info.c '\nint f(void)\n{\n\treturn pin_user_pages_fast(1, 2, (FOLL_WRITE, p;\n}\n'
ends net/gamma/info.c '\nint g(void)\n{\n\tpin_user_pages_fast(1, 2, FOLL_WRITE, p[;\n}}}))]\n'
ends net/gamma/info.c '\n#define M(x) pin_user_pages_fast(x, (\n#if FOO(\nint h(int a[){ pin_user_pages_fast(a'
look check

# deep NAME TEXT TEXT: a call between the two
deep() {
	mkdir -p "$L/drivers/deep"
	printf '#include <linux/mm.h>\nint %s(int a)\n{\n\t%s pin_user_pages_fast(1, 2, FOLL_WRITE, p)%s\n}\n' \
		"$@" >"$L/drivers/deep/$1.c"
}
rm -rf "$L"
tiny_files "$L"
deep brackets "x = $(many '(' 60000)" "$(many ')' 60000);"
deep tildes "x = $(many '~' 60000)" ';'
deep casts "x = $(many '(int)' 20000)" ';'
deep ifs "$(many 'if (a) ' 60000)" ';'
deep elses "$(many 'if (a) g(); else ' 20000)" ';'
deep braces "$(many '{' 60000)" "; $(many '}' 60000)"
deep choices "x = $(many 'a ? 0 : ' 20000)" ';'
deep expressions "x = $(many '({' 30000)" "; $(many '})' 30000)"
deep fine "if ($(many 'a || ' 5000)a) x = $(many '(' 20)" "$(many ')' 20);"
printf '\nint pin_user_pages_deep%s;\n' "$(many '(' 60000)" >>"$L/include/linux/mm.h"
printf '\nlong pin_user_pages_w(unsigned int gup_flags)\n{\n\t%s return -EINVAL;\n}\n' \
	"$(many 'if (gup_flags) ' 20000)" >>"$L/mm/gup.c"
look check survey
expect_status 3
for name in brackets tildes casts ifs elses braces choices expressions; do
	grep -q "deep/$name.c:4.*nested more than 200 deep" "$T/stdout" ||
		fail "the call in $name.c is not named"
done
grep -A1 'deep/fine.c:4 ' "$T/stdout" | grep -q SHORTTERM || fail "what is only wide is not read"
printf '\nDEEP\nM:\tA B <a@example.org>\nK:\t%s\nF:\tnet/\n' "$(many '(' 6000)" >>"$L/MAINTAINERS"
look survey
expect_error "'MAINTAINERS' holds no valid pattern"
