// SPDX-License-Identifier: GPL-2.0
/* tree-dirty - files that differ from the HEAD commit */
#include <string.h>

#include "base/error.h"
#include "base/git.h"
#include "tree/tree.h"

/* path -> blob name, for the paths that HEAD has. */
static GHashTable *head_blobs(const struct tree *tree, const GPtrArray *paths,
			      GError **error)
{
	GPtrArray *argv = g_ptr_array_new();
	GHashTable *blobs;
	char *out = NULL;
	gboolean ok;

	g_ptr_array_add(argv, "ls-tree");
	g_ptr_array_add(argv, "-z");
	g_ptr_array_add(argv, "--full-tree");
	g_ptr_array_add(argv, tree->commit);
	for (guint i = 0; i < paths->len; i++)
		g_ptr_array_add(argv, paths->pdata[i]);
	g_ptr_array_add(argv, NULL);
	ok = tree_git(tree, (const char *const *)argv->pdata, &out, error);
	g_ptr_array_unref(argv);
	if (!ok)
		return NULL;
	blobs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	/* "100644 blob <name>\t<path>\0" */
	for (const char *p = out; *p; p += strlen(p) + 1) {
		const char *tab = strchr(p, '\t');
		char **words = g_strsplit(p, " ", 3);

		if (tab && g_strv_length(words) == 3)
			g_hash_table_insert(
				blobs, g_strdup(tab + 1),
				g_strndup(words[2], strcspn(words[2], "\t")));
		g_strfreev(words);
	}
	g_free(out);
	return blobs;
}

GPtrArray *tree_dirty(const struct tree *tree, const GPtrArray *paths,
		      GError **error)
{
	GPtrArray *dirty = g_ptr_array_new_with_free_func(g_free);
	GHashTable *blobs;

	if (!tree->gitdir || !paths->len)
		return dirty;
	blobs = head_blobs(tree, paths, error);
	for (guint i = 0; blobs && i < paths->len; i++) {
		const char *path = paths->pdata[i];
		const char *head = g_hash_table_lookup(blobs, path);
		GBytes *bytes = tree_read(tree, path, error);
		char *name;

		if (!bytes) {
			g_clear_pointer(&blobs, g_hash_table_unref);
			break;
		}
		name = git_blob_name(bytes, strlen(tree->commit));
		if (!head || strcmp(head, name))
			g_ptr_array_add(dirty, g_strdup(path));
		g_free(name);
		g_bytes_unref(bytes);
	}
	if (!blobs) {
		g_ptr_array_unref(dirty);
		return NULL;
	}
	g_hash_table_unref(blobs);
	return dirty;
}

gboolean tree_check_clean(const struct tree *tree, const GPtrArray *paths,
			  const GPtrArray *missing, GError **error)
{
	GPtrArray *dirty = tree_dirty(tree, paths, error);
	GString *names;
	gboolean ok;

	if (!dirty)
		return FALSE;
	for (guint i = 0; missing && i < missing->len; i++)
		g_ptr_array_add(dirty, g_strdup(missing->pdata[i]));
	ok = !dirty->len;
	names = g_string_new(NULL);
	for (guint i = 0; i < dirty->len; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "",
				       (char *)dirty->pdata[i]);
	if (!ok)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "files of '%s' differ from its HEAD commit (%s); "
			    "commit or revert them, or take them as they lie "
			    "with --dirty (DIRTY=1)",
			    tree->path, names->str);
	g_string_free(names, TRUE);
	g_ptr_array_unref(dirty);
	return ok;
}
