// SPDX-License-Identifier: GPL-2.0
/* F:, X:, N: and K: lines: what they take, how deep they are, what is wrong. */
#include "people/pattern.h"

#include <string.h>

#include "base/error.h"

static struct pattern *make(char letter, const char *value)
{
	GError *error = NULL;
	struct pattern *pattern = pattern_new(letter, value, "/", TRUE, &error);

	g_assert_no_error(error);
	return pattern;
}

/* text begins with '+' when the pattern takes it, else with '-'. */
static void check(char letter, const char *value, const char *text)
{
	struct pattern *pattern = make(letter, value);
	gboolean got = pattern_matches(pattern, text + 1, strlen(text + 1));

	if (got != (*text == '+'))
		g_error("%c: %s takes %s: %d", letter, value, text + 1, got);
	pattern_free(pattern);
}

static void test_files(void)
{
	check('F', "mm/", "+mm/gup.c");
	check('F', "mm/", "+mm/kasan/x.c");
	check('F', "mm/", "-amm/gup.c");
	check('F', "mm/gup.c", "+mm/gup.c");
	check('F', "mm/gup", "+mm/gup_test.c");
	check('F', "mm/gup", "-mm/gup/x.c");
	check('F', "mm/gup.c", "-mm/gupxc");
	check('F', "mm/*.c", "+mm/gup.c");
	check('F', "mm/*.c", "-mm/kasan/x.c");
	check('F', "*/x.c", "+mm/x.c");
	check('F', "*/kasan/", "+mm/kasan/deep/x.c");
	check('F', "*", "+Makefile");
	check('F', "*", "-mm/gup.c");
	check('F', "*/", "+mm/gup.c");
	check('F', "*/", "-Makefile");
	check('F', "mm/gup?c", "+mm/gup.c");
	check('F', "mm/g[tu]p.c", "+mm/gup.c");
	check('F', "mm/g[tu]p.c", "-mm/gap.c");
	check('F', "mm/(gup|gap).c", "+mm/gap.c");
	check('F', "arch/x/|mm/gup.c", "-mm/gup.c");
	check('F', "a|mm/gup.c", "+xmm/gup.c");
	check('F', "mm/gu{0}p.c", "+mm/gp.c");
	check('F', "c++.c", "+ccc.c");
	check('F', "mm/ ", "-mm/gup.c");
	check('X', "mm/gup.c", "+mm/gup.c");
}

static void test_expressions(void)
{
	check('N', "gup", "+mm/gup.c");
	check('N', "^gup", "-mm/gup.c");
	check('N', "[^a-z0-9]gup", "+mm/gup.c");
	check('N', "m m # remark", "+mm/gup.c");
	check('N', "", "-mm/gup.c");
	check('K', "\\bpin\\b", "+a\npin b");
	check('K', "\\bpin\\b", "-spin");
	check('K', "^pin", "-a\npin b");
	check('K', "a$", "-a\nb");
	check('K', "a.b", "-a\nb");
	check('K', "a.b", "+a\rb");
	check('K', "(?i)GRÜSSE", "+grüsse");
	check('K', "x.y", "+x\xc3\xbcy");
}

/* An older script reads bytes: two of them make an umlaut. */
static void test_bytes(void)
{
	struct pattern *bytes = pattern_new('K', "^x..y", "/", FALSE, NULL);
	struct pattern *runes = pattern_new('K', "^x..y", "/", TRUE, NULL);

	g_assert_true(pattern_matches(bytes, "x\xc3\xbcy", 4));
	g_assert_true(pattern_matches(bytes, "x\xff\xffy", 4));
	g_assert_false(pattern_matches(runes, "x\xc3\xbcy", 4));
	pattern_free(bytes);
	pattern_free(runes);
}

static void test_change(void)
{
	struct pattern *one = make('K', "pin"), *two = make('K', "pin|unpin");

	g_assert_true(pattern_matches_change(one, "+a pin"));
	g_assert_true(pattern_matches_change(one, "-pin"));
	g_assert_false(pattern_matches_change(one, " pin"));
	g_assert_true(pattern_matches_change(two, "+a pin"));
	g_assert_true(pattern_matches_change(two, " unpin"));
	pattern_free(one);
	pattern_free(two);
}

static void check_depth(const char *value, int depth, const char *prefix)
{
	struct pattern *pattern = make('F', value);

	g_assert_cmpint(pattern->depth, ==, depth);
	g_assert_cmpstr(pattern->prefix, ==, prefix);
	pattern_free(pattern);
}

static void test_depth(void)
{
	check_depth("mm/gup.c", 2, "mm/gup.c");
	check_depth("mm/", 1, "mm/");
	check_depth("Makefile", 1, "Makefile");
	check_depth("mm/*.c", 2, "mm/");
	check_depth("*", -1, "");
	check_depth("*/x.c", -1, "");
	/* A folder gets the slash that it lacks; "usr" is one under "/". */
	check_depth("usr", 1, "usr/");
	check_depth("us", 1, "us");
}

static void test_invalid(void)
{
	static const char *const values[] = {"N[", "N*", "K(?<", "F[z",
					     "X(", "F+", "Fa\\"};
	gsize i;

	for (i = 0; i < G_N_ELEMENTS(values); i++) {
		GError *error = NULL;

		g_assert_null(pattern_new(values[i][0], values[i] + 1, "/",
					  TRUE, &error));
		g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
		g_clear_error(&error);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pattern/files", test_files);
	g_test_add_func("/pattern/expressions", test_expressions);
	g_test_add_func("/pattern/bytes", test_bytes);
	g_test_add_func("/pattern/change", test_change);
	g_test_add_func("/pattern/depth", test_depth);
	g_test_add_func("/pattern/invalid", test_invalid);
	return g_test_run();
}
