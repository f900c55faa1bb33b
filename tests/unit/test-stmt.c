// SPDX-License-Identifier: GPL-2.0
/* The statements of a body as a tree, odd ones included. */
#include "code/cfg.h"
#include "code.h"
#include "code/stmt.h"

/*
 * s simple, r return, g goto, b break, k continue, c case, l label, {} block,
 * I(then|else), L(body), H(body) of a macro, D(body), W(body) of a switch, A(arm|arm) of an #if,
 * A! when it has an #else; ? behind all of it: odd.
 */
static const struct {
	const char *text;
	const char *tree;
} cases[] = {
	{"", ""},
	{";", "s"},
	{"a; b = c; int d;", "sss"},
	{"{ a; { b; } }", "{s{s}}"},
	{"if (a) b;", "I(s)"},
	{"if (a) b; else c;", "I(s|s)"},
	{"if (a) b; else if (c) d; else e;", "I(s|I(s|s))"},
	{"if (a) if (b) c; else d;", "I(I(s|s))"},
	{"if (a) { if (b) c; } else d;", "I({I(s)}|s)"},
	{"while (a) b;", "L(s)"},
	{"while (a);", "L(s)"},
	{"for (i = 0; i < n; i++) { a; }", "L({s})"},
	{"for (;;) ;", "L(s)"},
	{"do { a; } while (b); c;", "D({s})s"},
	{"do a; while (b); c;", "D(s)s"},
	{"do if (a) b; else c; while (d);", "D(I(s|s))"},
	{"switch (a) { case 1: b; break; default: c; }", "W({csbcs})"},
	{"switch (a) { case 1: case 2 ... 3: b; }", "W({ccs})"},
	{"switch (a) { case X ? 1 : Y: b; case 'c': d; }", "W({cscs})"},
	{"switch (a) case 1: b;", "W(c)s?"},
	{"goto out; out: return a;", "glr"},
	{"out:", "l"},
	{"if (a) out: b;", "I(l)s?"},
	{"if (a) b; else out: c;", "I(s|l)s?"},
	{"return;", "r"},
	{"return ({ a; b; });", "r"},
	{"for (;;) { continue; break; }", "L({kb})"},
	/* macros that are loops, and those that are not */
	{"for_each_thing(a, b) c;", "L(s)"},
	{"for_each_thing(a, b) { c; }", "L({s})"},
	{"list_for_each_entry(a, b, c) if (d) e;", "L(I(s))"},
	{"anything(a) { b; }", "H({s})"},
	{"anything(a) b = c;", "H(s)"},
	{"anything(a)\n\treturn b;", "H(r)"},
	{"if (a) guarded(b, c) d = e; else f;", "I(H(s)|s)"},
	{"outer(a) inner(b) { c; } d;", "H(H({s}))s"},
	{"anything(a) (void)b(c); d;", "H(s)s"},
	{"anything(a) *b = c; d;", "H(s)s"},
	{"anything(a) ++b; d;", "H(s)s"},
	{"anything(a) if (b) c; else d; e;", "H(I(s|s))s"},
	{"anything(a) do b; while (c); d;", "H(D(s))s"},
	{"forever { a; } b;", "H({s})s"},
	{"debugging a |= b; c;", "H(s)s"},
	{"debugging return a; c;", "H(r)s"},
	{"SHOW(a) b;", "s"},
	{"guard(a)(b); c;", "ss"},
	{"DECLARE_THING(a, b) = {}; c;", "ss"},
	{"DEFINE_THING(a) __aligned(8); c;", "ss"},
	{"__typeof__(a) *b = c; d;", "ss"},
	{"if (a) SHOW(b) else c; d;", "I(s|s)s"},
	{"do SHOW(b) while (a); d;", "D(s)s"},
	{"switch (a) { case 1: SHOW(b) case 2: SHOW(c) l: d; }", "W({cscsls})"},
	{"TWICE(a; b;) c;", "ss"},
	{"asm goto(a : : b : c : d); e;", "ss"},
	{"for_each_thing(a);", "s"},
	{"a(b); { c; }", "s{s}"},
	{"a = b ? c : d;", "s"},
	{"x ? y : z;", "s"},
	{"a = (struct s){ .b = 1 }; c;", "ss"},
	{"int a[] = { 1, 2 }, b; c;", "ss"},
	{"a = ({ if (b) c; d; }); e;", "ss"},
	/* comments are nowhere in the way */
	{"if /* ( */ (a /* ) */) // ;\n b; /* } */", "I(s)"},
	/* #if: whole statements are arms */
	{"#ifdef A\na;\n#endif\n", "A({s})"},
	{"#ifdef A\na; b;\n#else\nc;\n#endif\nd;", "A!({ss}|{s})s"},
	{"#if A\na;\n#elif B\nb;\n#elif C\nc;\n#endif\n", "A({s}|{s}|{s})"},
	{"#if A\na;\n#elif B\nb;\n#else\nc;\n#endif\n", "A!({s}|{s}|{s})"},
	{"a;\n#ifdef A\n#endif\nb;", "sA({})s"},
	{"#ifdef A\n#ifdef B\na;\n#else\nb;\n#endif\n#else\nc;\n#endif\n",
	 "A!({A!({s}|{s})}|{s})"},
	{"#ifdef A\nif (a) {\nb;\n}\n#endif\n", "A({I({s})})"},
	{"if (a) {\n#ifdef A\nb;\n#endif\n}\n", "I({A({s})})"},
	{"#define X 1\na;\n#undef X\n", "s"},
	{"switch (a) {\n#ifdef A\ncase 1:\n#endif\nb;\n}", "W({A({c})s})"},
	{"a;\n#ifdef A\nb;\n#endif\n", "sA({s})"},
	/* what an #if cuts in two makes all odd */
	{"#ifdef A\nif (a)\n#endif\nb;", "I(s)?"},
	{"#ifdef A\nif (a) {\n#else\nif (b) {\n#endif\nc;\n}", "I({I({s})})?"},
	{"if (a)\n#ifdef A\nb;\n#else\nc;\n#endif\n", "I(s)s?"},
	{"if (a)\nb;\n#ifdef A\nelse\nc;\n#endif\n", "I(s|s)?"},
	{"#ifdef A\nif (a)\nb;\n#endif\nelse\nc;\n", "I(s|s)?"},
	{"a = b\n#ifdef A\n+ c\n#endif\n;", "s?"},
	{"a(b,\n#ifdef A\nc);\n#else\nd);\n#endif\n", "ss?"},
	{"while (a)\n#ifdef A\nb;\n#endif\nc;", "L(s)s?"},
	{"#ifdef A\na;", "s?"},
	/* and so does what cannot be C */
	{"a = \"}\" + '{'; b;", "ss"},
	{"if a;", "I()?"},
	{"while a;", "L(s)?"},
	{"else a;", "s?"},
	{"do a;", "D(s)?"},
};

static void dump(GString *out, const struct stmt *stmt)
{
	static const char kinds[] = {
		[STMT_BLOCK] = '{', [STMT_SIMPLE] = 's', [STMT_IF] = 'I',
		[STMT_LOOP] = 'L',  [STMT_DO] = 'D',	 [STMT_SWITCH] = 'W',
		[STMT_CASE] = 'c',  [STMT_LABEL] = 'l',	 [STMT_RETURN] = 'r',
		[STMT_GOTO] = 'g',  [STMT_BREAK] = 'b',	 [STMT_CONTINUE] = 'k',
		[STMT_ARMS] = 'A',  [STMT_HEAD] = 'H',
	};

	for (; stmt; stmt = stmt->next) {
		gboolean arms = stmt->kind == STMT_ARMS;

		g_string_append_c(out, kinds[stmt->kind]);
		if (stmt->has_else)
			g_string_append_c(out, '!');
		if (stmt->kind == STMT_BLOCK) {
			dump(out, stmt->child);
			g_string_append_c(out, '}');
		} else if (g_ascii_isupper(kinds[stmt->kind])) {
			g_string_append_c(out, '(');
			for (const struct stmt *s = stmt->child; s;
			     s = arms ? s->next : NULL) {
				struct stmt one = *s;

				one.next = NULL;
				g_string_append(out,
						s == stmt->child ? "" : "|");
				dump(out, &one);
			}
			if (stmt->orelse)
				g_string_append_c(out, '|');
			dump(out, stmt->orelse);
			g_string_append_c(out, ')');
		}
		if (stmt->parent && stmt->parent->kind != STMT_BLOCK && !arms)
			g_assert_true(stmt->parent->kind == STMT_ARMS ||
				      !stmt->next);
	}
}

/* Places nest, parents are right, and stmt_at() finds each from its words. */
static void check(struct stmt *root, const struct stmt *parent,
		  const struct stmt *stmt)
{
	for (; stmt; stmt = stmt->next) {
		g_assert_true(stmt->parent == parent);
		g_assert_cmpuint(stmt->first, <=, stmt->last);
		g_assert_cmpuint(parent->first, <=, stmt->first);
		g_assert_cmpuint(stmt->last, <=, parent->last);
		if (stmt->next)
			g_assert_cmpuint(stmt->last, <, stmt->next->first);
		g_assert_true(
			stmt_at(root, stmt->first) == stmt ||
			(stmt->child && stmt->child->first == stmt->first));
		check(root, stmt, stmt->child);
		check(root, stmt, stmt->orelse);
	}
}

static struct unit *in_function(const char *text)
{
	g_autofree char *whole =
		g_strconcat("void f(void)\n{\n", text, "\n}\n", NULL);

	return code_unit(whole);
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct unit *unit = in_function(cases[i].text);
		struct stmt *root =
			stmt_parse(unit->source, code_item(unit, "f"));
		GString *tree = g_string_new(NULL);

		dump(tree, root->child);
		if (root->odd)
			g_string_append_c(tree, '?');
		else
			check(root, root, root->child);
		stmt_free(root);
		if (strcmp(tree->str, cases[i].tree))
			test_failed("'%s' is %s, not %s", cases[i].text,
				    tree->str, cases[i].tree);
		g_string_free(tree, TRUE);
		unit_free(unit);
	}
}

static void test_macro(void)
{
	struct unit *unit =
		code_unit("#define F(x, y) do { \\\n\tif (x) \\\n\t\ty; \\\n"
			  "} while (0)\n#define G (1)\n");
	struct stmt *root = stmt_parse(unit->source, code_item(unit, "F"));
	GString *tree = g_string_new(NULL);

	dump(tree, root->child);
	g_assert_cmpstr(tree->str, ==, "D({I(s)})");
	g_assert_false(root->odd);
	g_assert_cmpuint(root->first, ==, code_token(unit->source, "do", 0));
	stmt_free(root);
	root = stmt_parse(unit->source, code_item(unit, "G"));
	g_assert_true(source_is(unit->source, root->first, "("));
	stmt_free(root);
	g_string_free(tree, TRUE);
	unit_free(unit);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/stmt/cases", test_cases);
	g_test_add_func("/stmt/macro", test_macro);
	return g_test_run();
}
