// SPDX-License-Identifier: GPL-2.0
/* Helpers as macros mean, to a compiler, what the calls meant that they replace. */
#include "verify/expansion.h"
#include "verify-fixture.h"

/* The macros for the small kernel, behind a header of our own. */
static char *macros(enum expansion expansion)
{
	struct tree *tree = fixture_tree();
	struct family *family = fixture_family(tree);
	g_autofree char *wrappers = g_test_build_filename(
		G_TEST_DIST, "..", "..", "wrappers", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) header = expansion_header(
		tree, &fixture_campaign, family, wrappers, expansion, &error);
	g_autoptr(GBytes) old = NULL;
	const char *text;
	gsize size;
	char *result;

	g_assert_no_error(error);
	old = tree_read(tree, "include/linux/mm.h", NULL);
	text = g_bytes_get_data(header, &size);
	/* nothing of the header itself may move */
	g_assert_cmpuint(size, >, g_bytes_get_size(old));
	g_assert_cmpint(memcmp(text, g_bytes_get_data(old, NULL),
			       g_bytes_get_size(old)),
			==, 0);
	result = g_strndup(text + g_bytes_get_size(old),
			   size - g_bytes_get_size(old));
	family_free(family);
	tree_free(tree);
	return result;
}

/* What the compiler makes of a call: the flags that arrive. */
static char *arrives(enum expansion expansion, const char *call)
{
	char *top = fixture_folder();
	g_autofree char *path = g_build_filename(top, "m.h", NULL);
	g_autofree char *text = macros(expansion);
	char *said;

	g_assert_true(g_file_set_contents(path, text, -1, NULL));
	said = shell(
		"cd '%s'; cat >t.c <<'END'\n"
		"#include <stdio.h>\n"
		"#define FOLL_LONGTERM 0x100\n"
		"#define FOLL_WRITE 1\n"
		"#define A(s, n, f, p) (printf(\"fast %%#x\", f), 0)\n"
		"#define pin_user_pages_fast A\n"
		"#define pin_user_pages_unlocked(s, n, p, f) "
		"printf(\"unlocked %%#x\", f)\n"
		"#include \"m.h\"\n"
		"int main(void) { unsigned int v = 0x100; (void)v; (void)(%s); "
		"return 0; }\n"
		"END\n"
		"gcc -Wall -Werror -o t t.c && ./t",
		top, call);
	fixture_remove(top);
	return said;
}

static void expect(enum expansion expansion, const char *call, const char *said)
{
	g_autofree char *found = arrives(expansion, call);

	g_assert_cmpstr(found, ==, said);
}

static void test_relaxed(void)
{
	expect(EXPANSION_RELAXED,
	       "pin_user_pages_fast_longterm(0, 1, FOLL_WRITE, NULL)",
	       "fast 0x101");
	expect(EXPANSION_RELAXED,
	       "pin_user_pages_fast_shortterm(0, 1, FOLL_WRITE, NULL)",
	       "fast 0x1");
	/* the flag left in does not show here ... */
	expect(EXPANSION_RELAXED, "pin_user_pages_fast_longterm(0, 1, v, NULL)",
	       "fast 0x100");
	/* flags last; and an argument that needs its parentheses */
	expect(EXPANSION_RELAXED,
	       "pin_user_pages_unlocked_longterm(0, 1, NULL, v ? 1 : 2)",
	       "unlocked 0x101");
}

static void test_strict(void)
{
	expect(EXPANSION_STRICT,
	       "pin_user_pages_fast_longterm(0, 1, FOLL_WRITE, NULL)",
	       "fast 0x101");
	/* ... but here, for both */
	expect(EXPANSION_STRICT, "pin_user_pages_fast_longterm(0, 1, v, NULL)",
	       "fast 0");
	expect(EXPANSION_STRICT, "pin_user_pages_fast_shortterm(0, 1, v, NULL)",
	       "fast 0");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/expansion/relaxed", test_relaxed);
	g_test_add_func("/expansion/strict", test_strict);
	return g_test_run();
}
