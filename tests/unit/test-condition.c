// SPDX-License-Identifier: GPL-2.0
/* What the preprocessor asks before it lets a line through. */
#include "verify/condition.h"
#include "verify-fixture.h"

static const char text[] = "#ifdef CONFIG_OUTER\n" /* 1 */
			   "int a;\n"
			   "#if defined(CONFIG_A) && IS_ENABLED(CONFIG_B)\n"
			   "int b = pin();\n" /* 4 */
			   "#else\n"
			   "int c;\n" /* 6 */
			   "#endif\n"
			   "int d;\n" /* 8 */
			   "#endif\n"
			   "int e;\n"; /* 10 */

static void expect(guint line, const char *joined)
{
	struct source *source = fixture_source("a.c", text);
	GPtrArray *symbols = condition_symbols(source, line);
	g_autofree char *found = NULL;

	if (!joined) {
		g_assert_null(symbols);
	} else {
		g_assert_nonnull(symbols);
		g_ptr_array_add(symbols, NULL);
		found = g_strjoinv(" ", (char **)symbols->pdata);
		g_assert_cmpstr(found, ==, joined);
		g_ptr_array_set_size(symbols, symbols->len - 1);
		g_ptr_array_unref(symbols);
	}
	source_free(source);
}

static void test_symbols(void)
{
	expect(2, "OUTER");
	expect(4, "OUTER A B");
	expect(6, "OUTER A B");
	expect(8, "OUTER");
	expect(10, NULL);
}

static void test_survived(void)
{
	const char *out = "# 1 \"../drivers/a.c\"\n"
			  "int x;\n"
			  "# 1 \"include/b.h\" 1\n"
			  "int pin(int);\n"
			  "# 3 \"../drivers/a.c\" 2\n"
			  "int y = pin(1);\n"
			  "# 9 \"../drivers/a.c\"\n"
			  "int z = 0;\n"
			  "int w = pin(2);\n";

	g_assert_true(condition_survived(out, "drivers/a.c", 3, "pin"));
	g_assert_true(condition_survived(out, "drivers/a.c", 10, "pin"));
	g_assert_false(condition_survived(out, "drivers/a.c", 9, "pin"));
	/* line 1 of the header is not line 1 of the file */
	g_assert_false(condition_survived(out, "drivers/a.c", 1, "pin"));
	g_assert_false(condition_survived(out, "drivers/a.c", 6, "pin"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/condition/symbols", test_symbols);
	g_test_add_func("/condition/survived", test_survived);
	return g_test_run();
}
