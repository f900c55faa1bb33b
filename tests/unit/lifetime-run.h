/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lifetime-run - the lifetime of the pin in a small driver
 *
 *	static const struct sample samples[] = {{"name", code, LIFETIME_..}};
 *	return sample_run(argc, argv, "/group", samples, G_N_ELEMENTS(samples));
 *
 * With the words of the campaign, on a tree that holds the driver and the
 * prototypes: what is claimed, and whether the line that shows it is true.
 */
#ifndef TREEWIDE_TEST_LIFETIME_RUN_H
#define TREEWIDE_TEST_LIFETIME_RUN_H

#include <glib/gstdio.h>
#include <string.h>

#include "site/campaign.h"
#include "site/family.h"
#include "lifetime/lifetime.h"

#define DRIVER "drivers/a.c"
#define OTHER  "drivers/b.c" /* another driver in the same folder */

static const char *const sample_files[][2] = {
	{"Makefile", "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\n"},
	{"MAINTAINERS", "\n"},
	{"include/linux/mm.h",
	 "int pin_user_pages_fast(unsigned long start, int nr_pages,\n"
	 "\t\t\tunsigned int gup_flags, struct page **pages);\n"
	 "void unpin_user_pages(struct page **pages, unsigned long npages);\n"
	 "void unpin_user_page(struct page *page);\n"},
};

struct sample {
	const char *name;
	const char *code;
	enum lifetime lifetime;
	const char *says; /* words of the evidence */
	const char *never; /* words that would be untrue; or NULL */
	const char *other; /* code of the other driver, or NULL */
};

static inline void write_file(const char *folder, const char *path,
			      const char *text)
{
	g_autofree char *whole = g_build_filename(folder, path, NULL);
	g_autofree char *parent = g_path_get_dirname(whole);

	g_mkdir_with_parents(parent, 0700);
	g_assert_true(g_file_set_contents(whole, text, -1, NULL));
}

static inline void remove_file(const char *folder, const char *path)
{
	g_autofree char *whole = g_build_filename(folder, path, NULL);
	g_autofree char *parent = g_path_get_dirname(whole);

	g_unlink(whole);
	for (; strlen(parent) > strlen(folder); *strrchr(parent, '/') = '\0')
		g_rmdir(parent);
}

static inline struct site *site_in(const char *code)
{
	struct site *site = site_new(DRIVER, "pin_user_pages_fast");
	const char *at = strstr(code, site->callee);

	g_assert_nonnull(at);
	site->offset = at - code;
	site->line = 1;
	for (const char *c = code; c < at; c++)
		site->line += *c == '\n';
	return site;
}

/* What was found of a place is given to any site there, and to no other. */
static inline void give(struct lifetimes *lifetimes, const struct site *site)
{
	GPtrArray *sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	struct site *same = site_new(site->file, site->callee);

	same->offset = site->offset + 1;
	g_ptr_array_add(sites, same);
	g_assert_false(lifetimes_give(lifetimes, sites));
	same->offset = site->offset;
	g_assert_true(lifetimes_give(lifetimes, sites));
	g_assert_cmpint(same->lifetime, ==, site->lifetime);
	g_assert_cmpstr(same->evidence, ==, site->evidence);
	g_assert_cmpuint(lifetimes->sites->len, ==, 1);
	same->lifted = g_strdup("pin_longterm");
	g_assert_false(lifetimes_give(lifetimes, sites));
	g_ptr_array_unref(sites);
}

static inline void sample_test(gconstpointer data)
{
	const struct sample *sample = data;
	struct program_options options = {.threads = 1};
	g_autofree char *campaign_folder = g_test_build_filename(
		G_TEST_DIST, "..", "..", "cocci", "pin_user_pages", NULL);
	g_autofree char *conf =
		g_build_filename(campaign_folder, "lifetime.conf", NULL);
	char *folder = g_dir_make_tmp("lifetime-XXXXXX", NULL);
	GPtrArray *sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);
	struct campaign *campaign;
	struct family *family;
	struct lexicon *lexicon;
	struct tree *tree;
	struct program *program;
	struct lifetimes *lifetimes;
	const struct site *site;
	GError *error = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(sample_files); i++)
		write_file(folder, sample_files[i][0], sample_files[i][1]);
	write_file(folder, DRIVER, sample->code);
	if (sample->other)
		write_file(folder, OTHER, sample->other);
	g_ptr_array_add(sites, site_in(sample->code));
	site = sites->pdata[0];
	campaign = campaign_load(campaign_folder, &error);
	g_assert_no_error(error);
	lexicon = lexicon_load(conf, &error);
	g_assert_no_error(error);
	tree = tree_open(folder, &error);
	g_assert_no_error(error);
	family = family_read(tree, campaign, &error);
	g_assert_no_error(error);
	options.tree = tree;
	program = program_new(&options);
	lifetimes = lifetimes_find(program, family, lexicon, sites, &error);
	g_assert_no_error(error);
	g_test_message("%d: %s", site->lifetime, site->evidence);
	g_assert_cmpint(site->lifetime, ==, sample->lifetime);
	g_assert_nonnull(strstr(site->evidence, sample->says));
	if (sample->never)
		g_assert_null(strstr(site->evidence, sample->never));
	give(lifetimes, site);
	lifetimes_free(lifetimes);
	program_free(program);
	family_free(family);
	tree_free(tree);
	lexicon_free(lexicon);
	campaign_free(campaign);
	g_ptr_array_unref(sites);
	remove_file(folder, OTHER);
	remove_file(folder, DRIVER);
	for (guint i = 0; i < G_N_ELEMENTS(sample_files); i++)
		remove_file(folder, sample_files[i][0]);
	g_rmdir(folder);
	g_free(folder);
}

static inline int sample_run(int argc, char **argv, const char *group,
			     const struct sample *samples, guint count)
{
	g_test_init(&argc, &argv, NULL);
	for (guint i = 0; i < count; i++) {
		g_autofree char *path =
			g_strdup_printf("%s/%s", group, samples[i].name);

		g_test_add_data_func(path, &samples[i], sample_test);
	}
	return g_test_run();
}

#endif
