// SPDX-License-Identifier: GPL-2.0
/*
 * What is nested without end: each reader stops, and says that it did; what
 * people write is no such thing.
 */
#include "base/depth.h"
#include "base/json-text.h"
#include "code.h"
#include "code/cfg.h"
#include "code/expr.h"
#include "code/lonely.h"
#include "code/nesting.h"
#include "code/operand.h"

#define MANY 100000

static char *times(const char *text, guint n)
{
	GString *all = g_string_sized_new(strlen(text) * n);

	while (n--)
		g_string_append(all, text);
	return g_string_free(all, FALSE);
}

/* "int f(void) { before... inside behind... }" */
static struct unit *function(const char *before, guint n, const char *inside,
			     const char *behind)
{
	g_autofree char *head = times(before, n);
	g_autofree char *tail = times(behind, n);
	g_autofree char *text = g_strdup_printf("int f(int a)\n{\n%s%s%s\n}\n",
						head, inside, tail);

	return code_unit(text);
}

static gboolean is_deep(const struct unit *unit)
{
	return nesting_is_deep(unit->source, 0, unit->source->count - 1);
}

static const struct {
	const char *before, *inside, *behind;
} forms[] = {
	{"if (a) ", "g(a);", ""},
	{"if (a) { ", "g(a);", "}"},
	{"if (a) h(); else ", "g(a);", ""},
	{"if (a) { h(); } else ", "g(a);", ""},
	{"while (a) ", "g(a);", ""},
	{"for (;;) ", "g(a);", ""},
	{"do ", "g(a);", " while (a);"},
	{"switch (a) case 1: ", "g(a);", ""},
	{"{", "g(a);", "}"},
	{"(", "g(a)", ")"},
	{"({", "g(a);", "})"},
	{"g(", "a", ")"},
	{"a[", "0", "]"},
	{"~", "g(a);", ""},
	{"! ", "g(a);", ""},
	{"- ", "g(a);", ""},
	{"* ", "g(a);", ""},
	{"(int)", "g(a);", ""},
	{"a ? ", "g(a)", " : 0"},
	{"a ? 0 : ", "g(a);", ""},
};

static void test_forms(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		struct unit *unit = function(forms[i].before, MANY,
					     forms[i].inside, forms[i].behind);
		struct unit *few = function(forms[i].before, 40,
					    forms[i].inside, forms[i].behind);

		g_test_message("%s", forms[i].before);
		g_assert_true(is_deep(unit));
		g_assert_false(is_deep(few));
		unit_free(unit);
		unit_free(few);
	}
}

/* Each walker over statements, and over what they are made of, ends. */
static void test_readers(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		struct unit *unit = function(forms[i].before, 20000,
					     forms[i].inside, forms[i].behind);
		const struct item *item =
			&g_array_index(unit->items, struct item, 0);
		struct stmt *root = stmt_parse(unit->source, item);
		struct cfg *cfg = cfg_new(unit->source, root);

		g_test_message("%s", forms[i].before);
		operand_adds(unit->source, item->body, item->last,
			     item->last - 5);
		cfg_free(cfg);
		stmt_free(root);
		unit_free(unit);
	}
}

/* Wide is not deep. */
static void test_wide(void)
{
	static const char *const wide[] = {"g(a); ",
					   "if (a) g(a); ",
					   "if (a) { g(a); } else { h(); } ",
					   "a = a ? ~a : -a; ",
					   "g((int)a, -a, ~a, a ? 1 : 0); ",
					   "do { g(a); } while (0); ",
					   "x: switch (a) { case 1: break; } ",
					   "for (;;) break; "};

	for (guint i = 0; i < G_N_ELEMENTS(wide); i++) {
		struct unit *unit = function(wide[i], 2000, "", "");

		g_test_message("%s", wide[i]);
		g_assert_false(is_deep(unit));
		unit_free(unit);
	}
}

static guint no_flag(const struct leaf *leaf, gpointer data)
{
	*(gboolean *)data |= leaf->kind == LEAF_OTHER;
	return leaf->kind == LEAF_OTHER ? CAN_BOTH : CAN_CLEAR;
}

static guint eval(const char *before, guint n, const char *behind,
		  gboolean *other)
{
	g_autofree char *head = times(before, n);
	g_autofree char *tail = times(behind, n);
	g_autofree char *text = g_strconcat(head, "x", tail, NULL);
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
	struct source *source = source_new("x.c", bytes);
	struct expr expr = {source, 0x100, no_flag, other};
	guint can;

	*other = FALSE;
	can = expr_eval(&expr, 0, source->count - 1);
	source_free(source);
	return can;
}

/* An operator too many is no value that anybody knows. */
static void test_expression(void)
{
	static const char *const forms[][2] = {
		{"~", ""},	{"(", ")"}, {"(int)", ""},   {"-~", ""},
		{"(~", ")"},	{"! ", ""}, {"x ? ", ": x"}, {"x ? x : ", ""},
		{"x | (", ")"}, {"& ", ""}};
	gboolean other;

	for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
		g_test_message("%s", forms[i][0]);
		eval(forms[i][0], MANY, forms[i][1], &other);
	}
	g_assert_cmpuint(eval("~", 2, "", &other), ==, CAN_CLEAR);
	g_assert_false(other);
	g_assert_cmpuint(eval("~", MANY, "", &other), ==, CAN_BOTH);
	g_assert_true(other);
	g_assert_cmpuint(eval("(", 50, ")", &other), ==, CAN_CLEAR);
}

/* Arms that hold nothing in front of a lone ; double the ways to it. */
static void test_lonely(void)
{
	struct unit *unit = function("\n#if A\n#endif\n", 2000, ";", "");
	struct unit *few = function("\n#if A\n#endif\n", 3, ";", "");
	guint i = source_prev(unit->source, unit->source->count - 1);

	g_assert_false(lonely_may_go(unit->source, i, i));
	i = source_prev(few->source, few->source->count - 1);
	g_assert_true(lonely_may_go(few->source, i, i));
	unit_free(unit);
	unit_free(few);
}

static void test_json(void)
{
	g_autofree char *folder = g_dir_make_tmp("treewide-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "x.json", NULL);
	g_autofree char *open = times("[", MANY);
	g_autofree char *close = times("]", MANY);
	g_autofree char *deep = g_strconcat(open, close, NULL);
	g_autofree char *wide =
		g_strconcat("[\"", open, "\\\"", open, "\"]", NULL);
	g_autoptr(GError) error = NULL;
	JsonParser *parser;

	g_assert_true(g_file_set_contents(path, deep, -1, NULL));
	g_assert_null(json_text_load(path, &error));
	g_assert_nonnull(strstr(error->message, "nested more than"));
	g_assert_true(g_file_set_contents(path, wide, -1, NULL));
	parser = json_text_load(path, NULL);
	g_assert_nonnull(parser);
	g_object_unref(parser);
	g_assert_cmpint(unlink(path), ==, 0);
	g_assert_cmpint(rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/depth/forms", test_forms);
	g_test_add_func("/depth/readers", test_readers);
	g_test_add_func("/depth/wide", test_wide);
	g_test_add_func("/depth/expression", test_expression);
	g_test_add_func("/depth/lonely", test_lonely);
	g_test_add_func("/depth/json", test_json);
	return g_test_run();
}
