// SPDX-License-Identifier: GPL-2.0
/* Whether the flag can go where it is written, and what holds it back. */
#include "flags-cases.h"

static const struct flags_case uses[] = {
	{"in the initialiser and behind it",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n\tflags |= FOLL_WRITE;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2, |= FOLL_WRITE at l.4 if x\n"},
	{"in the argument as well",
	 "unsigned int flags = FOLL_LONGTERM;\nreturn P(flags | FOLL_LONGTERM);",
	 "LONGTERM longterm [3: 2:flags] 'flags | FOLL_LONGTERM' in the call; local flags = FOLL_LONGTERM at l.2\n"},
	{"masked, not added",
	 "unsigned int flags = FOLL_LONGTERM | FOLL_WRITE;\nflags = flags & FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM | FOLL_WRITE at l.2, = flags & FOLL_LONGTERM at l.3 | FOLL_LONGTERM at l.3 is not just added to the flags\n"},
	{"cleared first",
	 "unsigned int flags = gup & ~FOLL_LONGTERM;\nflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM left local flags = gup & ~FOLL_LONGTERM at l.2, |= FOLL_LONGTERM at l.3 | FOLL_LONGTERM at l.2 is not just added to the flags\n"},
	{"all that an if has",
	 "unsigned int flags = FOLL_WRITE;\nif (x)\n\tflags |= FOLL_LONGTERM;\nelse\n\tflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [4:flags 6:flags] local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4 if x, |= FOLL_LONGTERM at l.6 unless x\n"},
	{"all that an if has, in braces",
	 "unsigned int flags = FOLL_WRITE;\nif (x) {\n\tflags |= FOLL_LONGTERM;\n} else {\n\tflags |= FOLL_LONGTERM;\n}\nreturn P(flags);",
	 "LONGTERM longterm [4:flags 6:flags] local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4 if x, |= FOLL_LONGTERM at l.6 unless x\n"},
	{"more than it in an if without braces",
	 "unsigned int flags = 0;\nif (x)\n\tflags |= FOLL_LONGTERM | FOLL_WRITE;\nelse\n\tflags = FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [4:flags 6:flags] local flags = 0 at l.2, |= FOLL_LONGTERM | FOLL_WRITE at l.4 if x, = FOLL_LONGTERM at l.6 unless x\n"},
	{"all that a loop has",
	 "unsigned int flags = FOLL_LONGTERM;\nwhile (x)\n\tflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags 4:flags] local flags = FOLL_LONGTERM at l.2, |= FOLL_LONGTERM at l.4\n"},
	{"written elsewhere", "return P(BOTH_OF_THEM | 0x100);",
	 "LONGTERM left 'BOTH_OF_THEM | 0x100' in the call | FOLL_LONGTERM is written outside of f()\n"},
	{"a parameter may hold it", "gup |= FOLL_LONGTERM;\nreturn P(gup);",
	 "LONGTERM left parameter gup |= FOLL_LONGTERM at l.2 | parameter gup may hold FOLL_LONGTERM as well\n"},
	{"a member may hold it",
	 "unsigned int flags = box->flags | FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM left local flags = box->flags | FOLL_LONGTERM at l.2 | the argument may hold FOLL_LONGTERM as well\n"},
	{"a bare number holds it",
	 "unsigned int flags = 0x100 | FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM left local flags = 0x100 | FOLL_LONGTERM at l.2 | the argument may hold FOLL_LONGTERM as well\n"},
};

static const struct flags_case readers[] = {
	{"another function",
	 "unsigned int flags = FOLL_LONGTERM;\nget_user_pages(flags);\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds get_user_pages() at l.3\n"},
	{"another function behind the call",
	 "unsigned int flags = FOLL_LONGTERM;\nx = P(flags);\nget_user_pages(x, (flags));\nreturn x;",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds get_user_pages() at l.4\n"},
	{"a member",
	 "unsigned int flags = FOLL_LONGTERM;\nbox->flags = flags;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.3\n"},
	{"a condition",
	 "unsigned int flags = FOLL_LONGTERM;\nif (flags)\n\tx = 1;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.3\n"},
	{"a condition that asks for another flag",
	 "unsigned int flags = FOLL_LONGTERM;\nif (flags & FOLL_WRITE)\n\tx = 1;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
	{"the same, turned round",
	 "unsigned int flags = FOLL_LONGTERM;\nif (FOLL_WRITE & flags)\n\tx = 1;\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
	{"a condition that asks for the flag",
	 "unsigned int flags = FOLL_LONGTERM;\nif (flags & FOLL_LONGTERM)\n\tx = 1;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.3\n"},
	{"a condition that asks for a variable",
	 "unsigned int flags = FOLL_LONGTERM;\nif (flags & gup)\n\tx = 1;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.3\n"},
	{"its return",
	 "unsigned int flags = FOLL_LONGTERM;\nif (P(flags))\n\treturn 0;\nreturn flags;",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.5\n"},
	{"another local",
	 "unsigned int flags = FOLL_LONGTERM, other = flags;\nget_user_pages(other);\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds the code at l.2\n"},
	{"another argument of the call",
	 "unsigned int flags = FOLL_LONGTERM;\nreturn pin_user_pages(flags, 1, flags, p);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds pin_user_pages() at l.3\n"},
	{"a member of that name is another",
	 "unsigned int flags = FOLL_LONGTERM;\nuse(box->flags, box.flags);\nreturn P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
};

static const struct flags_case shared[] = {
	{"two calls",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n\treturn P(flags);\nreturn pin_user_pages_fast(a, 1, flags | FOLL_WRITE, p);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"
	 "LONGTERM longterm [2:flags] 'flags | FOLL_WRITE' in the call; local flags = FOLL_LONGTERM at l.2\n"},
	{"one that cannot go",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n\treturn P(flags | gup);\nreturn P(flags);",
	 "LONGTERM left 'flags | gup' in the call; local flags = FOLL_LONGTERM at l.2 | parameter gup may hold FOLL_LONGTERM as well\n"
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | shares its flags with the call at l.4, which is left\n"},
	{"one that refuses",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n\treturn pin_user_pages_unlocked(a, 1, p, flags);\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | pin_user_pages_unlocked() refuses FOLL_LONGTERM\n"
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2 | flags also feeds pin_user_pages_unlocked() at l.4\n"},
	{"one in which it was taken away",
	 "unsigned int flags = FOLL_LONGTERM;\nx = P(flags);\nflags &= ~FOLL_LONGTERM;\nreturn P(flags);",
	 "LONGTERM left local flags = FOLL_LONGTERM at l.2, &= ~FOLL_LONGTERM at l.4 | FOLL_LONGTERM at l.4 is not just added to the flags\n"
	 "SHORTTERM shortterm local flags = FOLL_LONGTERM at l.2, &= ~FOLL_LONGTERM at l.4; never FOLL_LONGTERM\n"},
	{"one that had none yet",
	 "unsigned int flags = FOLL_WRITE;\nx = P(flags);\nflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "SHORTTERM shortterm local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4; never FOLL_LONGTERM\n"
	 "LONGTERM longterm [4:flags] local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4\n"},
	{"one on a condition",
	 "unsigned int flags = FOLL_WRITE;\nif (x)\n\tflags |= FOLL_LONGTERM;\nx = P(flags);\nflags |= FOLL_LONGTERM;\nreturn P(flags);",
	 "CONDITIONAL left local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4 if x, |= FOLL_LONGTERM at l.6\n"
	 "LONGTERM left local flags = FOLL_WRITE at l.2, |= FOLL_LONGTERM at l.4 if x, |= FOLL_LONGTERM at l.6 | flags also feeds pin_user_pages() at l.5\n"},
	{"each its own",
	 "unsigned int flags = FOLL_LONGTERM;\nif (x)\n\treturn P(FOLL_WRITE);\nelse if (gup)\n\treturn P(flags);\nreturn P(gup);",
	 "SHORTTERM shortterm 'FOLL_WRITE' in the call; never FOLL_LONGTERM\n"
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"
	 "CONDITIONAL left depends on parameter gup\n"},
	{"a chain of three",
	 "unsigned int one = FOLL_LONGTERM, two = one, three = two | gup;\nx = P(one);\nx = P(two);\nreturn P(three);",
	 "LONGTERM left local one = FOLL_LONGTERM at l.2 | one also feeds the code at l.2\n"
	 "LONGTERM left local two = one at l.2; local one = FOLL_LONGTERM at l.2 | one also feeds pin_user_pages() at l.3\n"
	 "LONGTERM left local three = two | gup at l.2; local two = one at l.2; local one = FOLL_LONGTERM at l.2 | one also feeds pin_user_pages() at l.3\n"},
	{"two in one statement",
	 "unsigned int flags = FOLL_LONGTERM;\nreturn P(flags) + P(flags);",
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"
	 "LONGTERM longterm [2:flags] local flags = FOLL_LONGTERM at l.2\n"},
	{"one within the other's argument",
	 "return pin_user_pages(a, P(FOLL_LONGTERM), FOLL_WRITE, p);",
	 "SHORTTERM shortterm 'FOLL_WRITE' in the call; never FOLL_LONGTERM\n"
	 "LONGTERM longterm [2:] 'FOLL_LONGTERM' in the call\n"},
};

static const struct flags_case macros[] = {
	{"a macro that calls",
	 "#\n#define f(x) \\\n\tP(FOLL_LONGTERM | FOLL_WRITE)\nint g(void) { return f(1); }\n",
	 "LONGTERM longterm [3:] 'FOLL_LONGTERM | FOLL_WRITE' in the call\n"},
	{"a macro whose flags are its parameter",
	 "#\n#define f(x) P(x)\nint g(void) { return f(1); }\n",
	 "CONDITIONAL left 'x' in the call; depends on x, which this function does not declare\n"},
};

static void test_uses(void)
{
	flags_cases_run(uses, G_N_ELEMENTS(uses));
}

static void test_readers(void)
{
	flags_cases_run(readers, G_N_ELEMENTS(readers));
}

static void test_shared(void)
{
	flags_cases_run(shared, G_N_ELEMENTS(shared));
}

static void test_macros(void)
{
	flags_cases_run(macros, G_N_ELEMENTS(macros));
}

/* What comes from outside, as a test says. */
static guint outside(const struct scope *scope, const struct leaf *leaf,
		     gpointer data)
{
	(void)scope;
	(void)data;
	return leaf->kind == LEAF_PARAMETER && leaf->name == 1 ? CAN_SET
	       : leaf->kind == LEAF_MEMBER		       ? CAN_CLEAR
							       : CAN_BOTH;
}

static struct origin *origin(const struct scope *scope, const struct leaf *leaf,
			     gpointer data)
{
	(void)scope;
	return leaf->kind == LEAF_NAME ? data : NULL;
}

/* A flag that comes from a caller: left here, with the origin that holds it. */
static void test_outside(void)
{
	struct unit *unit =
		code_unit("int f(int x, unsigned int gup, "
			  "struct box *box, int y) {\n"
			  "x = pin_user_pages(a, 1, gup, p);\n"
			  "x = pin_user_pages(a, 1, gup | FOLL_LONGTERM, p);\n"
			  "x = pin_user_pages(a, 1, box->flags, p);\n"
			  "x = pin_user_pages(a, 1, y, p);\n"
			  "}\n");
	struct family family = facts_family();
	struct origins *origins = origins_new();
	struct flags flags = {.family = &family,
			      .flag = "FOLL_LONGTERM",
			      .prefix = "FOLL_",
			      .outside = outside,
			      .origin = origin};
	g_autofree char *said = NULL;
	struct scope *scope;
	GPtrArray *sites;

	flags.data = origins_get(origins, ORIGIN_PARAMETER, "gup");
	((struct origin *)flags.data)->name = g_strdup("parameter gup of f()");
	origin_blind(flags.data, "who knows");
	facts_by_hand(unit);
	said = flags_cases_say(unit, &flags);
	g_assert_cmpstr(said, ==,
			"LONGTERM left parameter gup of f(): who knows | "
			"FOLL_LONGTERM is written outside of f()\n"
			"LONGTERM left 'gup | FOLL_LONGTERM' in the call; "
			"parameter gup of f(): who knows | "
			"parameter gup may hold FOLL_LONGTERM as well\n"
			"SHORTTERM shortterm 'box->flags' in the call; "
			"never FOLL_LONGTERM\n"
			"CONDITIONAL left depends on parameter y; "
			"parameter gup of f(): who knows\n");
	sites = facts_sites(unit, &family, "f");
	scope = scope_new(unit, code_item(unit, "f"));
	flags_function(&flags, scope, sites);
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		g_assert_cmpuint(site->origins->len, ==, i < 2);
		if (i < 2)
			g_assert_true(site->origins->pdata[0] == flags.data);
	}
	scope_free(scope);
	g_ptr_array_unref(sites);
	origins_free(origins);
	g_ptr_array_unref(family.members);
	unit_free(unit);
}

static void test_bit(void)
{
	static const struct {
		const char *text;
		guint64 bit;
	} cases[] = {
		{"enum { FOLL_GET = 1 << 1, FOLL_LONGTERM = 1 << 8, };", 0x100},
		{"#define FOLL_LONGTERM 0x10000 /* why */\n", 0x10000},
		{"#define FOLL_LONGTERM (1UL << 16)\n", 0x10000},
		{"enum { FOLL_LONGTERM = 0x20 /* 1 << 8 */ };", 0x20},
		{"x(FOLL_LONGTERM);\n#define FOLL_LONGTERM 4\n", 4},
		{"enum { NOT_FOLL_LONGTERM = 8 };", 0},
		{"#ifdef FOLL_LONGTERM\n#endif\n", 0},
		{"int x = FOLL_LONGTERM;", 0},
		{"", 0},
	};

	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct unit *unit = code_unit(cases[i].text);

		g_assert_cmpuint(flags_bit(unit->source, "FOLL_LONGTERM"), ==,
				 cases[i].bit);
		unit_free(unit);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/flags-outcome/uses", test_uses);
	g_test_add_func("/flags-outcome/readers", test_readers);
	g_test_add_func("/flags-outcome/shared", test_shared);
	g_test_add_func("/flags-outcome/macros", test_macros);
	g_test_add_func("/flags-outcome/outside", test_outside);
	g_test_add_func("/flags-outcome/bit", test_bit);
	return g_test_run();
}
