/* SPDX-License-Identifier: GPL-2.0 */
/*
 * series-am - a series on a tarball, and what git am makes of it
 */
#ifndef TREEWIDE_TEST_SERIES_AM_H
#define TREEWIDE_TEST_SERIES_AM_H

#include "series-fixture.h"

static struct identity person = {.name = "Jürgen Q. Author",
				 .mail = "jq@example.org"};
static struct tree tarball = {.path = "/nonexistent",
			      .name = "linux",
			      .title = "Linux",
			      .version = "6.12.117",
			      .major = 6,
			      .minor = 12};

static inline struct series make_series(const GPtrArray *patches)
{
	struct series series = {
		.tree = &tarball,
		.label = "linux-test",
		.identity = &person,
		.patches = patches,
		.cover = {.subject = "treewide: say how long",
			  .body = "The problem.\n\nThe way out."},
		.signature = "treewide",
	};

	return series;
}

/* Plays base as a git repository in top/am, then git am of the folder. */
static inline void start_am(const GPtrArray *patches, const char *top)
{
	g_autofree char *dir = g_build_filename(top, "am", NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	guint i, j;

	run("rm -rf '%s'; git init -q '%s'", dir, dir);
	for (i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		for (j = 0; j < patch->changes->len; j++) {
			struct change *change = patch->changes->pdata[j];
			g_autofree char *path =
				g_build_filename(dir, change->path, NULL);
			g_autofree char *parent = g_path_get_dirname(path);
			gsize size;
			const char *data;

			if (!g_hash_table_add(seen, change->path) ||
			    !change->before)
				continue;
			data = g_bytes_get_data(change->before, &size);
			g_mkdir_with_parents(parent, 0777);
			g_assert_true(g_file_set_contents(
				path, size ? data : "", size, NULL));
		}
	}
	run("cd '%s' && git add -A -f . && git commit -q --allow-empty -m base",
	    dir);
}

static inline void check_am(const GPtrArray *patches, const char *top)
{
	g_autofree char *dir = g_build_filename(top, "am", NULL);
	g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTableIter iter;
	struct change *change;
	guint i, j;

	for (i = 0; i < patches->len; i++) {
		struct patch *patch = patches->pdata[i];

		for (j = 0; j < patch->changes->len; j++) {
			change = patch->changes->pdata[j];
			g_hash_table_insert(last, change->path, change);
		}
	}
	g_hash_table_iter_init(&iter, last);
	while (g_hash_table_iter_next(&iter, NULL, (gpointer *)&change)) {
		g_autofree char *path =
			g_build_filename(dir, change->path, NULL);
		g_autofree char *text = NULL;
		gsize size, wanted;
		const char *data = g_bytes_get_data(change->after, &wanted);

		g_assert_true(g_file_get_contents(path, &text, &size, NULL));
		g_assert_cmpmem(text, size, data, wanted);
	}
	run("cd '%s' && test -z \"$(git status --porcelain)\"", dir);
}

static inline void am_both_ways(const GPtrArray *patches, const char *top)
{
	start_am(patches, top);
	run("cd '%s/am' && git am -q ../out/linux-test/series.mbox", top);
	check_am(patches, top);
	start_am(patches, top);
	run("cd '%s/am' && for p in ../out/linux-test/*[0-9]-*.patch; do "
	    "case $p in *0000-cover-letter*) ;; *) git am -q \"$p\";; esac; "
	    "done",
	    top);
	check_am(patches, top);
}

#endif
