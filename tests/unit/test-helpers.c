// SPDX-License-Identifier: GPL-2.0
/* The helper patch: what is made, where it goes, and what is left out. */
#include <glib/gstdio.h>
#include <string.h>

#include "site/campaign.h"
#include "tree/change.h"
#include "base/error.h"
#include "helper/helpers.h"
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
	.document = "doc.rst",
	.core = "mm/",
	.kunit = "mm/pin_user_pages_kunit.c",
};

static const char mm_h[] =
	"long pin_user_pages(unsigned long start, unsigned long nr_pages,\n"
	"\t\t    unsigned int gup_flags, struct page **pages);\n"
	"int pin_user_pages_fast(unsigned long start, int nr_pages,\n"
	"\t\t\tunsigned int gup_flags, struct page **pages);\n"
	"\n"
	"int pin_user_pages_last(unsigned int gup_flags, int *locked);\n"
	"int pin_user_pages_never(unsigned int gup_flags);\n"
	"int pin_user_pages_plain(unsigned long start);\n";

static const char gup_c[] =
	"/**\n"
	" * pin_user_pages_fast() - pin\n"
	" * @start:      starting user\n"
	" *              address\n"
	" * @nr_pages:   number of pages\n"
	" * @gup_flags:  the raw flags\n"
	" * @pages:      array\n"
	" *\n"
	" * Text.\n"
	" */\n"
	"int pin_user_pages_fast(unsigned long start, int nr_pages,\n"
	"\t\t\tunsigned int gup_flags, struct page **pages)\n"
	"{\n\treturn 0;\n}\n"
	"EXPORT_SYMBOL_GPL(pin_user_pages_fast);\n"
	"\n"
	"#ifdef CONFIG_MMU\n"
	"long pin_user_pages(unsigned long start, unsigned long nr_pages,\n"
	"\t\t    unsigned int gup_flags, struct page **pages)\n"
	"{\n\treturn 1;\n}\n"
	"EXPORT_SYMBOL(pin_user_pages);\n"
	"#else\n"
	"long pin_user_pages(unsigned long start, unsigned long nr_pages,\n"
	"\t\t    unsigned int gup_flags, struct page **pages)\n"
	"{\n\treturn 0;\n}\n"
	"EXPORT_SYMBOL(pin_user_pages);\n"
	"#endif /* CONFIG_MMU */\n"
	"int other(void);\n"
	"int pin_user_pages_last(unsigned int gup_flags, int *locked)\n{\n"
	"\tif ((gup_flags & FOLL_LONGTERM) && locked)\n"
	"\t\treturn -EINVAL;\n\treturn 0;\n}\n"
	"int pin_user_pages_never(unsigned int gup_flags)\n{\n"
	"\tif (gup_flags & FOLL_LONGTERM)\n\t\treturn -EINVAL;\n"
	"\tint x = get();\n\tif (x < 0)\n\t\tx = 0;\n\treturn x;\n}\n"
	"int pin_user_pages_plain(unsigned long start)\n{\n\treturn 0;\n}\n";

static const char doc[] =
	"Overview\n========\n\n"
	"These functions::\n\n"
	" pin_user_pages()\n pin_user_pages_fast()\n\n"
	"FOLL_LONGTERM, on the other hand, *is* allowed\n"
	"to be set at the gup call sites. Because.\n\n"
	" pin_user_pages   FOLL_PIN is always set internally.\n\n"
	"    FOLL_PIN | FOLL_LONGTERM\n\n"
	"Either way, as long as the driver unpins the pages upon mmu notifier\n"
	"callback, fine.\n\n"
	".. _label:\n\n"
	"A title: the whole point of pinning\n"
	"===================================\n\nThe end.\n";

static const char kconfig[] =
	"config GUP_TEST\n\tbool \"x\"\n\thelp\n\t  One.\n\n\t  Two.\n\n"
	"comment \"GUP_TEST needs\"\n\tdepends on X\n\n"
	"config NEXT\n\tbool\n";

static void put(const struct tree *tree, const char *path, const char *text)
{
	g_autofree char *full = g_build_filename(tree->path, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static struct tree *make_tree(void)
{
	struct tree *tree = g_new0(struct tree, 1);

	tree->path = g_dir_make_tmp("helpers-XXXXXX", NULL);
	g_assert_nonnull(tree->path);
	put(tree, "include/linux/mm.h", mm_h);
	put(tree, "mm/gup.c", gup_c);
	put(tree, "doc.rst", doc);
	put(tree, "mm/Kconfig", kconfig);
	put(tree, "mm/Makefile",
	    "obj-y += a.o\nobj-$(CONFIG_GUP_TEST) += gup_test.o\n"
	    "obj-y += b.o\n");
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

static char *templates(void)
{
	return g_test_build_filename(G_TEST_DIST, "..", "..", "wrappers", NULL);
}

/* One request: "pin_user_pages:ls". */
static struct helpers *make(const struct tree *tree, const char *request,
			    GError **error)
{
	g_autoptr(GPtrArray) requests =
		g_ptr_array_new_with_free_func(helpers_request_free);
	struct family *family = family_read(tree, &campaign, NULL);
	g_autofree char *folder = templates();
	g_auto(GStrv) words = g_strsplit(request, " ", -1);
	struct helpers *helpers;

	g_assert_nonnull(family);
	for (guint i = 0; words[i]; i++) {
		g_auto(GStrv) part = g_strsplit(words[i], ":", 2);

		g_ptr_array_add(requests,
				helpers_request_new(
					part[0], strchr(part[1], 'l') != NULL,
					strchr(part[1], 's') != NULL));
	}
	helpers =
		helpers_make(tree, &campaign, family, folder, requests, error);
	family_free(family);
	return helpers;
}

static struct helpers *make_well(const struct tree *tree, const char *request)
{
	g_autoptr(GError) error = NULL;
	struct helpers *helpers = make(tree, request, &error);

	g_assert_no_error(error);
	return helpers;
}

/* What the file becomes, as a string for good; NULL when it is not changed. */
static const char *after(const GPtrArray *changes, const char *path)
{
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		g_autofree char *text =
			g_strndup(g_bytes_get_data(change->after, NULL),
				  g_bytes_get_size(change->after));

		if (!strcmp(change->path, path))
			return g_intern_string(text);
	}
	return NULL;
}

/* Both texts are there, the second one behind the first. */
static void assert_order(const char *text, const char *first,
			 const char *second)
{
	const char *at = strstr(text, first);

	if (!at || !strstr(at, second))
		g_error("'%s' and then '%s' are not in:\n%s", first, second,
			text);
}

static guint count(const char *text, const char *words)
{
	guint found = 0;

	for (; (text = strstr(text, words)); text++)
		found++;
	return found;
}

static void test_definitions(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers = make_well(tree, "pin_user_pages_fast:ls");
	const char *gup = after(helpers->changes, "mm/gup.c");

	g_assert_nonnull(strstr(
		gup,
		"EXPORT_SYMBOL_GPL(pin_user_pages_fast);\n"
		"\n"
		"int pin_user_pages_fast_longterm(unsigned long start, int nr_pages,\n"
		"\t\t\t\t unsigned int gup_flags, struct page **pages)\n"
		"{\n"
		"\tif (WARN_ON_ONCE(gup_flags & FOLL_LONGTERM))\n"
		"\t\treturn -EINVAL;\n"
		"\n"
		"\tgup_flags |= FOLL_LONGTERM;\n"
		"\treturn pin_user_pages_fast(start, nr_pages, gup_flags, pages);\n"
		"}\n"
		"EXPORT_SYMBOL_GPL(pin_user_pages_fast_longterm);\n"
		"\n"
		"int pin_user_pages_fast_shortterm(unsigned long start, int nr_pages,\n"
		"\t\t\t\t  unsigned int gup_flags, struct page **pages)\n"
		"{\n"
		"\tif (WARN_ON_ONCE(gup_flags & FOLL_LONGTERM))\n"
		"\t\treturn -EINVAL;\n"
		"\n"
		"\treturn pin_user_pages_fast(start, nr_pages, gup_flags, pages);\n"
		"}\n"
		"EXPORT_SYMBOL_GPL(pin_user_pages_fast_shortterm);\n"
		"\n"
		"#ifdef CONFIG_MMU\n"));
	g_assert_cmpuint(helpers->longterm->len, ==, 1);
	g_assert_cmpstr(helpers->shortterm->pdata[0], ==,
			"pin_user_pages_fast_shortterm");
	helpers_free(helpers);
	drop_tree(tree);
}

/* A function that both arms of an #ifdef define has one helper, behind it. */
static void test_behind_endif(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers = make_well(tree, "pin_user_pages:l");
	const char *gup = after(helpers->changes, "mm/gup.c");

	g_assert_nonnull(strstr(gup, "#endif /* CONFIG_MMU */\n\n"
				     "long pin_user_pages_longterm("));
	g_assert_nonnull(strstr(gup, "EXPORT_SYMBOL(pin_user_pages_longterm);\n"
				     "\nint other(void);\n"));
	g_assert_cmpuint(count(gup, "pin_user_pages_longterm("), ==, 1);
	helpers_free(helpers);
	drop_tree(tree);
}

static void test_prototypes(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers =
		make_well(tree, "pin_user_pages_fast:l pin_user_pages:s");
	const char *mm = after(helpers->changes, "include/linux/mm.h");

	/* The tree's own words on the parameters, ours on the flags. */
	g_assert_nonnull(strstr(
		mm,
		"gup_flags, struct page **pages);\n"
		"\n"
		"/**\n"
		" * pin_user_pages_fast_longterm() - pin user pages long-term\n"
		" * @start:\tstarting user address\n"
		" * @nr_pages:\tnumber of pages\n"
		" * @gup_flags:\tflags modifying pin behaviour; FOLL_LONGTERM is "
		"implied and must\n *\t\tnot be set\n"
		" * @pages:\tarray\n"
		" *\n"));
	g_assert_null(strstr(mm, "the raw flags"));
	g_assert_null(strstr(mm, "@DESCRIPTIONS"));
	g_assert_null(strstr(mm, "TREEWIDE"));
	/* A function without kernel-doc has the family's words. */
	g_assert_nonnull(strstr(mm, " * pin_user_pages_shortterm() - pin user "
				    "pages short-term\n"
				    " * @start:\tstarting user address\n"));
	assert_order(mm, "long pin_user_pages_shortterm(unsigned long start,",
		     "int pin_user_pages_fast(");
	g_assert_null(strstr(mm, "pin_user_pages_fast_shortterm"));
	helpers_free(helpers);
	drop_tree(tree);
}

/* Without kernel-doc, the words are those of the nearest kin. */
static void test_kin(void)
{
	struct tree *tree = make_tree();
	g_autofree char *header = g_strconcat(
		mm_h,
		"int pin_user_pages_fast_only(unsigned long start,\n"
		"\t\tunsigned int gup_flags, struct page **pages);\n",
		NULL);
	g_autofree char *code = g_strconcat(
		"/**\n * pin_user_pages() - pin\n"
		" * @pages: array, or NULL\n */\n"
		"long pin_user_pages(int x)\n{\n\treturn 0;\n}\n",
		gup_c,
		"int pin_user_pages_fast_only(unsigned long start,\n"
		"\t\tunsigned int gup_flags, struct page **pages)\n"
		"{\n\treturn -EFAULT;\n}\n",
		NULL);
	struct helpers *helpers;
	const char *mm;

	put(tree, "include/linux/mm.h", header);
	put(tree, "mm/gup.c", code);
	helpers = make_well(tree, "pin_user_pages_fast_only:s");
	mm = after(helpers->changes, "include/linux/mm.h");
	g_assert_nonnull(strstr(mm, " * @pages:\tarray\n"));
	g_assert_null(strstr(mm, "NULL"));
	helpers_free(helpers);
	drop_tree(tree);
}

static void test_half_merged(void)
{
	struct tree *tree = make_tree();
	g_autofree char *more = g_strconcat(
		mm_h,
		"int pin_user_pages_fast_longterm(unsigned long start);\n",
		NULL);
	struct helpers *helpers;

	put(tree, "include/linux/mm.h", more);
	helpers = make_well(tree, "pin_user_pages_fast:l");
	g_assert_cmpuint(helpers->changes->len, ==, 0);
	/* The suite comes all the same: for what the tree has. */
	g_assert_nonnull(strstr(after(helpers->kunit, campaign.kunit),
				"pin_user_pages_fast_longterm("));
	g_assert_cmpuint(helpers->notes->len, ==, 0);
	helpers_free(helpers);

	/* The other one is put behind its sibling. */
	helpers = make_well(tree, "pin_user_pages_fast:ls");
	g_assert_cmpuint(helpers->longterm->len, ==, 0);
	assert_order(after(helpers->changes, "include/linux/mm.h"),
		     "int pin_user_pages_fast_longterm(",
		     "int pin_user_pages_fast_shortterm(");
	helpers_free(helpers);
	drop_tree(tree);
}

/* A second run over what the first has made changes nothing. */
static void test_again(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers =
		make_well(tree, "pin_user_pages_fast:l pin_user_pages:s");
	g_autofree char *first = g_strdup(after(helpers->changes, "doc.rst"));
	guint lines;

	g_assert_nonnull(first);
	for (guint i = 0; i < helpers->changes->len; i++) {
		const struct change *change = helpers->changes->pdata[i];
		g_autofree char *text =
			g_strndup(g_bytes_get_data(change->after, NULL),
				  g_bytes_get_size(change->after));

		put(tree, change->path, text);
	}
	helpers_free(helpers);
	helpers = make_well(tree, "pin_user_pages_fast:ls pin_user_pages:s");
	/* Only the new name is added, to the list and to the table. */
	lines = count(after(helpers->changes, "doc.rst"), "\n");
	g_assert_cmpuint(lines, ==, count(first, "\n") + 2);
	helpers_free(helpers);
	drop_tree(tree);
}

static void test_document(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers = make_well(tree, "pin_user_pages_fast:ls");
	const char *text = after(helpers->changes, "doc.rst");

	assert_order(text, " pin_user_pages_fast()\n",
		     " pin_user_pages_fast_longterm()\n"
		     " pin_user_pages_fast_shortterm()\n\n"
		     "FOLL_LONGTERM need not");
	g_assert_null(strstr(text, "*is* allowed"));
	assert_order(text, " pin_user_pages   FOLL_PIN is",
		     " pin_user_pages_fast_longterm   FOLL_PIN and");
	assert_order(text, "    FOLL_PIN | FOLL_LONGTERM\n",
		     "pin_user_pages*_longterm() routines");
	/* A title's label stays with its title. */
	assert_order(text, "when to use which helper\n=====",
		     "\n\n.. _label:\n\nA title: the whole point");
	assert_order(text, "``Pin lifetime:``", "The end.\n");
	g_assert_null(strstr(text, "@"));
	helpers_free(helpers);
	drop_tree(tree);
}

/* The document names no kind of helper that there is none of. */
static void test_document_one_kind(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers = make_well(tree, "pin_user_pages_fast:l");
	const char *text = after(helpers->changes, "doc.rst");

	assert_order(text, "* Long-term, pin_user_pages*_longterm(): user",
		     "* Short-term: the pin goes away");
	g_assert_null(strstr(text, "_shortterm"));
	g_assert_null(strstr(text, "Pin lifetime:"));
	helpers_free(helpers);
	drop_tree(tree);
}

/* What has no place is said and left out; the rest is done. */
static void test_document_without_anchor(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers;

	put(tree, "doc.rst",
	    "Overview\n\n pin_user_pages()\n"
	    " pin_user_pages_fast()\n");
	helpers = make_well(tree, "pin_user_pages_fast:l");
	g_assert_nonnull(strstr(after(helpers->changes, "doc.rst"),
				"()\n pin_user_pages_fast_longterm()\n"));
	g_assert_cmpuint(helpers->notes->len, >, 0);
	g_assert_nonnull(strstr(helpers->notes->pdata[0], "*is* allowed"));
	helpers_free(helpers);
	drop_tree(tree);
}

static void test_refused(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GError) error = NULL;
	struct helpers *helpers;
	const char *mm, *gup;

	g_assert_null(make(tree, "pin_user_pages_never:l", &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_assert_nonnull(strstr(error->message, "refuses long-term pins"));
	g_clear_error(&error);

	helpers = make_well(tree, "pin_user_pages_last:ls");
	mm = after(helpers->changes, "include/linux/mm.h");
	g_assert_nonnull(strstr(mm, " * @locked:\tmust be NULL: "));
	g_assert_nonnull(strstr(mm, " * @locked:\tsee pin_user_pages_last()"));
	g_assert_nonnull(strstr(after(helpers->changes, "doc.rst"),
				"pin_user_pages_last_longterm() wants locked "
				"to be NULL."));
	g_assert_nonnull(strstr(helpers->notes->pdata[0], "when locked is"));
	/* No export where the raw function has none. */
	gup = after(helpers->changes, "mm/gup.c");
	g_assert_null(strstr(gup, "(pin_user_pages_last"
				  "_longterm);"));
	helpers_free(helpers);
	drop_tree(tree);
}

/* Where no -errno may come back, a refusal is 0, and the suite leaves it out. */
static void test_no_errno(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers = make_well(tree, "pin_user_pages_never:s");

	assert_order(after(helpers->changes, "mm/gup.c"),
		     "int pin_user_pages_never_shortterm(", "\t\treturn 0;\n");
	g_assert_cmpuint(helpers->kunit->len, ==, 0);
	helpers_free(helpers);
	drop_tree(tree);
}

static void test_bad_requests(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GError) error = NULL;

	g_assert_null(make(tree, "pin_user_pages_gone:s", &error));
	g_assert_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT);
	g_clear_error(&error);
	g_assert_null(make(tree, "pin_user_pages_plain:s", &error));
	g_assert_nonnull(strstr(error->message, "no flags argument"));
	drop_tree(tree);
}

#define KUNIT                                      \
	"#define KUNIT_CASE_PARAM(test, params)\n" \
	"#define kunit_skip(test, why)\n"          \
	"#define KUNIT_EXPECT_NULL(test, pointer)\n"

static void test_kunit(void)
{
	struct tree *tree = make_tree();
	struct helpers *helpers =
		make_well(tree, "pin_user_pages_fast:l pin_user_pages:s");
	const char *suite = after(helpers->kunit, campaign.kunit);

	/* This tree has neither kunit_vm_mmap() nor dirty tracking. */
	g_assert_nonnull(strstr(suite, "test_refuses_foll_longterm"));
	g_assert_null(strstr(suite, "kunit_vm_mmap"));
	g_assert_null(strstr(suite, "TREEWIDE"));
	g_assert_null(strstr(suite, "pin_user_pages_fast_shortterm"));
	g_assert_cmpuint(helpers->kunit_notes->len, >, 0);
	g_assert_nonnull(strstr(after(helpers->kunit, "mm/Makefile"),
				"gup_test.o\nobj-$(CONFIG_PIN_USER_PAGES_KUNIT_"
				"TEST) += pin_user_pages_kunit.o\nobj-y"));
	assert_order(after(helpers->kunit, "mm/Kconfig"),
		     "\tdepends on X\n\nconfig PIN_USER_PAGES_KUNIT_TEST\n",
		     "If unsure, say N.\n\nconfig NEXT\n");

	/* Nothing is said of what a suite has not. */
	g_assert_null(strstr(after(helpers->kunit, "mm/Kconfig"), "folios"));
	helpers_free(helpers);

	put(tree, "include/kunit/test.h", KUNIT "long kunit_vm_mmap(void);\n");
	helpers = make_well(tree, "pin_user_pages_fast:l pin_user_pages:s");
	g_assert_nonnull(strstr(after(helpers->kunit, "mm/Kconfig"), "folios"));
	suite = after(helpers->kunit, campaign.kunit);
	assert_order(suite, "mmap_read_lock(current->mm);",
		     "pin_user_pages_shortterm(start, nr_pages, gup_flags,");
	g_assert_cmpuint(count(suite, "mmap_read_lock(current->mm);"), ==, 1);
	g_assert_null(strstr(suite, "page_mkwrite"));
	helpers_free(helpers);

	/* A KUnit of another time: no suite, and the helpers' patch says why. */
	put(tree, "include/kunit/test.h", "#define KUNIT_CASE(x)\n");
	helpers = make_well(tree, "pin_user_pages_fast:l pin_user_pages:s");
	g_assert_cmpuint(helpers->kunit->len, ==, 0);
	g_assert_nonnull(strstr(helpers->notes->pdata[helpers->notes->len - 1],
				"no KUNIT_CASE_PARAM()"));
	helpers_free(helpers);

	put(tree, campaign.kunit, "");
	helpers = make_well(tree, "pin_user_pages_fast:l");
	g_assert_cmpuint(helpers->kunit->len, ==, 0);
	helpers_free(helpers);
	drop_tree(tree);
}

/* Each template is C as it stands, with the example values. */
static void test_templates_compile(void)
{
	g_autofree char *folder = templates();
	const char *files[] = {"longterm.c", "shortterm.c", "longterm.h",
			       "shortterm.h", "kunit-call.c"};

	for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *file =
			g_build_filename(folder, files[i], NULL);
		g_autofree char *values =
			g_build_filename(folder, "placeholders.h", NULL);
		const char *argv[] = {
			"gcc",	    "-std=gnu11", "-fsyntax-only",
			"-Wall",    "-Werror",	  "-Wno-unused-function",
			"-include", values,	  "-x",
			"c",	    file,	  NULL};
		int status = -1;

		g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL,
					   G_SPAWN_SEARCH_PATH, NULL, NULL,
					   NULL, NULL, &status, NULL));
		if (!g_spawn_check_wait_status(status, NULL))
			g_error("%s does not compile", files[i]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/helpers/definitions", test_definitions);
	g_test_add_func("/helpers/behind-endif", test_behind_endif);
	g_test_add_func("/helpers/prototypes", test_prototypes);
	g_test_add_func("/helpers/kin", test_kin);
	g_test_add_func("/helpers/half-merged", test_half_merged);
	g_test_add_func("/helpers/again", test_again);
	g_test_add_func("/helpers/document", test_document);
	g_test_add_func("/helpers/document-one-kind", test_document_one_kind);
	g_test_add_func("/helpers/document-without-anchor",
			test_document_without_anchor);
	g_test_add_func("/helpers/refused", test_refused);
	g_test_add_func("/helpers/no-errno", test_no_errno);
	g_test_add_func("/helpers/bad-requests", test_bad_requests);
	g_test_add_func("/helpers/kunit", test_kunit);
	g_test_add_func("/helpers/templates-compile", test_templates_compile);
	return g_test_run();
}
