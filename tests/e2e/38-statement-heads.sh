#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Whatever stands in front of a statement (a guard, a macro that is an if, a
# loop or whole in itself; with braces, without, by way of another macro, in an
# arm of #if), converting the call behind it changes nothing that it passes:
# clang's objects say so, with the helpers expanded to what they replace.
. "$(dirname "$0")/../lib.sh"

CLANG=$(command -v clang || command -v clang-14) || skip "no clang"

cat >"$T/stub.h" <<'EOF'
struct page;
#define FOLL_WRITE 1u
#define FOLL_FORCE 2u
#define FOLL_LONGTERM 0x100u
int pin_user_pages_fast(unsigned long, int, unsigned int, struct page **);
int lock(void *), unlock(void *), trylock(void *), note(int);
static inline int have(int x) { lock(&x); return 1; }
EOF
cat >"$T/heads.h" <<'EOF'
#define scoped_guard(class, l) \
	for (int g_ = guard_##class(l), d_ = 0; g_ && !d_; d_ = 1)
#define guard_mutex(l)		have(l)
#define guard_mutex_try(l)	trylock(&(l))
#define guard_perhaps(l)	trylock(&(l))
#define scoped_cond_guard(class, fail, l) \
	for (int d_ = 0; !d_; d_ = 1) if (!guard_##class(l)) { fail; } else
EOF
# Of these the file that is converted has the definitions.
cat >"$T/macros.h" <<'EOF'
#define IF_BIG(n)	if ((n) > 3)
#define UNLESS(n)	if (!(n))
#define TIMES(n)	for (int i_ = 0; i_ < (n); i_++)
#define LOCKED(l)	scoped_guard(mutex, l)
#define TRYLOCKED(l)	scoped_guard(mutex_try, l)
#define SHOW(n)		note(n);
#define NOTHING(n)
#define CHECKED(n)	if (!(n)) return -22; else
#define AND_IF(n)	SHOW(n) IF_BIG(n)
EOF
heads=("scoped_guard(mutex, n)" "scoped_guard(mutex_try, n)" "scoped_guard(perhaps, n)"
	"scoped_cond_guard(mutex_try, return -4, n)" "scoped_cond_guard(mutex_try, note(n), n)"
	"scoped_cond_guard(mutex_try, flags |= FOLL_FORCE, n)"
	"IF_BIG(n)" "UNLESS(n)" "TIMES(n)" "LOCKED(n)" "TRYLOCKED(n)" "SHOW(n)" "NOTHING(n)"
	"CHECKED(n)" "AND_IF(n)" "if (n > 2)" "for (int k = 0; k < n; k++)" "while (n-- > 5)"
	"if (n) note(n); else" "if (n > 7) scoped_guard(mutex, n)" "LOCKED(n) IF_BIG(n)")
texts=("flags |= FOLL_LONGTERM;" "flags = FOLL_LONGTERM;" "flags &= ~FOLL_LONGTERM;"
	"flags = FOLL_WRITE | FOLL_LONGTERM;")

# function NAME FIRST BODY: one that pins with what the body leaves in flags.
function_() {
	printf 'int f%s(int n, unsigned long a, struct page **p)\n{\n\tunsigned int flags = %s;\n\n%s\n\treturn pin_user_pages_fast(a, n, flags, p);\n}\n\n' \
		"$1" "$2" "$3"
}

# One of three, another set for another SEED.
chosen() {
	[ $((RANDOM % 3)) -eq 0 ]
}

# write: a sample of every head before every statement, in every form.
write() {
	local i=0 head text first
	RANDOM=${SEED:-1}
	for head in "${heads[@]}"; do
		for text in "${texts[@]}"; do
			chosen || continue
			first=FOLL_WRITE
			[ "${text/&=/}" = "$text" ] || first='FOLL_WRITE | FOLL_LONGTERM'
			function_ "$((i++))" "$first" "	$head"$'\n'"		$text"
			function_ "$((i++))" "$first" "	$head {"$'\n'"		$text"$'\n'"	}"
			function_ "$((i++))" "$first" "#ifdef A"$'\n'"	$head"$'\n'"#endif"$'\n'"		$text"
			function_ "$((i++))" "$first" \
				"#ifdef A"$'\n'"	$head {"$'\n'"		$text"$'\n'"	}"$'\n'"#else"$'\n'"	$text"$'\n'"#endif"
			printf '#define HEAD_%d %s\n' "$i" "$head"
			function_ "$((i++))" "$first" "	HEAD_$((i - 1))"$'\n'"		$text"
		done
	done
	# what goes is all that something has, or all but the first of it
	for text in "if (n) note(n); else\n\t\tgo;" "if (n == 4)\n\t\tgo;\n\telse\n\t\tnote(n);" \
		"if (a > 3)\n\t\tgo;" "if (note(n))\n\t\tgo;" "if (n)\n\t\tif (a)\n\t\t\tgo;" \
		"if (n)\n\t\tif (note(1)) note(2); else\n\t\t\tgo;\n\telse\n\t\tnote(3);" \
		"if (n & 1) {\n\t\tgo;\n\t} else if (note(n)) {\n\t\tgo;\n\t} else\n\t\tgo;" \
		"while (n-- > 3)\n\t\tif (a)\n\t\t\tgo;" "for (; n > 3; n--)\n\t\tgo;" \
		"switch (n) {\n\tcase 3:\n\t\tnote(n);\n\tdefault:\n\t\tgo;\n\t}" \
		"scoped_guard(mutex, n)\n\t\tgo;" "if (!n && a) {\n\t\tgo;\n\t} else {\n\t\tnote(4);\n\t\tnote(5);\n\t}" \
		"if (n)\n\t\tgoto out;\nout:\n\tgo;" "go;\n\tif (n)\n\t\tgo;\n\tgo;"; do
		text=${text//go;/flags |= FOLL_LONGTERM;}
		function_ "$((i++))" 'FOLL_WRITE | FOLL_LONGTERM' "$(printf '\t%b' "$text")"
	done
	for head in "if (n > 1) { what; }" "what;" "do { note(n); what; } while (0)" "while (n--) { what; }"; do
		for text in "${texts[@]}"; do
			printf '#define GIVEN_%d(what) %s\n' "$i" "$head"
			function_ "$i" FOLL_WRITE "	GIVEN_$i(${text%;});"
			((i++)) || true
		done
	done
}

# objects NAME: what clang makes of $T/NAME.c, by expansion and by A. The file
# is always called the same: its name is in the object.
objects() {
	local f a
	cp "$T/$1.c" "$T/code.c"
	for f in relaxed strict; do
		for a in -UA -DA; do
			"$CLANG" -O2 -w -c $a -include "$T/stub.h" -include "$T/heads.h" \
				-include "$T/$f.h" \
				-o "$T/$1.$f$a.o" "$T/code.c" || fail "$1.c does not compile ($f$a)"
		done
	done
}

cat >"$T/relaxed.h" <<'EOF'
#define pin_user_pages_fast_longterm(a, n, f, p) pin_user_pages_fast(a, n, (f) | FOLL_LONGTERM, p)
#define pin_user_pages_fast_shortterm(a, n, f, p) pin_user_pages_fast(a, n, f, p)
EOF
cat >"$T/strict.h" <<'EOF'
#define pin_user_pages_fast_longterm(a, n, f, p) pin_user_pages_fast(a, n, (f) ^ FOLL_LONGTERM, p)
#define pin_user_pages_fast_shortterm(a, n, f, p) pin_user_pages_fast(a, n, (f) & ~FOLL_LONGTERM, p)
EOF
{ cat "$T/macros.h"; write; } >"$T/before.c"
run "$TREEWIDE_FAST" convert --kernel "$TOP/tests/fixtures/linux" --campaign "$CAMPAIGN" \
	--build "$T/build" "$T/before.c"
[ "$status" -ne 2 ] || fail "not converted at all"
# the comments are no code, and shift lines
cp "$T/stdout" "$T/after.c"
objects before
objects after
for o in "$T"/before.*.o; do
	cmp "$o" "${o/before/after}" || fail "converting changes what ${o##*before.} does"
done
long=$(grep -c 'pin_user_pages_fast_longterm(' "$T/after.c" || true)
short=$(grep -c 'pin_user_pages_fast_shortterm(' "$T/after.c" || true)
raw=$(grep -c 'pin_user_pages_fast(' "$T/after.c" || true)
echo "$long long-term, $short short-term, $raw left"
[ "$long" -ge 20 ] && [ "$short" -ge 5 ] || fail "hardly any call was converted"
