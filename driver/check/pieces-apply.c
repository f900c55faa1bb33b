// SPDX-License-Identifier: GPL-2.0
/* pieces-apply - applies and reverts: the second half of pieces.h */
#include <glib/gstdio.h>
#include <string.h>

#include "check/changed.h"
#include "base/error.h"
#include "base/git.h"
#include "check/pieces.h"

static gboolean is_safe(const char *path)
{
	char **parts = g_strsplit(path, "/", -1);
	gboolean safe = *path && *path != '/' &&
			!g_strv_contains((const char *const *)parts, "..") &&
			!g_strv_contains((const char *const *)parts, ".git");

	g_strfreev(parts);
	return safe;
}

/* Hides a repository that the copies may be in. Free with g_strfreev(). */
static char **environ_for(const char *folder)
{
	char *whole = g_canonicalize_filename(folder, NULL);
	char *parent = g_path_get_dirname(whole);
	char **env = g_environ_setenv(git_environ(NULL),
				      "GIT_CEILING_DIRECTORIES", parent, TRUE);

	g_free(parent);
	g_free(whole);
	return env;
}

/* The option that takes this file and no other: patterns mean themselves. */
static char *include_option(const char *name)
{
	GString *option = g_string_new("--include=");

	for (; *name; name++) {
		if (strchr("*?[\\", *name))
			g_string_append_c(option, '\\');
		g_string_append_c(option, *name);
	}
	return g_string_free(option, FALSE);
}

/* Runs "git apply" on a file, for C files and these names. */
static gboolean apply_one(const char *file, const char *option,
			  GHashTable *names, const char *folder, GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
	char **env = environ_for(folder);
	GHashTableIter iter;
	gpointer name;
	GBytes *out;

	g_ptr_array_add(argv, g_strdup("-C"));
	g_ptr_array_add(argv, g_strdup(folder));
	g_ptr_array_add(argv, g_strdup("apply"));
	g_ptr_array_add(argv, g_strdup("--whitespace=nowarn"));
	/* all of these, so that git refuses one outside of the tree */
	g_ptr_array_add(argv, g_strdup("--include=*.c"));
	g_ptr_array_add(argv, g_strdup("--include=*.h"));
	g_hash_table_iter_init(&iter, names);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		g_ptr_array_add(argv, include_option(name));
	if (*option)
		g_ptr_array_add(argv, g_strdup(option));
	g_ptr_array_add(argv, NULL);
	out = git_run(env, (const char *const *)argv->pdata, file, error);
	g_strfreev(env);
	if (!out)
		return FALSE;
	g_bytes_unref(out);
	return TRUE;
}

gboolean pieces_apply(const GPtrArray *pieces, GHashTable *names,
		      const char *folder, GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < pieces->len; i++) {
		const struct piece *piece = pieces->pdata[i];

		ok = apply_one(piece->file, "", names, folder, error);
	}
	return ok;
}

/* Removes a file that was created as a copy; only C files are there. */
static gboolean take_away(const char *name, const char *folder, GError **error)
{
	char *path;
	gboolean ok;

	if (!changed_is_source(name) || !is_safe(name))
		return TRUE;
	path = g_build_filename(folder, name, NULL);
	ok = !g_unlink(path);
	if (!ok)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "there is no '%s'", name);
	g_free(path);
	return ok;
}

/* From last to first; a file created as a copy did not exist before. */
gboolean pieces_take_back(const GPtrArray *pieces, GHashTable *names,
			  const char *folder, GError **error)
{
	gboolean ok = TRUE;

	for (guint i = pieces->len; ok && i-- > 0;) {
		const struct piece *piece = pieces->pdata[i];

		ok = !piece->back ||
		     apply_one(piece->back, "-R", names, folder, error);
		for (guint k = 0; ok && k < piece->copies->len; k++)
			ok = take_away(piece->copies->pdata[k], folder, error);
	}
	return ok;
}

/* Adds the C files among the lines "1\t2\tname\0". */
static void add_names(GHashTable *names, GBytes *numstat)
{
	gsize length;
	const char *text = g_bytes_get_data(numstat, &length);
	const char *end = text + length;

	while (text < end) {
		const char *next = memchr(text, '\0', end - text);
		const char *tab = memchr(text, '\t', end - text);

		if (!next)
			break;
		tab = tab && tab < next ? strchr(tab + 1, '\t') : NULL;
		if (tab && tab < next && changed_is_source(tab + 1) &&
		    is_safe(tab + 1))
			g_hash_table_add(names, g_strdup(tab + 1));
		text = next + 1;
	}
}

/* Adds all names of one piece, old and new ones. */
static gboolean names_of_one(GHashTable *names, const char *file,
			     const char *folder, GError **error)
{
	static const char *const ways[] = {"", "-R"};

	for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
		const char *argv[] = {"-C",    folder,
				      "apply", "--numstat",
				      "-z",    *ways[i] ? ways[i] : NULL,
				      NULL};
		char **env = environ_for(folder);
		GBytes *out = git_run(env, argv, file, error);

		g_strfreev(env);
		if (!out)
			return FALSE;
		add_names(names, out);
		g_bytes_unref(out);
	}
	return TRUE;
}

GHashTable *pieces_names(const GPtrArray *pieces, const char *folder,
			 GError **error)
{
	GHashTable *names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GError *cause = NULL;

	for (guint i = 0; !cause && i < pieces->len; i++) {
		const struct piece *piece = pieces->pdata[i];

		names_of_one(names, piece->file, folder, &cause);
	}
	if (!cause)
		return names;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "standard input holds no patch that can be read: %s",
		    cause->message);
	g_error_free(cause);
	g_hash_table_unref(names);
	return NULL;
}
