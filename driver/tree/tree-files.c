// SPDX-License-Identifier: GPL-2.0
/* Which files belong to a tree. */
#include "tree/tree.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

#include "tree/beside.h"
#include "base/error.h"
#include "tree/gitindex.h"

static int by_path(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Build products in the tree are no sources. */
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

/* Returns NULL with error set: a file must not be left out silently. */
static GPtrArray *unreadable(GPtrArray *files, const char *path, int cause,
			     GError **error)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s': %s; make it readable, or what is in it "
		    "would not be looked at",
		    path, g_strerror(cause));
	g_clear_pointer(&files, g_ptr_array_unref);
	return NULL;
}

static GPtrArray *walk(const struct tree *tree, GError **error)
{
	char *const roots[] = {tree->path, NULL};
	/* the tree itself may be a link; links in it are not followed */
	FTS *fts = fts_open(
		roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_NOSTAT,
		by_name);
	gsize skip = strlen(tree->path) + 1;
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	FTSENT *entry;

	if (!fts)
		return unreadable(files, tree->path, errno, error);
	while (files && (entry = fts_read(fts))) {
		if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR)
			files = unreadable(files, entry->fts_path,
					   entry->fts_errno, error);
		else if ((entry->fts_info == FTS_F ||
			  entry->fts_info == FTS_NSOK) &&
			 !is_built(entry->fts_path + skip))
			g_ptr_array_add(files,
					g_strdup(entry->fts_path + skip));
	}
	fts_close(fts);
	return files;
}

/* Whether a tracked file exists on disk; links are not followed. */
static gboolean is_there(const struct tree *tree, const char *path)
{
	g_autofree char *full = g_build_filename(tree->path, path, NULL);
	struct stat st;

	return !lstat(full, &st);
}

static GPtrArray *tracked(const struct tree *tree, GError **error)
{
	const char *const argv[] = {"ls-files", "-t", "-z", NULL};
	GPtrArray *files;
	const char *p;
	char *out = NULL;

	if (!index_is_whole(tree, error) || !tree_git(tree, argv, &out, error))
		return NULL;
	files = g_ptr_array_new_with_free_func(g_free);
	/*
	 * "H path"; "S path" is outside of a sparse checkout, but may exist all
	 * the same. A file in conflict is listed once for each side.
	 */
	for (p = out; *p; p += strlen(p) + 1)
		if (p[1] == ' ' && (*p != 'S' || is_there(tree, p + 2)) &&
		    (!files->len ||
		     strcmp(files->pdata[files->len - 1], p + 2)))
			g_ptr_array_add(files, g_strdup(p + 2));
	g_free(out);
	return files;
}

static GPtrArray *list(const struct tree *tree, GError **error)
{
	GPtrArray *files = tree->beside	  ? beside_files(tree, error)
			   : tree->gitdir ? tracked(tree, error)
					  : walk(tree, error);

	if (files && !files->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    tree->gitdir && !tree->beside
				    ? "the git index of '%s' names no file, so "
				      "nothing could be looked at; 'git reset' "
				      "in there makes it anew"
				    : "'%s' has no file: nothing could be "
				      "looked at",
			    tree->path);
		g_clear_pointer(&files, g_ptr_array_unref);
	}
	if (files)
		g_ptr_array_sort(files, by_path);
	return files;
}

GPtrArray *tree_files(const struct tree *tree, GError **error)
{
	/* only a cache: the tree itself does not change */
	GPtrArray **files = &((struct tree *)tree)->files;

	if (!*files)
		*files = list(tree, error);
	return *files ? g_ptr_array_ref(*files) : NULL;
}

gboolean tree_in_kernel(const char *path)
{
	static const char *const other[] = {"tools/", "Documentation/",
					    "scripts/", "usr/"};

	for (guint i = 0; i < G_N_ELEMENTS(other); i++)
		if (g_str_has_prefix(path, other[i]))
			return FALSE;
	return TRUE;
}
