// SPDX-License-Identifier: GPL-2.0
/* Lines that one text has and the other has not. */
#include "base/linediff.h"

#include <string.h>

static void check(const char *before, const char *after, const char *want)
{
	GBytes *a = before ? g_bytes_new_static(before, strlen(before)) : NULL;
	GBytes *b = after ? g_bytes_new_static(after, strlen(after)) : NULL;
	GString *out = g_string_new(NULL);

	linediff_append(out, a, b);
	g_assert_cmpstr(out->str, ==, want);
	g_string_free(out, TRUE);
	g_clear_pointer(&a, g_bytes_unref);
	g_clear_pointer(&b, g_bytes_unref);
}

static void test_lines(void)
{
	check("a\nb\nc\n", "a\nx\nc\n", "-b\n+x\n");
	check("a\nb\nc\n", "a\nb\nc\n", "");
	check("a\nb\nc\n", "a\nc\n", "-b\n");
	check("a\nc\n", "a\nb\nc\n", "+b\n");
	check("a\na\n", "a\n", "-a\n");
	check("a\nb\nc\n", "c\nb\na\n", "");
	check("ab\n", "b\n", "-ab\n+b\n");
	check("ab\nx\n", "ac\nx\n", "-ab\n+ac\n");
	check("xa\ny\nya\n", "xa\nz\nya\n", "-y\n+z\n");
	check("a\nb", "a\nb\n", "");
	check("a\n", "a\n\nb\n", "+\n+b\n");
	check(NULL, "a\nb\n", "+a\n+b\n");
	check("a\n", NULL, "-a\n");
	check("", "", "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/linediff/lines", test_lines);
	return g_test_run();
}
