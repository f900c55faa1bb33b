// SPDX-License-Identifier: GPL-2.0
/* What spatch made of a copy, carried back into the file. */
#include <glib.h>
#include <string.h>

#include "apply/carry.h"

static const struct {
	const char *what, *file, *copy, *result, *after;
	guint refused;
} cases[] = {
	{"nothing", "int a;\n", "int a;\n", "int a;\n", "int a;\n"},
	{"a name: the rest stays byte for byte",
	 "f( a,\tb ) ; /* c */\n\n\ng();\n", "f( a,\tb ) ; /* c */\n\n\ng();\n",
	 "new(a, b); /* c */\n\n\ng();\n",
	 "new( a,\tb ) ; /* c */\n\n\ng();\n"},
	{"what the copy hides comes back",
	 "void h(void)\n{\n\tx();\n}\n\nvoid f(void)\n{\n\told();\n}\n",
	 "            \n \n\t    \n \n\nvoid f(void)\n{\n\told();\n}\n",
	 "            \n \n\t    \n \n\nvoid f(void)\n{\n\tnew();\n}\n",
	 "void h(void)\n{\n\tx();\n}\n\nvoid f(void)\n{\n\tnew();\n}\n"},
	{"a statement goes with its line", "{\n\ta();\n\told();\n\tb();\n}\n",
	 "{\n\ta();\n\told();\n\tb();\n}\n", "{\n\ta();\n\tb();\n}\n",
	 "{\n\ta();\n\tb();\n}\n"},
	{"no two empty lines are left", "{\n\ta();\n\n\told();\n\n\tb();\n}\n",
	 "{\n\ta();\n\n\told();\n\n\tb();\n}\n", "{\n\ta();\n\n\n\tb();\n}\n",
	 "{\n\ta();\n\n\tb();\n}\n"},
	{"none at a block's edge", "{\n\ta();\n\n\told();\n}\n",
	 "{\n\ta();\n\n\told();\n}\n", "{\n\ta();\n\n}\n", "{\n\ta();\n}\n"},
	{"an empty line between what goes parts what stays",
	 "{\n\tint a;\n\tint b;\n\n\tb = f();\n\tg(a);\n}\n",
	 "{\n\tint a;\n\tint b;\n\n\tb = f();\n\tg(a);\n}\n",
	 "{\n\tint a;\n\n\tg(a);\n}\n", "{\n\tint a;\n\n\tg(a);\n}\n"},
	{"also where something comes in their place",
	 "{\n\tint a;\n\tint b;\n\n\tb = f(0);\n\ta = g(b);\n}\n",
	 "{\n\tint a;\n\tint b;\n\n\tb = f(0);\n\ta = g(b);\n}\n",
	 "{\n\tint a;\n\n\ta = h(0);\n}\n", "{\n\tint a;\n\n\ta = h(0);\n}\n"},
	{"a statement comes on a line of its own", "{\n\ta();\n\tb();\n}\n",
	 "{\n\ta();\n\tb();\n}\n", "{\n\ta();\n\tnew();\n\tb();\n}\n",
	 "{\n\ta();\n\tnew();\n\tb();\n}\n"},
	{"an argument comes", "f(a);\n", "f(a);\n", "f(a, b);\n", "f(a, b);\n"},
	{"an argument goes", "f(a,  b);\n", "f(a,  b);\n", "f(a);\n",
	 "f(a);\n"},
	{"a word inside of what goes is hidden: it stays",
	 "x(guard(m), b);\ny();\n", "x(        , b);\ny();\n", "y();\n",
	 "x(guard(m), b);\ny();\n", 1},
	{"a comment that goes goes", "a();\nold(); /* c */\nb();\n",
	 "a();\nold(); /* c */\nb();\n", "a();\nb();\n", "a();\nb();\n"},
	{"the last line without an end", "old()", "old()", "new()", "new()"},
	{"many lines, the same words again and again",
	 "a(1);\na(1);\na(1);\nold();\na(1);\na(1);\n",
	 "a(1);\na(1);\na(1);\nold();\na(1);\na(1);\n",
	 "a(1);\na(1);\na(1);\nnew(1);\na(1);\na(1);\n",
	 "a(1);\na(1);\na(1);\nnew(1);\na(1);\na(1);\n"},
};

static void test_cases(void)
{
	for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GBytes) file = g_bytes_new_static(
			cases[i].file, strlen(cases[i].file));
		g_autoptr(GBytes) copy = g_bytes_new_static(
			cases[i].copy, strlen(cases[i].copy));
		g_autoptr(GBytes) result = g_bytes_new_static(
			cases[i].result, strlen(cases[i].result));
		struct carry carry = {
			.file = file, .copy = copy, .result = result};
		g_autoptr(GBytes) after = carry_back(&carry);
		g_autofree char *text = NULL;
		gsize length;
		const char *data = g_bytes_get_data(after, &length);

		g_test_message("%s", cases[i].what);
		text = g_strndup(data, length);
		g_assert_cmpstr(text, ==, cases[i].after);
		g_assert_cmpuint(carry.refused->len, ==, cases[i].refused);
		g_array_unref(carry.spans);
		g_array_unref(carry.refused);
	}
}

static gboolean stays(gpointer data, guint from, guint to)
{
	(void)to;
	return from < GPOINTER_TO_UINT(data);
}

static void test_stays(void)
{
	g_autoptr(GBytes) file = g_bytes_new_static("old();\nold();\n", 14);
	g_autoptr(GBytes) result = g_bytes_new_static("new1();\nnew1();\n", 16);
	struct carry carry = {.file = file,
			      .copy = file,
			      .result = result,
			      .stays = stays,
			      .data = GUINT_TO_POINTER(5)};
	g_autoptr(GBytes) after = carry_back(&carry);
	const struct carry_span *span;

	g_assert_cmpmem(g_bytes_get_data(after, NULL), g_bytes_get_size(after),
			"old();\nnew1();\n", 15);
	g_assert_cmpuint(carry.spans->len, ==, 1);
	span = &g_array_index(carry.spans, struct carry_span, 0);
	g_assert_cmpuint(span->before, ==, 7);
	g_assert_cmpuint(span->gone, ==, 3);
	g_assert_cmpuint(span->after, ==, 7);
	g_assert_cmpuint(span->come, ==, 4);
	g_array_unref(carry.spans);
	g_array_unref(carry.refused);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/carry/cases", test_cases);
	g_test_add_func("/carry/stays", test_stays);
	return g_test_run();
}
