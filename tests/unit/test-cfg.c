// SPDX-License-Identifier: GPL-2.0
/* Which words follow which, and what cannot be followed. */
#include "code/cfg.h"
#include "code.h"

/*
 * The edges between nodes with words, in the order of nodes: each by its first
 * word; ^ is the entry, $ the exit; + and - say how a condition came out.
 */
static const struct {
	const char *text;
	const char *edges;
	gboolean odd;
} cases[] = {
	{"a; b;", "^a ab b$", FALSE},
	{"if (x) a; b;", "^( (+a (-b ab b$", FALSE},
	{"if (x) a; else b;", "^( (+a (-b a$ b$", FALSE},
	{"while (x) a; b;", "^w w+a w-b aw b$", FALSE},
	{"do a; while (x);", "^a (+a (-$ a(", FALSE},
	{"do a; while (0); b;", "^a (-b a( b$", FALSE},
	/* a macro that nobody knows: never, once or often */
	{"m(x) a(); d;", "^m ma md ad am d$", FALSE},
	{"m(x) { a; } d;", "^m ma md ad am d$", FALSE},
	{"forever { a; break; } d;", "^f fa fd ab bd d$", FALSE},
	{"while (y) m(x) break; c;", "^w w+m w-c mb mw bw bc c$", FALSE},
	/* guards run it once, if they get their lock */
	{"scoped_guard(mutex, x) a(); d;", "^s sa ad d$", FALSE},
	{"scoped_guard(mutex, x) { a; break; c; } d;", "^s sa ab bd cd d$",
	 FALSE},
	{"scoped_guard(mutex_try, x) a(); d;", "^s sa sd ad as d$", FALSE},
	{"scoped_guard(mutex_intr, x) return y; d;", "^s sr sd r$ d$", FALSE},
	{"scoped_guard(nobody_knows, x) a(); d;", "^s sa sd ad as d$", FALSE},
	{"scoped_class(c, x, y) a(); d;", "^s sa ad d$", FALSE},
	{"scoped_cond_guard(mutex_intr, return y, x) a(); d;",
	 "^s sr sa r$ ad d$", FALSE},
	{"scoped_cond_guard(mutex_intr, z = y, x) a(); d;", "^s sa sd ad d$",
	 FALSE},
	/* what a macro is given may jump */
	{"CHECK(x, return y); d;", "^C Cr Cd r$ d$", FALSE},
	{"CHECK(x, goto l); d; l: c;", "^C Cg Cd gc dc c$", FALSE},
	{"while (x) { CHECK(y, break); d; } c;", "^w w+C w-c Cb Cd bc dw c$",
	 FALSE},
	{"a = ({ if (x) return 1; y; }); d;", "^a ar ad r$ d$", FALSE},
};

static void follow(const struct cfg *cfg, const struct source *source,
		   guint from, guint node, const char *way, GPtrArray *edges,
		   GHashTable *seen)
{
	const struct cfg_node *start = cfg_node(cfg, node);

	for (guint i = 0; i < start->next->len; i++) {
		const struct cfg_edge *edge =
			&g_array_index(start->next, struct cfg_edge, i);
		const struct cfg_node *next = cfg_node(cfg, edge->to);
		const char *said = edge->way == CFG_TRUE    ? "+"
				   : edge->way == CFG_FALSE ? "-"
							    : way;
		const struct cfg_node *head = cfg_node(cfg, from);
		char a = from == cfg->entry
				 ? '^'
				 : source->text[source->tokens[head->first]
							.offset];
		char b = '$';

		if (next->first > next->last && edge->to != cfg->exit) {
			if (g_hash_table_add(
				    seen,
				    GUINT_TO_POINTER(edge->to * 128 + *said)))
				follow(cfg, source, from, edge->to, said, edges,
				       seen);
			continue;
		}
		if (edge->to != cfg->exit)
			b = source->text[source->tokens[next->first].offset];
		g_ptr_array_add(edges, g_strdup_printf("%c%s%c", a, said, b));
	}
}

static char *edges_of(const struct cfg *cfg, const struct source *source)
{
	g_autoptr(GPtrArray) edges = g_ptr_array_new_with_free_func(g_free);

	for (guint n = 0; n < cfg->nodes->len; n++) {
		const struct cfg_node *node = cfg_node(cfg, n);
		GHashTable *seen = g_hash_table_new(NULL, NULL);

		if (n == cfg->entry || node->first <= node->last)
			follow(cfg, source, n, n, "", edges, seen);
		g_hash_table_unref(seen);
	}
	g_ptr_array_add(edges, NULL);
	return g_strjoinv(" ", (char **)edges->pdata);
}

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strconcat(
			"void f(void)\n{\n", cases[i].text, "\n}\n", NULL);
		struct unit *unit = code_unit(text);
		struct stmt *root =
			stmt_parse(unit->source, code_item(unit, "f"));
		struct cfg *cfg = cfg_new(unit->source, root);
		g_autofree char *edges = edges_of(cfg, unit->source);

		if (strcmp(edges, cases[i].edges) || cfg->odd != cases[i].odd)
			test_failed("'%s' has %s%s, not %s%s", cases[i].text,
				    edges, cfg->odd ? ", odd" : "",
				    cases[i].edges,
				    cases[i].odd ? ", odd" : "");
		cfg_free(cfg);
		stmt_free(root);
		unit_free(unit);
	}
	cfg_free(NULL);
}

/* Each word of a statement or condition belongs to one node. */
static void test_at(void)
{
	struct unit *unit = code_unit("void f(void)\n{\n"
				      "for (a = 0; b < 1; c++) d(e);\n"
				      "list_for_each_entry(g, h, i) j;\n"
				      "switch (k) { case l: return m; }\n}\n");
	const struct source *source = unit->source;
	struct stmt *root = stmt_parse(source, code_item(unit, "f"));
	struct cfg *cfg = cfg_new(source, root);
	static const struct {
		const char *word;
		enum cfg_kind kind;
		const char *first;
	} words[] = {
		{"a", CFG_PLAIN, "a"},
		{"b", CFG_CONDITION, "b"},
		{"c", CFG_PLAIN, "c"},
		{"e", CFG_PLAIN, "d"},
		{"h", CFG_CONDITION, "list_for_each_entry"},
		{"j", CFG_PLAIN, "j"},
		{"k", CFG_CONDITION, "("},
		{"m", CFG_RETURN, "return"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		guint n = cfg_at(cfg, code_token(source, words[i].word, 0));
		const struct cfg_node *node;

		g_assert_cmpuint(n, !=, G_MAXUINT);
		node = cfg_node(cfg, n);
		g_assert_cmpint(node->kind, ==, words[i].kind);
		g_assert_true(source_is(source, node->first, words[i].first));
	}
	g_assert_cmpuint(cfg_at(cfg, code_token(source, "l", 0)), ==,
			 G_MAXUINT);
	g_assert_cmpuint(cfg_at(cfg, 0), ==, G_MAXUINT);
	cfg_free(cfg);
	stmt_free(root);
	unit_free(unit);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/cfg/cases", test_cases);
	g_test_add_func("/cfg/at", test_at);
	return g_test_run();
}
