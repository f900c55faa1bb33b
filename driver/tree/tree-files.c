// SPDX-License-Identifier: GPL-2.0
/* Which files belong to a tree. */
#include "tree.h"

#include <errno.h>
#include <fts.h>
#include <string.h>

#include "error.h"

static int by_path(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What a build inside of the tree leaves there is no source. */
static gboolean is_built(const char *path)
{
	static const char *const ends[] = {".o",     ".ko",    ".mod",
					   ".mod.c", ".cmd",   ".a",
					   ".dtb",   ".order", ".symvers"};
	static const char *const places[] = {"include/generated/",
					     "include/config/", "System.map",
					     "vmlinux"};

	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (g_str_has_suffix(path, ends[i]))
			return TRUE;
	for (guint i = 0; i < G_N_ELEMENTS(places); i++)
		if (g_str_has_prefix(path, places[i]))
			return TRUE;
	return strstr(path, "/include/generated/") != NULL;
}

static GPtrArray *walk(const struct tree *tree, GError **error)
{
	char *const roots[] = {tree->path, NULL};
	FTS *fts = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT,
			    by_name);
	gsize skip = strlen(tree->path) + 1;
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	FTSENT *entry;

	if (!fts) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot walk '%s': %s", tree->path,
			    g_strerror(errno));
		g_ptr_array_unref(files);
		return NULL;
	}
	while ((entry = fts_read(fts))) {
		if ((entry->fts_info == FTS_F || entry->fts_info == FTS_NSOK) &&
		    !is_built(entry->fts_path + skip))
			g_ptr_array_add(files,
					g_strdup(entry->fts_path + skip));
	}
	fts_close(fts);
	g_ptr_array_sort(files, by_path);
	return files;
}

static GPtrArray *tracked(const struct tree *tree, GError **error)
{
	const char *const argv[] = {"ls-files", "-t", "-z", NULL};
	GPtrArray *files;
	const char *p;
	char *out = NULL;

	if (!tree_git(tree, argv, &out, error))
		return NULL;
	files = g_ptr_array_new_with_free_func(g_free);
	/* "H path"; S: outside of a sparse checkout, so not there at all */
	for (p = out; *p; p += strlen(p) + 1)
		if (*p != 'S' && *p && p[1] == ' ')
			g_ptr_array_add(files, g_strdup(p + 2));
	g_free(out);
	return files;
}

GPtrArray *tree_files(const struct tree *tree, GError **error)
{
	/* what is remembered changes nothing of what the tree is */
	GPtrArray **files = &((struct tree *)tree)->files;

	if (!*files)
		*files =
			tree->gitdir ? tracked(tree, error) : walk(tree, error);
	return *files ? g_ptr_array_ref(*files) : NULL;
}
