// SPDX-License-Identifier: GPL-2.0
/* What spatch is shown in place of what it cannot read. */
#include "code.h"
#include "code/standin.h"

/* A body, and what of it is shown; both stand in a function. */
static const struct {
	const char *what, *body, *shown;
} bodies[] = {
	{"nothing odd", "for_each_x(a) { f(b); } g(c)->d = e;", NULL},
	{"a head before a block", "until_done(c) {\n\tf(c);\n}",
	 "eachl_done(c) {\n\tf(c);\n}"},
	{"a head before a statement", "with_lock(c)\n\t\tf(c);",
	 "each_lock(c)\n\t\tf(c);"},
	{"heads in heads", "with_a(c)\n\t\twith_b(c) { f(c); }",
	 "each_a(c)\n\t\teach_b(c) { f(c); }"},
	{"a short head", "r(ab, c) { f(c); }", "for(;;)  { f(c); }"},
	{"a shorter one", "r(ab) { f(c); }", "if(1) { f(c); }"},
	{"the shortest", "r(a) { f(c); }", "     { f(c); }"},
	{"a head before an else", "if_x(c) { f(c); } else { g(c); }",
	 "if  (c) { f(c); } else { g(c); }"},
	{"a head before a jump", "if_x(c) return g(c);",
	 "if  (c) return g(c);"},
	{"a head before a do", "with_x(c) do { f(c); } while (0);",
	 "if(1)     do { f(c); } while (0);"},
	{"a head before a star", "with_each(c)\n\t\t*p = f(c);",
	 "while    (c)\n\t\t*p = f(c);"},
	{"a product", "f(c) * p;", NULL},
	{"a name as a head", "irqs_off { f(c); }", "         { f(c); }"},
	{"before a write", "irqs_off\n\t\ta |= c;", "        \n\t\ta |= c;"},
	{"before a member", "irqs_off a->b = c;", "         a->b = c;"},
	{"before a jump", "irqs_off return c;", "         return c;"},
	{"before an if", "irqs_off if (c) f(c);", "         if (c) f(c);"},
	{"no head: a type", "u8 a = c; u8 b, *d; u8 e[c]; u8 f(c);", NULL},
	{"the body of a struct", "struct s { int a; } b;", NULL},
	{"a guard with a break", "scoped_guard(m, &l) { if (a) break; }",
	 "eached_guard(m, &l) { if (a) break; }"},
	{"an argument that is a jump", "guard_or(m, return -1, &l) { f(c); }",
	 "eachd_or(m, return -1, &l) { f(c); }"},
	{"no semicolon before else", "if (c) F(x) else f(c);",
	 "if (c) F(x);else f(c);"},
	{"no semicolon at all", "F(x)\n\tf(c);", NULL},
	{"a macro as a label", "switch (a) { CASES(1): f(c); }",
	 "switch (a) { CASES   : f(c); }"},
	{"a macro as a type", "TYPE(a, 4) y = 3;", "TYPE       y = 3;"},
	{"behind a qualifier", "const TYPE(a) y = 3;", "const TYPE    y = 3;"},
	{"no type: what it writes is known", "int y; with(a) y = 3;",
	 "int y; each(a) y = 3;"},
	{"an alignment", "alignas(8) char x[3];", "alignas(8);char x[3];"},
	{"a macro declares", "DECLARE_X(a, b) = {};", "int       a     = {};"},
	{"statements as an argument", "WITH(l, f(c); g(c););",
	 "each(l){f(c); g(c);;}"},
	{"with braces", "WITH(l, { f(c); });", "each(l) { f(c); } ;"},
	{"an expression of statements", "WITH(l, ({ f(c); }));",
	 "each(l)  { f(c); }  ;"},
	{"nothing but statements", "RUN(if (c) f(c));", "{   if (c) f(c);}"},
	{"a digit separator", "a = 0xff'ff + 1'000UL;",
	 "a = 0xffff  + 1000UL ;"},
	{"a character", "a = '1' + L'2';", NULL},
	{"an attribute of C23", "[[fallthrough]]; a[b[1]] = 2;",
	 "               ; a[b[1]] = 2;"},
	{"an attribute behind a name", "u8 *x __free(k) = f(c);",
	 "u8 *x           = f(c);"},
	{"an attribute in front", "void *__free(k) x = f(c);",
	 "void *          x = f(c);"},
	{"no attribute: a call", "a = (u8)__get(x); return __get(x);", NULL},
	{"a keyword", "typeof_unqual(a) b = f(c);",
	 "typeof       (a) b = f(c);"},
	{"what the assembler is told",
	 "asm volatile goto(\"x\" : : \"r\" (a) : : no);",
	 "asm              (\"\"                    );"},
	{"a jump to a value", "goto *a->b;", "      a->b;"},
	{"an old initialiser", "int a[] = { [6] 7 };", "int a[] = { [6]=7 };"},
};

static char *shown_of(const char *text)
{
	struct unit *unit = code_unit(text);
	char *shown = g_strdup(text);

	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (item->kind == ITEM_FUNCTION)
			standin_function(unit->source, item, shown);
	}
	unit_free(unit);
	return shown;
}

static void expect(const char *what, const char *text, const char *wanted)
{
	g_autofree char *shown = shown_of(text);

	if (strcmp(shown, wanted))
		test_failed("%s: '%s', not '%s'", what, shown, wanted);
	for (gsize i = 0; text[i]; i++)
		if ((text[i] == '\n') != (shown[i] == '\n'))
			test_failed("%s: a line is lost", what);
}

static void test_bodies(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(bodies); i++) {
		const char *shown =
			bodies[i].shown ? bodies[i].shown : bodies[i].body;
		g_autofree char *text = g_strdup_printf(
			"int f(int c)\n{\n\t%s\n}\n", bodies[i].body);
		g_autofree char *wanted =
			g_strdup_printf("int f(int c)\n{\n\t%s\n}\n", shown);

		expect(bodies[i].what, text, wanted);
	}
}

static const struct {
	const char *what, *text, *shown;
} heads[] = {
	{"as C has it", "int f(int a)\n{\n}\n", "int f(int a)\n{\n}\n"},
	{"made by a macro", "CALL_2(foo, int, a)\n{\n}\n",
	 "int    foo()       \n{\n}\n"},
	{"no room behind the name", "T1(foo)\n{\n}\n", "  foo()\n{\n}\n"},
	{"no number", "TEST(foo, b)\n{\n}\n", "TEST()      \n{\n}\n"},
	{"no name of its own", "static EACH_X(a, b)\n{\n}\n",
	 "int    EACH_X()    \n{\n}\n"},
	{"attributes before and behind",
	 "static int __odd(&x) f(int a)\n\t__more(b) ODD\n{\n}\n",
	 "int                  f(int a)\n              \n{\n}\n"},
	{"attributes of C23", "[[a]] int f(int a [[b]])\n{\n}\n",
	 "int       f(int a      )\n{\n}\n"},
	{"a macro as a parameter", "int f(int a, DECLARE_X(m, 3))\n{\n}\n",
	 "int f(int a, int       m    )\n{\n}\n"},
	{"arms", "#ifdef A\nint f(a)\n#else\nint f(int a)\n#endif\n{\n}\n",
	 "#ifdef A\nint f(a)\n#else\nint f(int a)\n#endif\n{\n}\n"},
};

static void test_heads(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(heads); i++)
		expect(heads[i].what, heads[i].text, heads[i].shown);
}

/* Only comments that spatch would end too early. */
static void test_comments(void)
{
	static const char text[] =
		"int a; // b \\\nc = 1;\nd; // e\n/* f\\\n*/";
	struct unit *unit = code_unit(text);
	g_autofree char *shown = g_strdup(text);

	standin_comments(unit->source, shown);
	g_assert_cmpstr(shown, ==,
			"int a;       \n      \nd; // e\n/* f\\\n*/");
	unit_free(unit);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/standin/bodies", test_bodies);
	g_test_add_func("/standin/heads", test_heads);
	g_test_add_func("/standin/comments", test_comments);
	return g_test_run();
}
