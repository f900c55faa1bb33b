// SPDX-License-Identifier: GPL-2.0
/* Prose of mails: what is wrapped, and what must stay as it is. */
#include "base/text.h"

static void check_wrap(const char *text, const char *expected)
{
	g_autofree char *wrapped = text_wrap(text, 20);

	g_assert_cmpstr(wrapped, ==, expected);
}

static void test_wrap(void)
{
	check_wrap("", "");
	check_wrap("aaaa bbbb cccc dddd eeee", "aaaa bbbb cccc dddd\neeee");
	/* exactly the width; one more */
	check_wrap("0123456789 012345678", "0123456789 012345678");
	check_wrap("0123456789 0123456789", "0123456789\n0123456789");
	check_wrap("a word-that-is-longer-than-a-line b",
		   "a\nword-that-is-longer-than-a-line\nb");
	check_wrap("one\ntwo\n\n\n\nthree\n\n", "one two\n\nthree");
	/* columns are characters, not bytes */
	check_wrap("\303\244\303\244\303\244\303\244\303\244 \303\244\303\244"
		   "\303\244\303\244\303\244 \303\244\303\244\303\244\303\244",
		   "\303\244\303\244\303\244\303\244\303\244 \303\244\303\244"
		   "\303\244\303\244\303\244 \303\244\303\244\303\244\303\244");
}

static void test_verbatim(void)
{
	check_wrap("see\nLink: https://a.b/0123456789-0123456789 x\nthen this",
		   "see\nLink: https://a.b/0123456789-0123456789 x\nthen this");
	check_wrap("a\n  indented and longer than the width\n  two\nb",
		   "a\n  indented and longer than the width\n  two\nb");
	check_wrap("- first item of this which wraps three ab",
		   "- first item of this\n  which wraps three\n  ab");
	check_wrap(
		"- first item that wraps\n- second\n12. third that wraps too",
		"- first item that\n  wraps\n- second\n"
		"12. third that wraps\n    too");
}

static void test_list(void)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const char *expected[] = {"a()", "a() and b()", "a(), b() and c()"};
	char *name[] = {"a", "b", "c"};

	for (guint i = 0; i < 3; i++) {
		g_autofree char *list = NULL;

		g_ptr_array_add(names, name[i]);
		list = text_list(names, "()");
		g_assert_cmpstr(list, ==, expected[i]);
	}
}

static void test_small(void)
{
	g_autofree char *none = text_count(0, "call", "calls");
	g_autofree char *one = text_count(1, "call", "calls");
	g_autofree char *many = text_count(12, "call", "calls");
	g_autofree char *indented = text_indent("a\n\nb", "  ");
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_cmpstr(none, ==, "no calls");
	g_assert_cmpstr(one, ==, "one call");
	g_assert_cmpstr(many, ==, "12 calls");
	g_assert_cmpstr(indented, ==, "  a\n\n  b");
	text_add(out, "");
	text_add(out, "a");
	text_add(out, "");
	text_add(out, "b");
	g_assert_cmpstr(out->str, ==, "a\n\nb");
}

static void test_command(void)
{
	g_autofree char *brief = text_command("make x A=1 B='c d'", 75);
	g_autofree char *broken = text_command(
		"make generate KERNEL=a ONLY='b c' LIFT=1 COMMENTS=d", 32);

	g_assert_cmpstr(brief, ==, "make x A=1 B='c d'");
	g_assert_cmpstr(broken, ==,
			"make generate KERNEL=a \\\n    ONLY='b c' LIFT=1 \\\n"
			"    COMMENTS=d");
}

static void check_path(const char *path, guint columns, const char *want)
{
	g_autofree char *got = text_path(path, columns);

	g_assert_cmpstr(got, ==, want);
}

/* Folders go from the middle; the first and the file's name stay. */
static void test_path(void)
{
	check_path("drivers/gpu/drm/i915/gem/i915_gem_userptr.c", 50,
		   "drivers/gpu/drm/i915/gem/i915_gem_userptr.c");
	check_path("drivers/gpu/drm/i915/gem/i915_gem_userptr.c", 43,
		   "drivers/gpu/drm/i915/gem/i915_gem_userptr.c");
	check_path("drivers/gpu/drm/i915/gem/i915_gem_userptr.c", 42,
		   "drivers/.../i915/gem/i915_gem_userptr.c");
	check_path("drivers/gpu/drm/i915/gem/i915_gem_userptr.c", 38,
		   "drivers/.../gem/i915_gem_userptr.c");
	check_path("drivers/gpu/drm/i915/gem/i915_gem_userptr.c", 5,
		   "drivers/.../i915_gem_userptr.c");
	check_path("mm/gup_test.c", 5, "mm/gup_test.c");
	check_path("a_long_name.c", 5, "a_long_name.c");
	check_path("", 5, "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/text/command", test_command);
	g_test_add_func("/text/path", test_path);
	g_test_add_func("/text/wrap", test_wrap);
	g_test_add_func("/text/verbatim", test_verbatim);
	g_test_add_func("/text/list", test_list);
	g_test_add_func("/text/small", test_small);
	return g_test_run();
}
