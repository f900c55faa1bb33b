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

/* Runs "git apply" on a file, with one more option; NULL: it failed. */
static GBytes *apply(const char *file, const char *option, const char *folder,
		     GError **error)
{
	const char *argv[] = {"-C",
			      folder,
			      "apply",
			      "--whitespace=nowarn",
			      "--include=*.c",
			      "--include=*.h",
			      option,
			      NULL,
			      NULL};
	char **env = environ_for(folder);
	GBytes *out;

	if (!*option)
		argv[6] = NULL;
	out = git_run(env, argv, file, error);
	g_strfreev(env);
	return out;
}

static gboolean apply_one(const char *file, const char *option,
			  const char *folder, GError **error)
{
	GBytes *out = apply(file, option, folder, error);

	if (!out)
		return FALSE;
	g_bytes_unref(out);
	return TRUE;
}

gboolean pieces_apply(const GPtrArray *pieces, const char *folder,
		      GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < pieces->len; i++) {
		const struct piece *piece = pieces->pdata[i];

		ok = apply_one(piece->file, "", folder, error);
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
gboolean pieces_take_back(const GPtrArray *pieces, const char *folder,
			  GError **error)
{
	gboolean ok = TRUE;

	for (guint i = pieces->len; ok && i-- > 0;) {
		const struct piece *piece = pieces->pdata[i];

		ok = !piece->back ||
		     apply_one(piece->back, "-R", folder, error);
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
