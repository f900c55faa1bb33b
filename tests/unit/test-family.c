// SPDX-License-Identifier: GPL-2.0
/* The family is what the tree's own prototypes and definitions say it is. */
#include <glib/gstdio.h>

#include "site/campaign.h"
#include "base/error.h"
#include "site/family.h"
#include "tree/tree.h"

static char *headers[] = {"include/linux/mm.h", "mm/internal.h", NULL};

static const struct campaign campaign = {
	.family = "pin_user_pages",
	.flag = "FOLL_LONGTERM",
	.longterm_suffix = "_longterm",
	.shortterm_suffix = "_shortterm",
	.optout_flag = "FOLL_EPHEMERAL",
	.internal_prefix = "__",
	.headers = headers,
	.definitions = "mm/gup.c",
	.core = "mm/",
};

static void put(const struct tree *tree, const char *path, const char *text)
{
	g_autofree char *full = g_build_filename(tree->path, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static struct tree *make_tree(const char *mm_h, const char *gup_c)
{
	struct tree *tree = g_new0(struct tree, 1);

	tree->path = g_dir_make_tmp("family-XXXXXX", NULL);
	g_assert_nonnull(tree->path);
	put(tree, "include/linux/mm.h", mm_h);
	if (gup_c)
		put(tree, "mm/gup.c", gup_c);
	return tree;
}

static void drop_tree(struct tree *tree)
{
	const char *argv[] = {"rm", "-rf", tree->path, NULL};

	g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL,
				   G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
				   NULL, NULL));
	g_free(tree->path);
	g_free(tree);
}

static const char mm_h[] =
	"/* pin_user_pages(old) is a comment */\n"
	"#define pin_user_pages_macro(x) (x)\n"
	"long get_user_pages(unsigned long start);\n"
	"extern long pin_user_pages(unsigned long start, /* , in a comment */\n"
	"\t\tunsigned long nr_pages,\n"
	"\t\tunsigned int gup_flags, struct page **pages);\n"
	"#ifdef CONFIG_X\n"
	"int __must_check pin_user_pages_fast(unsigned long, int,\n"
	"\t\tunsigned int, struct page **);\n"
	"#endif\n"
	"long pin_user_pages_unlocked(unsigned long start, unsigned long nr,\n"
	"\t\tstruct page *pages[], unsigned int flags);\n"
	"long pin_user_pages_remote(struct mm_struct *mm, int *flags_out,\n"
	"\t\tunsigned int gup_flags, int *locked);\n"
	"int pin_user_pages_fast_longterm(unsigned long start);\n"
	"static inline void caller(void)\n"
	"{\n\tpin_user_pages_inside(1);\n}\n";

static const char gup_c[] =
	"#ifdef CONFIG_MMU\n"
	"static long inner(unsigned int gup_flags, int *locked)\n{\n"
	"\tif (gup_flags & FOLL_LONGTERM) {\n"
	"\t\tif (WARN_ON_ONCE(locked))\n\t\t\treturn -EINVAL;\n"
	"\t\treturn 1;\n\t}\n\treturn 0;\n}\n"
	"#else\n"
	"static long inner(unsigned int gup_flags, int *locked)\n"
	"{\n\treturn 0;\n}\n"
	"#endif\n"
	"static bool valid(struct page **p, unsigned int *word)\n{\n"
	"\tunsigned int gup_flags = *word;\n"
	"\tif (WARN_ON_ONCE(!(gup_flags & FOLL_PIN) &&\n"
	"\t\t\t (gup_flags & FOLL_LONGTERM)))\n\t\treturn false;\n"
	"\tif (WARN_ON_ONCE(gup_flags & ~(FOLL_WRITE | FOLL_LONGTERM)))\n"
	"\t\treturn false;\n"
	"\treturn true;\n}\n"
	"static bool refuses(unsigned int *flags_p)\n{\n"
	"\tunsigned int gup_flags = *flags_p;\n\n"
	"\tif (WARN_ON_ONCE(gup_flags & FOLL_LONGTERM))\n"
	"\t\treturn false;\n\treturn true;\n}\n"
	"long pin_user_pages(unsigned long start, unsigned long nr_pages,\n"
	"\t\tunsigned int gup_flags, struct page **pages)\n{\n"
	"\tint locked = 1;\n\n"
	"\tif (!valid(pages, &gup_flags))\n\t\treturn 0;\n"
	"\treturn inner(gup_flags, NULL);\n}\n"
	"EXPORT_SYMBOL(pin_user_pages);\n"
	"long pin_user_pages_remote(struct mm_struct *mm, int *flags_out,\n"
	"\t\tunsigned int gup_flags, int *locked)\n{\n"
	"\treturn inner(gup_flags, locked);\n}\n"
	"long pin_user_pages_unlocked(unsigned long start, unsigned long nr,\n"
	"\t\tstruct page **pages, unsigned int flags)\n{\n"
	"\tflags |= FOLL_PIN;\n"
	"\tif (!refuses(&flags))\n\t\treturn 0;\n\treturn 1;\n}\n"
	"EXPORT_SYMBOL_GPL(pin_user_pages_unlocked);\n";

static const char fast_c[] =
	"int pin_user_pages_fast(unsigned long start, int nr_pages,\n"
	"\t\tunsigned int gup_flags, struct page **pages)\n{\n"
	"\tint nr = 3;\n\n"
	"\tif (nr < 0)\n\t\tnr = 0;\n\treturn nr;\n}\n"
	"EXPORT_SYMBOL_GPL(pin_user_pages_fast);\n";

static struct family *read_family(struct tree *tree)
{
	g_autoptr(GError) error = NULL;
	struct family *family = family_read(tree, &campaign, &error);

	g_assert_no_error(error);
	return family;
}

static void test_members(void)
{
	struct tree *tree = make_tree(mm_h, gup_c);
	struct family *family;
	const struct member *member;
	g_autofree char *text = NULL;

	put(tree, "mm/fast.c", fast_c);
	put(tree, "include/linux/other.h",
	    "int pin_user_pages_other(unsigned int gup_flags);\n");
	family = read_family(tree);
	g_assert_cmpuint(family->members->len, ==, 5);
	member = family_find(family, "pin_user_pages");
	g_assert_cmpstr(member->returns, ==, "long");
	g_assert_cmpuint(member->parameters->len, ==, 4);
	g_assert_cmpuint(member->flags, ==, 2);
	g_assert_cmpstr(member->export, ==, "EXPORT_SYMBOL");
	g_assert_cmpstr(member->header, ==, "include/linux/mm.h");
	g_assert_cmpstr(member->source, ==, "mm/gup.c");
	text = parameter_text(member->parameters->pdata[3]);
	g_assert_cmpstr(text, ==, "struct page **pages");
	member = family_find(family, "pin_user_pages_other");
	g_assert_cmpstr(member->header, ==, "include/linux/other.h");
	g_assert_null(member->source);
	g_assert_null(family_find(family, "pin_user_pages_inside"));
	g_assert_null(family_find(family, "pin_user_pages_macro"));
	family_free(family);
	drop_tree(tree);
}

/* An unnamed parameter gets the definition's name, wherever that stands. */
static void test_unnamed(void)
{
	struct tree *tree = make_tree(mm_h, gup_c);
	struct family *family = read_family(tree);
	const struct member *member =
		family_find(family, "pin_user_pages_fast");
	const struct parameter *parameter = member->parameters->pdata[2];

	g_assert_cmpstr(parameter->name, ==, "arg3");
	g_assert_cmpstr(parameter->type, ==, "unsigned int");
	g_assert_cmpuint(member->flags, ==, G_MAXUINT);
	g_assert_cmpstr(member->returns, ==, "int");
	family_free(family);

	put(tree, "mm/fast.c", fast_c);
	family = read_family(tree);
	member = family_find(family, "pin_user_pages_fast");
	parameter = member->parameters->pdata[2];
	g_assert_cmpstr(parameter->name, ==, "gup_flags");
	g_assert_cmpuint(member->flags, ==, 2);
	g_assert_cmpstr(member->source, ==, "mm/fast.c");
	g_assert_cmpstr(member->export, ==, "EXPORT_SYMBOL_GPL");
	g_assert_true(member->no_errno);
	family_free(family);
	drop_tree(tree);
}

static void test_flags_position(void)
{
	struct tree *tree = make_tree(mm_h, gup_c);
	struct family *family = read_family(tree);
	const struct member *last, *third;

	last = family_find(family, "pin_user_pages_unlocked");
	g_assert_cmpuint(last->flags, ==, 3);
	/* A pointer called flags_out is no flags argument. */
	third = family_find(family, "pin_user_pages_remote");
	g_assert_cmpuint(third->flags, ==, 2);
	g_assert_null(third->export);
	family_free(family);
	drop_tree(tree);
}

static void test_helpers_are_no_members(void)
{
	struct tree *tree = make_tree(mm_h, gup_c);
	struct family *family = read_family(tree);
	const struct member *member =
		family_find(family, "pin_user_pages_fast");

	g_assert_true(member->has_longterm);
	g_assert_false(member->has_shortterm);
	g_assert_null(family_find(family, "pin_user_pages_fast_longterm"));
	g_assert_false(family_find(family, "pin_user_pages")->has_longterm);
	family_free(family);
	drop_tree(tree);
}

/* What depends on more than the flag and one pointer is no refusal. */
static void test_refusal(void)
{
	struct tree *tree = make_tree(mm_h, gup_c);
	struct family *family = read_family(tree);
	const struct member *member = family_find(family, "pin_user_pages");

	g_assert_cmpint(member->refusal, ==, REFUSAL_NONE);
	g_assert_null(member->refused_with);
	member = family_find(family, "pin_user_pages_remote");
	g_assert_cmpint(member->refusal, ==, REFUSAL_WITH);
	g_assert_cmpstr(member->refused_with, ==, "locked");
	member = family_find(family, "pin_user_pages_unlocked");
	g_assert_cmpint(member->refusal, ==, REFUSAL_ALWAYS);
	family_free(family);
	drop_tree(tree);
}

/* A list of accepted flags that lacks this one refuses it. */
static void test_refusal_by_mask(void)
{
	struct tree *tree = make_tree(
		"int pin_user_pages_a(unsigned int gup_flags);\n"
		"int pin_user_pages_b(unsigned int gup_flags);\n",
		"int pin_user_pages_a(unsigned int gup_flags)\n{\n"
		"\tif (WARN_ON_ONCE(gup_flags & ~(FOLL_WRITE | FOLL_FORCE)))\n"
		"\t\treturn -EINVAL;\n\treturn 0;\n}\n"
		"int pin_user_pages_b(unsigned int gup_flags)\n{\n"
		"\tif (!(gup_flags & FOLL_LONGTERM))\n\t\treturn -EINVAL;\n"
		"\tif ((gup_flags & FOLL_LONGTERM) && is_dax())\n"
		"\t\treturn -EOPNOTSUPP;\n\treturn 0;\n}\n");
	struct family *family = read_family(tree);

	g_assert_cmpint(family_find(family, "pin_user_pages_a")->refusal, ==,
			REFUSAL_ALWAYS);
	g_assert_cmpint(family_find(family, "pin_user_pages_b")->refusal, ==,
			REFUSAL_NONE);
	family_free(family);
	drop_tree(tree);
}

static void test_none(void)
{
	struct tree *tree = make_tree("int other(void);\n", NULL);
	g_autoptr(GError) error = NULL;

	g_assert_null(family_read(tree, &campaign, &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	drop_tree(tree);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/family/members", test_members);
	g_test_add_func("/family/unnamed", test_unnamed);
	g_test_add_func("/family/flags-position", test_flags_position);
	g_test_add_func("/family/helpers-are-no-members",
			test_helpers_are_no_members);
	g_test_add_func("/family/refusal", test_refusal);
	g_test_add_func("/family/refusal-by-mask", test_refusal_by_mask);
	g_test_add_func("/family/none", test_none);
	return g_test_run();
}
