// SPDX-License-Identifier: GPL-2.0
/* Changed texts that count their lines as before. */
#include "verify/lines.h"

#include <string.h>

static void expect(const char *text, const char *diff, const char *expected)
{
	g_autoptr(GArray) moved = lines_moved(diff);
	g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
	g_autoptr(GBytes) kept = lines_keep("a.c", bytes, moved);
	g_autofree char *got =
		g_strndup(g_bytes_get_data(kept, NULL), g_bytes_get_size(kept));

	g_assert_cmpstr(got, ==, expected);
}

static void test_moved(void)
{
	g_autoptr(GArray) moved =
		lines_moved("--- a/a.c\n+++ b/a.c\n"
			    "@@ -1 +1 @@\n-a\n+b\n"
			    "@@ -5,0 +6,3 @@ f()\n+x\n+y\n+z\n"
			    "@@ -9,2 +12,2 @@\n-a\n-b\n+c\n+d\n"
			    "@@ -20,3 +22,0 @@\n-a\n-b\n-c\n");

	/* the first and the third move nothing that was not moved before */
	g_assert_cmpuint(moved->len, ==, 2);
	g_assert_cmpuint(g_array_index(moved, struct moved, 0).line, ==, 9);
	g_assert_cmpuint(g_array_index(moved, struct moved, 0).was, ==, 6);
	g_assert_cmpuint(g_array_index(moved, struct moved, 1).line, ==, 23);
	g_assert_cmpuint(g_array_index(moved, struct moved, 1).was, ==, 23);
}

static void test_keep(void)
{
	expect("a;\n/* x\n */\nb;\nc;\n", "@@ -1,0 +2,2 @@\n",
	       "a;\n/* x\n */\n#line 2\nb;\nc;\n");
	expect("a;\nb;\n", "@@ -1 +1 @@\n", "a;\nb;\n");
}

/* A directive has no place inside of what may be a macro's arguments. */
static void test_places(void)
{
	expect("f(a,\n  new,\n  b);\nc;\n", "@@ -1,0 +2 @@\n",
	       "f(a,\n  new,\n  b);\n#line 3\nc;\n");
	expect("new;\n/* a\n * b */\nc;\n", "@@ -1,0 +2 @@\n",
	       "new;\n/* a\n * b */\n#line 3\nc;\n");
	expect("#define A \\\n\tnew \\\n\tb\nc;\n", "@@ -1,0 +2 @@\n",
	       "#define A \\\n\tnew \\\n\tb\n#line 3\nc;\n");
	/* nothing is free before the next change: that one sets it right */
	expect("f(new,\n  a,\n  b,\n  new);\nc;\n",
	       "@@ -0,0 +1 @@\n@@ -2,0 +4 @@\n",
	       "f(new,\n  a,\n  b,\n  new);\n#line 3\nc;\n");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lines/moved", test_moved);
	g_test_add_func("/lines/keep", test_keep);
	g_test_add_func("/lines/places", test_places);
	return g_test_run();
}
