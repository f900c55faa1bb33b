// SPDX-License-Identifier: GPL-2.0
/* What an object calls, and which functions of two objects differ. */
#include "verify/object.h"
#include "verify-fixture.h"

static guint calls_of(GHashTable *calls, const char *path, const char *name)
{
	GHashTable *names = g_hash_table_lookup(calls, path);

	g_assert_nonnull(names);
	return GPOINTER_TO_UINT(g_hash_table_lookup(names, name));
}

static void test_calls(void)
{
	char *top = fixture_folder();
	g_autofree char *one = g_build_filename(top, "one.o", NULL);
	g_autofree char *two = g_build_filename(top, "two.o", NULL);
	g_autofree char *none = g_build_filename(top, "none.o", NULL);
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GHashTable) calls = NULL;
	g_autoptr(GError) error = NULL;

	run("cd '%s'; printf 'int pin_user_pages_fast(int);"
	    "int f(int a) { return pin_user_pages_fast(a) + "
	    "pin_user_pages_fast(2); }' | gcc -O1 -c -xc -o one.o -;"
	    "printf 'int unpin_user_pages(int);"
	    "int g(int a) { return unpin_user_pages(a) + 1; }' | "
	    "gcc -O1 -c -xc -o two.o -",
	    top);
	g_ptr_array_add(paths, one);
	g_ptr_array_add(paths, two);
	g_ptr_array_add(paths, none);
	calls = objects_calls(paths, "pin_user_pages", &error);
	g_assert_no_error(error);
	g_assert_cmpuint(calls_of(calls, one, "pin_user_pages_fast"), ==, 2);
	/* "unpin_" holds the prefix, but is another name */
	g_assert_cmpuint(calls_of(calls, two, "pin_user_pages"), ==, 0);
	g_assert_null(g_hash_table_lookup(calls, none));
	/* readelf puts no heading over a single file */
	g_ptr_array_set_size(paths, 1);
	g_hash_table_unref(calls);
	calls = objects_calls(paths, "pin_user_pages", &error);
	g_assert_cmpuint(calls_of(calls, one, "pin_user_pages_fast"), ==, 2);
	fixture_remove(top);
}

static const struct toolchain host = {.title = "x86_64"};

static void compile(const char *top, const char *name, const char *code)
{
	run("cd '%s'; printf '%s' | gcc -O1 -c -xc -o %s.o -", top, code, name);
}

static void test_differences(void)
{
	char *top = fixture_folder();
	g_autofree char *a = g_build_filename(top, "a.o", NULL);
	g_autofree char *b = g_build_filename(top, "b.o", NULL);
	g_autofree char *report = g_build_filename(top, "look/x.diff", NULL);
	g_autofree char *text = NULL;
	g_autoptr(GPtrArray) names = NULL;
	g_autoptr(GError) error = NULL;

	compile(top, "a",
		"int g(int); int first(int x) { return x; }"
		"int second(int x) { return x > 1 ? g(x) + 1 : g(5); }");
	/* second() only moves: it is the same function */
	compile(top, "b",
		"int g(int); int first(int x) { return x * 77 + g(x); }"
		"int second(int x) { return x > 1 ? g(x) + 1 : g(5); }");
	g_assert_true(object_same(a, a));
	g_assert_false(object_same(a, b));
	g_assert_false(object_same(a, report));
	/* one is the beginning of the other */
	run("cat '%s' '%s' >'%s/long.o'", a, a, top);
	{
		g_autofree char *longer = g_build_filename(top, "long.o", NULL);

		g_assert_false(object_same(a, longer));
		g_assert_false(object_same(longer, a));
	}
	names = object_differences(&host, a, b, report, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(names->len, ==, 1);
	g_assert_cmpstr(names->pdata[0], ==, "first");
	g_assert_true(g_file_get_contents(report, &text, NULL, NULL));
	g_assert_nonnull(strstr(text, "<first>:"));
	g_assert_null(strstr(text, "second"));
	fixture_remove(top);
}

static void test_vanished(void)
{
	char *top = fixture_folder();
	g_autofree char *a = g_build_filename(top, "a.o", NULL);
	g_autofree char *b = g_build_filename(top, "b.o", NULL);
	g_autofree char *report = g_build_filename(top, "x.diff", NULL);
	g_autoptr(GPtrArray) names = NULL;

	compile(top, "a", "int first(void) { return 1; }");
	compile(top, "b",
		"int first(void) { return 1; } int x(void) { return 2; }");
	names = object_differences(&host, a, b, report, NULL);
	g_assert_cmpuint(names->len, ==, 1);
	g_assert_cmpstr(names->pdata[0], ==, "x");
	fixture_remove(top);
}

/* newer compilers leave labels of their own, numbered through the file */
static void test_labels(void)
{
	g_autoptr(GTree) before = object_functions(
		"0000000000000000 <f>:\n"
		"   0:\tcall   5 <.Ltmp3+0x1>\t1: R_X86_64_PC32\t.Ltmp3-0x4\n"
		"\n"
		"0000000000000005 <.Ltmp3>:\n"
		"   5:\tret\n");
	g_autoptr(GTree) after = object_functions(
		"0000000000000040 <f>:\n"
		"  40:\tcall   45 <.Ltmp17+0x1>\t41: R_X86_64_PC32\t.Ltmp17-0x4\n"
		"\n"
		"0000000000000045 <.Ltmp17>:\n"
		"  45:\tret\n");

	g_assert_cmpint(g_tree_nnodes(before), ==, 1);
	g_assert_cmpint(g_tree_nnodes(after), ==, 1);
	g_assert_nonnull(strstr(g_tree_lookup(before, "f"), "ret"));
	g_assert_cmpstr(g_tree_lookup(before, "f"), ==,
			g_tree_lookup(after, "f"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/object/calls", test_calls);
	g_test_add_func("/object/differences", test_differences);
	g_test_add_func("/object/vanished", test_vanished);
	g_test_add_func("/object/labels", test_labels);
	return g_test_run();
}
