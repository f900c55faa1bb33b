// SPDX-License-Identifier: GPL-2.0
/* How often a macro runs what stands behind it, or what it is given. */
#include "code/head.h"

#include "code.h"
#include "code/lonely.h"
#include "code/once.h"
#include "code/quote.h"

/*
 * Macros, and the statements of a function; the word X is asked about: whether
 * it is run (o)nce each time or (m)aybe.
 */
static const struct {
	const char *macros;
	const char *text;
	char runs;
} cases[] = {
	/* nobody knows the macro */
	{"", "M(a) X();", 'm'},
	{"", "M(a) { X(); }", 'm'},
	{"", "m { X(); }", 'm'},
	{"", "M(a, X = 1);", 'm'},
	{"", "m(a, X = 1);", 'm'},
	{"", "M(a, X());", 'm'},
	{"", "m(a, X());", 'o'},
	{"", "M(X |= 1)(b);", 'm'},
	{"", "if (WARN_ON(X())) b;", 'o'},
	{"", "if (unlikely(IS_ERR(X()))) b;", 'o'},
	/* guards */
	{"", "scoped_guard(mutex, a) X();", 'o'},
	{"", "scoped_guard(mutex, a) { X(); }", 'o'},
	{"", "scoped_guard(mutex_try, a) X();", 'm'},
	{"", "scoped_guard(rwsem_read_intr, a) X();", 'm'},
	{"", "scoped_guard(mutex_kill, a) X();", 'm'},
	{"", "scoped_guard(strange, a) X();", 'm'},
	{"", "scoped_guard(mutex, X()) b();", 'o'},
	{"", "scoped_class(strange, b, a) X();", 'o'},
	{"", "scoped_cond_guard(mutex, X = 1, a) b();", 'm'},
	{"", "scoped_cond_guard(mutex, return, X()) b();", 'o'},
	{"DEFINE_GUARD(strange, int, l(_T), u(_T))\n",
	 "scoped_guard(strange, a) X();", 'o'},
	{"DEFINE_GUARD(s, int, l(_T), u(_T))\n"
	 "DEFINE_GUARD_COND(s, _perhaps, t(_T))\n",
	 "scoped_guard(s_perhaps, a) X();", 'm'},
	{"DEFINE_LOCK_GUARD_1(s, int, l(_T), u(_T))\n"
	 "DEFINE_LOCK_GUARD_1_COND(s, _perhaps, t(_T))\n",
	 "scoped_guard(s, a) X();", 'o'},
	{"DEFINE_CLASS_IS_COND_GUARD(s)\n", "scoped_guard(s, a) X();", 'm'},
	/* heads whose definition is seen */
	{"#define M(a) if (a)\n", "M(b) X();", 'm'},
	{"#define M(a) while (a)\n", "M(b) { X(); }", 'm'},
	{"#define M(a) for (a; b; c)\n", "M(b) X();", 'm'},
	{"#define M(a) if (!(a)) return; else\n", "M(b) X();", 'm'},
	{"#define M(a) scoped_guard(mutex, a)\n", "M(b) X();", 'o'},
	{"#define M(a) scoped_guard(mutex_try, a)\n", "M(b) X();", 'm'},
	{"#define M(c, a) scoped_guard(c, a)\n", "M(mutex_try, b) X();", 'm'},
	{"#define M(a) N(a)\n#define N(a) scoped_guard(mutex, a)\n",
	 "M(b) X();", 'o'},
	{"#define M(a) M(a)\n", "M(b) X();", 'm'},
	{"#define M(a) if (a) scoped_guard(mutex, a)\n", "M(b) X();", 'm'},
	{"#define M(a) for (;;) scoped_guard(mutex, a)\n", "M(b) X();", 'm'},
	{"#define M(a) if (a) f(); else scoped_guard(mutex, a)\n", "M(b) X();",
	 'm'},
	{"#define M(a) scoped_guard(mutex_try, a) scoped_guard(mutex, a)\n",
	 "M(b) X();", 'm'},
	{"#define M(a) scoped_guard(mutex, a) scoped_guard(rcu)\n", "M(b) X();",
	 'o'},
	{"#define M(a) scoped_guard(mutex, a) if (a)\n", "M(b) X();", 'm'},
	{"#define M(a) scoped_guard(mutex, a) f();\n", "M(b) X();", 'o'},
	{"#define M(a) while (a) f();\n", "M(b) X();", 'o'},
	{"#define M(a) if (a) f(); else g();\n", "M(b) X();", 'o'},
	{"#define M(a) f(a);\n", "M(b) X();", 'o'},
	{"#define M(a) do { f(a); } while (0);\n", "M(b) X();", 'o'},
	{"#define M(a) f(a); if (a)\n", "M(b) X();", 'm'},
	{"#define M(a)\n", "M(b) X();", 'o'},
	{"#define m if (a)\n", "m { X(); }", 'm'},
	{"#ifdef A\n#define M(a)\n#else\n#define M(a) if (a)\n#endif\n",
	 "M(b) X();", 'm'},
	/* arguments */
	{"#define M(a, x) do { f(a); x; } while (0)\n", "M(b, X = 1);", 'o'},
	{"#define M(a, x) do { if (a) x; } while (0)\n", "M(b, X = 1);", 'm'},
	{"#define M(a, x) do { if (a) break; x; } while (0)\n", "M(b, X = 1);",
	 'm'},
	{"#define M(a, x) while (a) { x; }\n", "M(b, X = 1);", 'm'},
	{"#define M(a, x) ({ f(a); x; })\n", "M(b, X = 1);", 'o'},
	{"#define M(a, x) ({ if (a) x; 0; })\n", "M(b, X = 1);", 'm'},
	{"#define M(a, x) ((a) ? (x) : 0)\n", "M(b, X = 1);", 'm'},
	{"#define M(a, x) ((a) && (x))\n", "M(b, X = 1);", 'm'},
	{"#define M(a, x) ((a) + (x))\n", "c = M(b, X());", 'o'},
	{"#define M(a, x) ((x) + (x))\n", "c = M(b, X());", 'm'},
	{"#define M(a, x) (sizeof(x) + (x))\n", "c = M(b, X());", 'o'},
	{"#define M(a, x) (sizeof(x))\n", "c = M(b, X());", 'm'},
	{"#define M(a, ...) do { __VA_ARGS__; } while (0)\n", "M(b, c, X = 1);",
	 'o'},
	{"#define M(a, x...) do { if (a) { x; } } while (0)\n", "M(b, X = 1);",
	 'm'},
	{"#define M(a, x) N(a, x)\n#define N(a, x) do { x; } while (0)\n",
	 "M(b, X = 1);", 'o'},
	{"#define M(a, x) N(a, x)\n#define N(a, x) if (a) x\n", "M(b, X = 1);",
	 'm'},
	{"#define M(a, x) M(a, x)\n", "M(b, X = 1);", 'm'},
};

/* Whether nothing on the way down to the statement may pass it over. */
static char runs(const struct source *source, struct stmt *root, guint token)
{
	const struct stmt *stmt = stmt_at(root, token);

	if (head_skips(source, stmt->first, token))
		return 'm';
	for (; stmt; stmt = stmt->parent) {
		struct head head;

		if (stmt->kind != STMT_HEAD || token <= stmt->close)
			continue;
		head_read(source, stmt, &head);
		if (!head.once)
			return 'm';
	}
	return 'o';
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text =
			g_strconcat(cases[i].macros, "void f(void)\n{\n\t",
				    cases[i].text, "\n}\n", NULL);
		struct unit *unit = code_unit(text);
		struct stmt *root =
			stmt_parse(unit->source, code_item(unit, "f"));
		guint token = code_token(unit->source, "X", 0);
		char found = runs(unit->source, root, token);

		if (found != cases[i].runs)
			test_failed("'%s%s': %c, not %c", cases[i].macros,
				    cases[i].text, found, cases[i].runs);
		stmt_free(root);
		unit_free(unit);
	}
}

/* Statements "x |= F;" that may go, and those that are a body. */
static const struct {
	const char *text;
	gboolean may_go;
} lonely[] = {
	{"a; x |= F; b;", TRUE},
	{"{ x |= F; }", TRUE},
	{"if (a) { b; } x |= F;", TRUE},
	{"if (a) x |= F; b;", FALSE},
	{"if (a) b; else x |= F; c;", FALSE},
	{"do x |= F; while (a);", FALSE},
	{"ANY(a) x |= F; b;", FALSE},
	{"forever x |= F; b;", FALSE},
	{"l: x |= F; b = c;", TRUE},
	{"l: x |= F; return b;", TRUE},
	{"l: x |= F; }", FALSE},
	{"l: x |= F; int b;", FALSE},
	{"if (a)\n#ifdef A\nx |= F;\n#endif\nb;", FALSE},
	{"a;\n#ifdef A\nx |= F;\n#else\nb;\n#endif\nc;", TRUE},
	{"if (a)\n#ifdef A\nb;\n#else\nx |= F;\n#endif\nc;", FALSE},
	{"#ifdef A\nif (a)\n#endif\nx |= F;\nb;", FALSE},
	{"#ifdef A\nif (a)\n#else\nb;\n#endif\nx |= F;\nc;", FALSE},
	{"#ifdef A\nb;\n#else\nif (a)\n#endif\nx |= F;\nc;", FALSE},
	{"#ifdef A\nb;\n#else\nc;\n#endif\nx |= F;\nd;", TRUE},
	{"if (a) /* why */ x |= F; b;", FALSE},
	{"a; /* why */ x |= F; b;", TRUE},
};

static void test_lonely(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(lonely); i++) {
		g_autofree char *text = g_strconcat(
			"void f(void)\n{\n", lonely[i].text, "\n}\n", NULL);
		struct unit *unit = code_unit(text);
		guint x = code_token(unit->source, "x", 0);

		if (lonely_may_go(unit->source, x, x + 3) != lonely[i].may_go)
			test_failed("'%s' may %sgo", lonely[i].text,
				    lonely[i].may_go ? "" : "not ");
		unit_free(unit);
	}
}

/* Statements in which the word X is computed (o)nce or (m)aybe. */
static const struct {
	const char *text;
	char runs;
} choices[] = {
	{"a; X();", 'o'},
	{"f(a && b, X());", 'o'},
	{"a && X();", 'm'},
	{"a || (b, X());", 'm'},
	{"a ? X() : b;", 'm'},
	{"a ? b : X();", 'm'},
	{"a ? b : c, X();", 'o'},
	{"a ? b, X() : c;", 'm'},
	{"x = a ? (b ? c : d) : e, X();", 'o'},
	{"(a && b) + X();", 'o'},
	{"f(a) && ({ b; X(); });", 'm'},
	{"f(({ a && b; X(); }));", 'o'},
	{"a[b ? c : d] = X();", 'o'},
};

static void test_choices(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
		g_autofree char *text = g_strdup_printf(
			"void f(void)\n{\n\t%s\n}\n", choices[i].text);
		struct unit *unit = code_unit(text);
		struct stmt *root =
			stmt_parse(unit->source, code_item(unit, "f"));
		guint x = code_token(unit->source, "X", 0);
		guint first = stmt_at(root, x)->first;
		char runs = once_is_chosen(unit->source, first, x) ? 'm' : 'o';

		if (runs != choices[i].runs)
			test_failed("'%s': %c, not %c", choices[i].text, runs,
				    choices[i].runs);
		stmt_free(root);
		unit_free(unit);
	}
}

/* No more than a line, whatever stands there. */
static void test_quote(void)
{
	static const char text[] =
		"a = b |\n\tc;\nd = e\n#ifdef A\n+ f;\n#endif\n"
		"g = \"0123456789012345678901234567890123456789"
		"0123456789012345678901234567890123456789"
		"01234567890123456789012\303\274345\";\n";
	struct unit *unit = code_unit(text);
	guint last = unit->source->count - 1;
	g_autofree char *two = quote_span(unit->source, 0, 4);
	g_autofree char *arms = quote_span(unit->source, 6, 12);
	g_autofree char *much = quote_span(unit->source, last - 3, last);

	g_assert_cmpstr(two, ==, "a = b | c");
	g_assert_cmpstr(arms, ==, "d = e...");
	g_assert_true(g_utf8_validate(much, -1, NULL));
	g_assert_true(g_str_has_suffix(much, "..."));
	g_assert_cmpuint(strlen(much), <=, 100);
	unit_free(unit);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/head/cases", test_cases);
	g_test_add_func("/head/lonely", test_lonely);
	g_test_add_func("/head/choices", test_choices);
	g_test_add_func("/head/quote", test_quote);
	return g_test_run();
}
