// SPDX-License-Identifier: GPL-2.0
/*
 * What the kernel's own tools are taught. With TOOLING_TREE and TOOLING_OUT in
 * the environment, writes the files for that tree and tests nothing: a test on
 * real kernels runs them.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "tree/change.h"
#include "helper/tooling.h"

static const char *const checkpatch =
	"our %deprecated_apis = (\n"
	"\t\"kmap\"\t\t\t\t\t=> \"kmap_local_page\",\n"
	");\n"
	"#Create a search pattern\n";

static void put(const char *root, const char *path, const char *text)
{
	char *full = g_build_filename(root, path, NULL);
	char *folder = g_path_get_dirname(full);

	g_mkdir_with_parents(folder, 0755);
	g_assert_true(g_file_set_contents(full, text, -1, NULL));
	g_free(folder);
	g_free(full);
}

static char *campaign_folder(void)
{
	return g_test_build_filename(G_TEST_DIST, "..", "..", "cocci",
				     "pin_user_pages", NULL);
}

/* All helpers that the tree could have. */
static GPtrArray *all_helpers(const struct campaign *campaign,
			      const struct family *family)
{
	GPtrArray *helpers = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (member->refusal != REFUSAL_ALWAYS)
			g_ptr_array_add(helpers,
					g_strconcat(member->name,
						    campaign->longterm_suffix,
						    NULL));
		g_ptr_array_add(helpers,
				g_strconcat(member->name,
					    campaign->shortterm_suffix, NULL));
	}
	return helpers;
}

static GPtrArray *make_for(const char *root, GPtrArray *given,
			   gboolean lockdown)
{
	GError *error = NULL;
	char *folder = campaign_folder();
	struct campaign *campaign = campaign_load(folder, &error);
	struct tree *tree = tree_open(root, &error);
	struct family *family = family_read(tree, campaign, &error);
	GPtrArray *helpers =
		given ? g_ptr_array_ref(given) : all_helpers(campaign, family);
	GPtrArray *changes = tooling_changes(tree, campaign, family, helpers,
					     lockdown, &error);

	g_assert_no_error(error);
	g_ptr_array_unref(helpers);
	family_free(family);
	tree_free(tree);
	campaign_free(campaign);
	g_free(folder);
	return changes;
}

static GPtrArray *make(const char *root, gboolean lockdown)
{
	return make_for(root, NULL, lockdown);
}

static const char *text_of(GPtrArray *changes, const char *path)
{
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		gsize length;

		if (!strcmp(change->path, path))
			return g_bytes_get_data(change->after, &length);
	}
	return NULL;
}

static char *small_tree(void)
{
	char *root = g_dir_make_tmp("tooling-XXXXXX", NULL);

	put(root, "Makefile",
	    "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\nEXTRAVERSION =\n");
	put(root, "MAINTAINERS", "THE REST\nF:\t*\n");
	put(root, "include/linux/mm.h",
	    "long pin_user_pages(unsigned long start, unsigned int gup_flags);\n"
	    "long pin_user_pages_hidden(unsigned long start, unsigned int gup_flags);\n");
	put(root, "mm/gup.c",
	    "long pin_user_pages(unsigned long start, unsigned int gup_flags)\n"
	    "{\n\treturn 0;\n}\nEXPORT_SYMBOL(pin_user_pages);\n"
	    "long pin_user_pages_hidden(unsigned long start, unsigned int gup_flags)\n"
	    "{\n\treturn 0;\n}\n");
	put(root, "scripts/checkpatch.pl", checkpatch);
	put(root, "Documentation/process/deprecated.rst", "Old\n---\nWords.\n");
	return root;
}

static void test_all(void)
{
	char *root = small_tree();
	GPtrArray *changes = make(root, FALSE);
	const char *rule =
		text_of(changes, "scripts/coccinelle/api/pin_user_pages.cocci");
	const char *script = text_of(changes, "scripts/checkpatch.pl");
	const char *document =
		text_of(changes, "Documentation/process/deprecated.rst");

	g_assert_cmpuint(changes->len, ==, 3);
	g_assert_nonnull(strstr(rule, "*pin_user_pages@p(...)\n"));
	g_assert_nonnull(strstr(rule, "+ pin_user_pages_longterm\n"));
	/* no driver can call what is not exported */
	g_assert_null(strstr(rule, "hidden"));
	g_assert_null(strstr(rule, "%"));
	g_assert_nonnull(strstr(script, "\t\"pin_user_pages\"\t\t\t=> "
					"\"pin_user_pages_longterm() or "
					"pin_user_pages_shortterm\",\n);\n"));
	g_assert_true(g_str_has_prefix(document, "Old\n---\nWords.\n\npin_"));
	g_assert_true(g_str_has_suffix(document, ".rst.\n"));

	/* A tree that has it all gets nothing more. */
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];

		put(root, change->path, text_of(changes, change->path));
	}
	g_ptr_array_unref(changes);
	changes = make(root, FALSE);
	g_assert_cmpuint(changes->len, ==, 0);
	g_ptr_array_unref(changes);
	g_free(root);
}

/* No tool points at a helper that there is not. */
static void test_missing(void)
{
	char *root = small_tree();
	GPtrArray *helpers = g_ptr_array_new();
	GPtrArray *changes = make_for(root, helpers, FALSE);
	const char *rule =
		text_of(changes, "scripts/coccinelle/api/pin_user_pages.cocci");

	g_assert_null(text_of(changes, "scripts/checkpatch.pl"));
	g_assert_nonnull(strstr(rule, "*pin_user_pages@p(...)\n"));
	g_assert_null(strstr(rule, "+ pin_user_pages_longterm"));
	g_ptr_array_unref(changes);
	g_ptr_array_add(helpers, (char *)"pin_user_pages_shortterm");
	changes = make_for(root, helpers, FALSE);
	/* the one helper would be the wrong advice for half of the callers */
	g_assert_null(text_of(changes, "scripts/checkpatch.pl"));
	g_ptr_array_unref(changes);
	g_ptr_array_unref(helpers);
	g_free(root);
}

/* With the lock-down patch nothing is merely deprecated. */
static void test_lockdown(void)
{
	char *root = small_tree();
	GPtrArray *changes = make(root, TRUE);

	g_assert_cmpuint(changes->len, ==, 1);
	g_assert_nonnull(text_of(
		changes, "scripts/coccinelle/api/pin_user_pages.cocci"));
	g_ptr_array_unref(changes);
	g_free(root);
}

int main(int argc, char **argv)
{
	const char *root = g_getenv("TOOLING_TREE");

	g_test_init(&argc, &argv, NULL);
	if (root) {
		GPtrArray *changes = make(root, FALSE);

		for (guint i = 0; i < changes->len; i++) {
			const struct change *change = changes->pdata[i];
			gsize length;
			char *text = g_strndup(
				g_bytes_get_data(change->after, &length),
				g_bytes_get_size(change->after));

			put(g_getenv("TOOLING_OUT"), change->path, text);
			g_free(text);
		}
		g_ptr_array_unref(changes);
		return 0;
	}
	g_test_add_func("/tooling/all", test_all);
	g_test_add_func("/tooling/missing", test_missing);
	g_test_add_func("/tooling/lockdown", test_lockdown);
	return g_test_run();
}
