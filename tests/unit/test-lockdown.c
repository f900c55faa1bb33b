// SPDX-License-Identifier: GPL-2.0
/* The last patch: what moves, what goes, and who stands in its way. */
#include "helper/lockdown.h"
#include "site/reference.h"
#include "verify-fixture.h"

static char *both_headers[] = {"include/linux/mm.h", "mm/internal.h", NULL};

static struct campaign campaign_of(void)
{
	struct campaign campaign = fixture_campaign;

	campaign.headers = both_headers;
	return campaign;
}

static void put(const char *top, const char *path, const char *text)
{
	g_autofree char *full = g_build_filename(top, path, NULL);
	g_autofree char *folder = g_path_get_dirname(full);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
	g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static struct tree *make_tree(void)
{
	g_autoptr(GError) error = NULL;
	char *top = fixture_folder();
	struct tree *tree;

	put(top, "Makefile",
	    "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\nEXTRAVERSION =\n");
	put(top, "MAINTAINERS", "");
	put(top, "include/linux/mm_types.h",
	    "enum {\n\t/* write */\n\tFOLL_WRITE = 1 << 0,\n"
	    "\t/*\n\t * long\n\t */\n\tFOLL_LONGTERM = 1 << 8,\n"
	    "\t/* anon */\n\tFOLL_ANON = 1 << 9,\n};\n");
	put(top, "include/linux/mm.h",
	    "struct page;\n"
	    "int pin_user_pages_fast(unsigned long start, int nr,\n"
	    "\t\tunsigned int gup_flags, struct page **pages);\n"
	    "int pin_user_pages_fast_longterm(unsigned long start, int nr,\n"
	    "\t\t\tunsigned int gup_flags, struct page **pages);\n"
	    "void last(void);\n");
	put(top, "mm/internal.h",
	    "#ifndef X\n#define X\n#include <linux/mm.h>\n"
	    "static inline int f(int flags)\n{\n"
	    "\treturn flags & FOLL_LONGTERM;\n}\n#endif\n");
	put(top, "mm/gup.c",
	    "#include \"internal.h\"\n"
	    "int pin_user_pages_fast(unsigned long start, int nr,\n"
	    "\t\t\tunsigned int gup_flags, struct page **pages)\n"
	    "{\n\treturn 0;\n}\n"
	    "EXPORT_SYMBOL_GPL(pin_user_pages_fast);\n"
	    "int pin_user_pages_fast_longterm(unsigned long start, int nr,\n"
	    "\t\t\tunsigned int gup_flags, struct page **pages)\n"
	    "{\n\treturn pin_user_pages_fast(start, nr, FOLL_LONGTERM, p);\n}\n"
	    "EXPORT_SYMBOL_GPL(pin_user_pages_fast_longterm);\n");
	put(top, "mm/test.c",
	    "#include <linux/mm.h>\n\nint t = FOLL_LONGTERM;\n");
	put(top, "mm/own.c",
	    "#include <linux/mm.h>\n#include \"own.h\"\n"
	    "int o = FOLL_LONGTERM;\n");
	put(top, "drivers/a.c",
	    "/* pin_user_pages_fast() in a comment */\n"
	    "int a(void) { return pin_user_pages_fast_longterm(0, 1, 0, 0); "
	    "}\n");
	tree = tree_open(top, &error);
	g_assert_no_error(error);
	g_free(top);
	return tree;
}

static struct lockdown *make(const struct tree *tree, GHashTable *contents,
			     gboolean only_flag)
{
	struct campaign campaign = campaign_of();
	struct scan scan = {.family = campaign.family, .flag = campaign.flag};
	g_autoptr(GError) error = NULL;
	GPtrArray *units = NULL;
	g_autoptr(GPtrArray) references =
		references_scan(tree, &scan, &units, &error);
	struct family *family = family_read(tree, &campaign, &error);
	struct lockdown *lockdown;

	g_assert_no_error(error);
	lockdown = lockdown_make(tree, &campaign, family, references, contents,
				 only_flag, &error);
	g_assert_no_error(error);
	g_ptr_array_unref(units);
	family_free(family);
	return lockdown;
}

static char *after(const struct lockdown *lockdown, const char *path)
{
	for (guint i = 0; i < lockdown->changes->len; i++) {
		const struct change *change = lockdown->changes->pdata[i];

		if (!strcmp(change->path, path))
			return g_strndup(g_bytes_get_data(change->after, NULL),
					 g_bytes_get_size(change->after));
	}
	return NULL;
}

static void drop(struct tree *tree)
{
	scratch_remove(tree->path, NULL);
	tree_free(tree);
}

static void test_moves(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GHashTable) contents =
		g_hash_table_new(g_str_hash, g_str_equal);
	struct lockdown *lockdown = make(tree, contents, FALSE);
	g_autofree char *types = after(lockdown, "include/linux/mm_types.h");
	g_autofree char *header = after(lockdown, "include/linux/mm.h");
	g_autofree char *internal = after(lockdown, "mm/internal.h");
	g_autofree char *gup = after(lockdown, "mm/gup.c");
	g_autofree char *test = after(lockdown, "mm/test.c");
	g_autofree char *own = after(lockdown, "mm/own.c");

	g_assert_cmpuint(lockdown->blockers->len, ==, 0);
	g_assert_cmpuint(lockdown->changes->len, ==, 6);
	g_assert_cmpstr(types, ==,
			"enum {\n\t/* write */\n\tFOLL_WRITE = 1 << 0,\n"
			"\t/* 1 << 8: a flag of mm/internal.h */\n"
			"\t/* anon */\n\tFOLL_ANON = 1 << 9,\n};\n");
	g_assert_cmpstr(
		header, ==,
		"struct page;\n"
		"int pin_user_pages_fast_longterm(unsigned long start, int nr,\n"
		"\t\t\tunsigned int gup_flags, struct page **pages);\n"
		"void last(void);\n");
	/* behind the includes: what follows there uses the flag */
	g_assert_true(g_str_has_prefix(
		internal,
		"#ifndef X\n#define X\n#include <linux/mm.h>\n\n"
		"enum {\n\t/*\n\t * long\n\t */\n\tFOLL_LONGTERM = 1 << 8,\n"
		"};\n\n"
		"int pin_user_pages_fast(unsigned long start, int nr,\n"
		"\t\t\tunsigned int gup_flags, struct page **pages);\n"
		"static inline"));
	g_assert_null(strstr(gup, "EXPORT_SYMBOL_GPL(pin_user_pages_fast)"));
	g_assert_nonnull(strstr(
		gup, "EXPORT_SYMBOL_GPL(pin_user_pages_fast_longterm);"));
	g_assert_cmpstr(test, ==,
			"#include <linux/mm.h>\n\n#include \"internal.h\"\n"
			"\nint t = FOLL_LONGTERM;\n");
	g_assert_cmpstr(own, ==,
			"#include <linux/mm.h>\n#include \"own.h\"\n"
			"#include \"internal.h\"\nint o = FOLL_LONGTERM;\n");
	lockdown_free(lockdown);
	drop(tree);
}

static void test_blocked(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GHashTable) contents =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GBytes) fixed = NULL;
	struct lockdown *lockdown;

	put(tree->path, "drivers/b.c",
	    "int b(void)\n{\n\treturn pin_user_pages_fast(0, 1, 0, 0);\n}\n"
	    "int c = FOLL_LONGTERM;\n");
	lockdown = make(tree, contents, FALSE);
	g_assert_cmpuint(lockdown->changes->len, ==, 0);
	g_assert_cmpuint(lockdown->blockers->len, ==, 2);
	g_assert_cmpstr(lockdown->blockers->pdata[0], ==,
			"drivers/b.c:3: call of pin_user_pages_fast");
	g_assert_cmpstr(lockdown->blockers->pdata[1], ==,
			"drivers/b.c:5: use of FOLL_LONGTERM");
	lockdown_free(lockdown);
	/* with the raw functions left as they are, only the flag is asked for */
	lockdown = make(tree, contents, TRUE);
	g_assert_cmpuint(lockdown->blockers->len, ==, 1);
	lockdown_free(lockdown);
	/* what the series leaves counts, not what it found */
	fixed = g_bytes_new_static("int b;\n", 7);
	g_hash_table_insert(contents, "drivers/b.c", fixed);
	lockdown = make(tree, contents, FALSE);
	g_assert_cmpuint(lockdown->blockers->len, ==, 0);
	g_assert_cmpuint(lockdown->changes->len, ==, 6);
	lockdown_free(lockdown);
	drop(tree);
}

/* The flag joins its kind; where lines stood alone, no hole is left. */
static void test_places(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GHashTable) contents =
		g_hash_table_new(g_str_hash, g_str_equal);
	struct lockdown *lockdown;
	g_autofree char *internal = NULL;
	g_autofree char *header = NULL;

	put(tree->path, "include/linux/mm.h",
	    "struct page;\n\n"
	    "int pin_user_pages_fast(unsigned long start, int nr,\n"
	    "\t\tunsigned int gup_flags, struct page **pages);\n\n"
	    "void last(void);\n");
	put(tree->path, "mm/internal.h",
	    "#ifndef X\n#define X\n#include <linux/mm.h>\n"
	    "enum {\n\tOTHER = 2,\n};\n"
	    "enum {\n\t/* own */\n\tFOLL_PIN = 1 << 19,\n};\n"
	    "static inline int f(int flags)\n{\n"
	    "\treturn flags & FOLL_LONGTERM;\n}\n#endif\n");
	lockdown = make(tree, contents, FALSE);
	internal = after(lockdown, "mm/internal.h");
	header = after(lockdown, "include/linux/mm.h");
	g_assert_cmpstr(header, ==, "struct page;\n\nvoid last(void);\n");
	g_assert_nonnull(strstr(internal,
				"\tOTHER = 2,\n};\nenum {\n\t/*\n\t * long\n"
				"\t */\n\tFOLL_LONGTERM = 1 << 8,\n"
				"\t/* own */\n\tFOLL_PIN = 1 << 19,\n"));
	lockdown_free(lockdown);
	/* an enum that stands behind a use comes too late */
	put(tree->path, "mm/internal.h",
	    "#ifndef X\n#define X\n#include <linux/mm.h>\n"
	    "#define LONG(flags) ((flags) & FOLL_LONGTERM)\n"
	    "enum {\n\tFOLL_PIN = 1 << 19,\n};\n#endif\n");
	lockdown = make(tree, contents, FALSE);
	g_free(internal);
	internal = after(lockdown, "mm/internal.h");
	g_assert_nonnull(strstr(internal,
				"#include <linux/mm.h>\n\nenum {\n\t/*\n"
				"\t * long\n\t */\n\tFOLL_LONGTERM = 1 << 8,\n"
				"};\n\nint pin_user_pages_fast("));
	lockdown_free(lockdown);
	drop(tree);
}

/* Another language cannot include the internal header. */
static void test_other_language(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GHashTable) contents =
		g_hash_table_new(g_str_hash, g_str_equal);
	struct lockdown *lockdown;

	put(tree->path, "rust/kernel/mm.rs",
	    "let flags = bindings::FOLL_LONGTERM;\n// FOLL_LONGTERM\n");
	lockdown = make(tree, contents, TRUE);
	g_assert_cmpuint(lockdown->blockers->len, ==, 1);
	g_assert_cmpstr(lockdown->blockers->pdata[0], ==,
			"rust/kernel/mm.rs:1: use of FOLL_LONGTERM");
	lockdown_free(lockdown);
	drop(tree);
}

static void test_only_flag(void)
{
	struct tree *tree = make_tree();
	g_autoptr(GHashTable) contents =
		g_hash_table_new(g_str_hash, g_str_equal);
	struct lockdown *lockdown = make(tree, contents, TRUE);
	g_autofree char *header = after(lockdown, "include/linux/mm.h");
	g_autofree char *gup = after(lockdown, "mm/gup.c");

	g_assert_null(header);
	g_assert_null(gup);
	g_assert_cmpuint(lockdown->changes->len, ==, 4);
	lockdown_free(lockdown);
	drop(tree);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lockdown/moves", test_moves);
	g_test_add_func("/lockdown/blocked", test_blocked);
	g_test_add_func("/lockdown/places", test_places);
	g_test_add_func("/lockdown/other-language", test_other_language);
	g_test_add_func("/lockdown/only-flag", test_only_flag);
	return g_test_run();
}
