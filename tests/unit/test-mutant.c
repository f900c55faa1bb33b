// SPDX-License-Identifier: GPL-2.0
/* Each mutation does what it says, in one place, or finds none. */
#include "verify/mutant.h"
#include "verify-fixture.h"

static const char before[] =
	"int f(void)\n"
	"{\n"
	"\tunsigned int flags = FOLL_LONGTERM;\n"
	"\n"
	"\tflags |= FOLL_WRITE;\n"
	"\tif (pin_user_pages_fast(a, 1, flags, min(b, c)))\n"
	"\t\treturn 1;\n"
	"\treturn pin_user_pages_fast(a, 1, flags, b);\n"
	"}\n"
	"int g(void)\n"
	"{\n"
	"\treturn pin_user_pages_unlocked(a, 1, b, FOLL_WRITE);\n"
	"}\n";
static const char after[] =
	"int f(void)\n"
	"{\n"
	"\tunsigned int flags = 0;\n"
	"\n"
	"\tflags |= FOLL_WRITE;\n"
	"\tif (pin_user_pages_fast_longterm(a, 1, flags, min(b, c)))\n"
	"\t\treturn 1;\n"
	"\treturn pin_user_pages_fast_longterm(a, 1, flags, b);\n"
	"}\n"
	"int g(void)\n"
	"{\n"
	"\treturn pin_user_pages_unlocked_shortterm(a, 1, b, FOLL_WRITE);\n"
	"}\n";

/* old is replaced by new in text, once, and nothing else changes. */
static void expect(enum mutation mutation, const char *text, const char *old,
		   const char *new)
{
	struct tree *tree = fixture_tree();
	struct family *family = fixture_family(tree);
	struct source *b = fixture_source("a.c", before);
	struct source *a = fixture_source("a.c", after);
	g_autofree char *what = NULL;
	g_autoptr(GBytes) made =
		mutant_make(mutation, &fixture_campaign, family, b, a, &what);
	g_autoptr(GString) expected = g_string_new(text);
	g_autofree char *found = NULL;

	g_assert_nonnull(made);
	g_assert_cmpuint(g_string_replace(expected, old, new, 1), ==, 1);
	found = g_strndup(g_bytes_get_data(made, NULL), g_bytes_get_size(made));
	g_assert_cmpstr(found, ==, expected->str);
	g_assert_nonnull(strstr(what, "line "));
	source_free(a);
	source_free(b);
	family_free(family);
	tree_free(tree);
}

static void test_kinds(void)
{
	expect(MUTATION_FLAG_LEFT, after, "flags, min(b",
	       "(flags) | FOLL_LONGTERM, min(b");
	expect(MUTATION_SHORT_FLAG, after, "b, FOLL_WRITE)",
	       "b, (FOLL_WRITE) | FOLL_LONGTERM)");
	expect(MUTATION_WRITE_LOST, after, "b, FOLL_WRITE)", "b, 0)");
	expect(MUTATION_FLAG_DROPPED, after, "if (pin_user_pages_fast_longterm",
	       "if (pin_user_pages_fast");
	expect(MUTATION_LONG_TO_SHORT, after,
	       "if (pin_user_pages_fast_longterm",
	       "if (pin_user_pages_fast_shortterm");
	expect(MUTATION_SHORT_TO_LONG, after,
	       "pin_user_pages_unlocked_shortterm",
	       "pin_user_pages_unlocked_longterm");
	expect(MUTATION_WRONG_CALLEE, after, "if (pin_user_pages_fast_longterm",
	       "if (pin_user_pages_longterm");
	/* the second of the two that share flags */
	expect(MUTATION_SHARED, after, "return pin_user_pages_fast_longterm",
	       "return pin_user_pages_fast");
	expect(MUTATION_VARIABLE, before, "if (pin_user_pages_fast",
	       "if (pin_user_pages_fast_longterm");
}

static void test_no_place(void)
{
	struct tree *tree = fixture_tree();
	struct family *family = fixture_family(tree);
	struct source *plain = fixture_source(
		"a.c", "int f(void) { return pin_user_pages_fast(1); }\n");
	char *what = NULL;

	for (guint i = 0; i < MUTATIONS; i++)
		g_assert_null(mutant_make(i, &fixture_campaign, family, plain,
					  plain, &what));
	g_assert_null(what);
	source_free(plain);
	family_free(family);
	tree_free(tree);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mutant/kinds", test_kinds);
	g_test_add_func("/mutant/no-place", test_no_place);
	return g_test_run();
}
