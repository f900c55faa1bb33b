#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Brackets that nobody closed, or opened, anywhere in what is read: an answer or
# one sentence, in time, and Ctrl-C is heard.
. "$(dirname "$0")/../lib.sh"
L=$T/linux

# ends FILE TEXT: with the text at the end of the file, each verb ends
ends() {
	local verb
	rm -rf "$L"
	tiny_files "$L"
	printf '%b' "$2" >>"$L/$1"
	for verb in survey check; do
		run timeout -s KILL 100 "$TREEWIDE_FAST" "$verb" --kernel "$L" --build "$T/build" --campaign "$CAMPAIGN"
		[ "$status" -le 3 ] || fail "$verb: exit status $status with $2 in $1"
	done
}
many() { printf "%${2}s" '' | sed "s/ /$1/g"; }

ends include/linux/mm.h '\nint pin_user_pages_zz(unsigned long start, int nr_pages,\n\t\tunsigned int (gup_flags, struct page **pages);\n'
ends mm/gup.c '\nint pin_zz(unsigned long start, int (a, b;\n'
ends mm/gup.c '\nlong pin_user_pages_q(struct page **pages, unsigned int gup_flags)\n{\n\tif (gup_flags & FOLL_LONGTERM\n\t\treturn -EINVAL;\n}\n'
ends mm/gup.c '\nlong pin_user_pages_q(unsigned int gup_flags)\n{\n\treturn is_valid(((gup_flags, [ {;\n'
ends net/gamma/info.c '\nint f(void)\n{\n\treturn pin_user_pages_fast(1, 2, (FOLL_WRITE, p;\n}\n'
ends net/gamma/info.c '\nint g(void)\n{\n\tfor (;;\n\tpin_user_pages_fast(1, 2, FOLL_WRITE, p);\n'
ends net/gamma/info.c '\nint g(void)\n{\n\tpin_user_pages_fast(1, 2, FOLL_WRITE, p[;\n}}}))]\n'
ends net/gamma/info.c '\n#define M(x) pin_user_pages_fast(x, (\n#if FOO(\nint h(int a[){ pin_user_pages_fast(a'
ends include/linux/mm.h "\nint pin_user_pages_deep$(many '(' 60000);\n"
ends net/gamma/info.c "\nint deep(void)\n{\n\tpin_user_pages_fast(1, 2, $(many '(' 60000)0$(many ')' 60000), p);\n}\n"
ends net/gamma/info.c "\nint deep(void)\n{\n\tpin_user_pages_fast(1, 2, $(many '~' 60000)FOLL_WRITE, p);\n}\n"
ends MAINTAINERS "\nDEEP\nM:\tA B <a@example.org>\nK:\t$(many '(' 6000)\nF:\tnet/\n"
