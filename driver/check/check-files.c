// SPDX-License-Identifier: GPL-2.0
#include "check/check-files.h"

#include <string.h>

#include "check/changed.h"
#include "check/check.h"
#include "check/finding.h"

char *check_name(const struct tree *tree, const char *file)
{
	gsize length = strlen(tree->path);
	char *inside = g_build_filename(tree->path, file, NULL);
	gboolean is_inside = !g_path_is_absolute(file) &&
			     g_file_test(inside, G_FILE_TEST_EXISTS);
	char *full = g_canonicalize_filename(is_inside ? inside : file, NULL);
	char *name = NULL;

	if (!strcmp(full, tree->path))
		name = g_strdup("");
	else if (g_str_has_prefix(full, tree->path) && full[length] == '/')
		name = g_strdup(full + length + 1);
	g_free(inside);
	g_free(full);
	return name;
}

static GBytes *read_outside(const char *file, GError **error)
{
	char *text = NULL;
	gsize length;

	if (!g_file_get_contents(file, &text, &length, error))
		return NULL;
	return g_bytes_new_take(text, length);
}

/* Adds a file by name; outside: it is not part of the tree. */
static void add_file(const struct tree *tree, const char *name,
		     gboolean outside, GPtrArray *texts, GPtrArray *failures)
{
	GError *error = NULL;
	GBytes *bytes;

	for (guint i = 0; i < texts->len; i++)
		if (!strcmp(((struct check_text *)texts->pdata[i])->path, name))
			return;
	bytes = outside ? read_outside(name, &error)
			: tree_read(tree, name, &error);
	if (!bytes) {
		failures_add(failures, name, 0, error->message);
		g_error_free(error);
		return;
	}
	g_ptr_array_add(texts, check_text_new(name, bytes));
	g_bytes_unref(bytes);
}

/* Adds all C files of a folder. */
static gboolean add_folder(const struct tree *tree, const char *name,
			   GPtrArray *texts, GPtrArray *failures,
			   GError **error)
{
	GPtrArray *all = tree_files(tree, error);
	char *prefix = *name ? g_strconcat(name, "/", NULL) : g_strdup("");

	for (guint i = 0; all && i < all->len; i++)
		if (g_str_has_prefix(all->pdata[i], prefix) &&
		    changed_is_source(all->pdata[i]))
			add_file(tree, all->pdata[i], FALSE, texts, failures);
	g_free(prefix);
	if (!all)
		return FALSE;
	g_ptr_array_unref(all);
	return TRUE;
}

GPtrArray *check_files(const struct tree *tree, char *const *files,
		       GPtrArray *failures, GError **error)
{
	GPtrArray *texts = check_text_list();
	gboolean ok = TRUE;

	for (; ok && *files; files++) {
		char *name = check_name(tree, *files);
		char *full =
			name ? g_build_filename(tree->path, name, NULL) : NULL;

		if (!name)
			add_file(tree, *files, TRUE, texts, failures);
		else if (g_file_test(full, G_FILE_TEST_IS_DIR))
			ok = add_folder(tree, name, texts, failures, error);
		else
			add_file(tree, name, FALSE, texts, failures);
		g_free(full);
		g_free(name);
	}
	if (!ok)
		g_clear_pointer(&texts, g_ptr_array_unref);
	return texts;
}
