// SPDX-License-Identifier: GPL-2.0
/* changed-patch - what a patch changes: the second half of changed.h */
#include <string.h>

#include "changed.h"
#include "check.h"
#include "error.h"
#include "git.h"
#include "scratch.h"

/* The work on one patch. */
struct trial {
	const struct tree *tree;
	const char *patch; /* path of the patch's own copy */
	const char *folder; /* copies of the files are below it */
};

/* Runs "git apply" with one more option; NULL: it fails. */
static GBytes *apply(const struct trial *trial, const char *option,
		     const char *folder, GError **error)
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
	char **env = git_environ(NULL);
	char *parent = g_path_get_dirname(folder);
	GBytes *out;

	/* No repository that the copies may lie in has a say. */
	env = g_environ_setenv(env, "GIT_CEILING_DIRECTORIES", parent, TRUE);
	if (!*option)
		argv[6] = NULL;
	out = git_run(env, argv, trial->patch, error);
	g_strfreev(env);
	g_free(parent);
	return out;
}

static gboolean is_safe(const char *path)
{
	char **parts = g_strsplit(path, "/", -1);
	gboolean safe = *path && *path != '/' &&
			!g_strv_contains((const char *const *)parts, "..") &&
			!g_strv_contains((const char *const *)parts, ".git");

	g_strfreev(parts);
	return safe;
}

/* Adds the names of "1\t2\tname\0" that are C files. */
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

/* All names that the patch has, old and new ones. */
static GHashTable *names_of(const struct trial *trial, const char *folder,
			    GError **error)
{
	static const char *const ways[] = {"", "-R"};
	GHashTable *names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(ways); i++) {
		const char *argv[] = {"-C",    folder,
				      "apply", "--numstat",
				      "-z",    *ways[i] ? ways[i] : NULL,
				      NULL};
		char **env = git_environ(NULL);
		GError *cause = NULL;
		GBytes *out = git_run(env, argv, trial->patch, &cause);

		g_strfreev(env);
		if (!out) {
			g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				    "standard input holds no patch that can be "
				    "read: %s",
				    cause->message);
			g_error_free(cause);
			g_hash_table_unref(names);
			return NULL;
		}
		add_names(names, out);
		g_bytes_unref(out);
	}
	return names;
}

static char *read_file(const char *folder, const char *name, gsize *length)
{
	char *path = g_build_filename(folder, name, NULL), *text = NULL;

	g_file_get_contents(path, &text, length, NULL);
	g_free(path);
	return text;
}

/* Copies those of the files that the tree has. */
static gboolean copy_files(const struct trial *trial, const char *folder,
			   GHashTable *names, GError **error)
{
	GHashTableIter iter;
	gboolean ok = TRUE;
	gpointer name;

	g_hash_table_iter_init(&iter, names);
	while (ok && g_hash_table_iter_next(&iter, &name, NULL)) {
		char *path, *parent;
		GBytes *bytes;
		gsize length;

		if (!tree_has(trial->tree, name))
			continue;
		bytes = tree_read(trial->tree, name, error);
		if (!bytes)
			return FALSE;
		path = g_build_filename(folder, name, NULL);
		parent = g_path_get_dirname(path);
		g_mkdir_with_parents(parent, 0700);
		ok = g_file_set_contents(path, g_bytes_get_data(bytes, &length),
					 g_bytes_get_size(bytes), error);
		g_free(parent);
		g_free(path);
		g_bytes_unref(bytes);
	}
	return ok;
}

/* The patch applied to copies in this folder, forward ("") or back ("-R"). */
static gboolean try(const struct trial *trial, const char *name,
		    const char *way, GHashTable *names, char **folder,
		    GError **error)
{
	GBytes *out = NULL;

	*folder = g_build_filename(trial->folder, name, NULL);
	g_mkdir_with_parents(*folder, 0700);
	if (copy_files(trial, *folder, names, error))
		out = apply(trial, way, *folder, error);
	if (!out)
		return FALSE;
	g_bytes_unref(out);
	return TRUE;
}

/* New name -> old name, of files that the patch renames. */
static GHashTable *renames_of(GBytes *patch)
{
	GHashTable *renames =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	gsize length;
	const char *data = g_bytes_get_data(patch, &length);
	char *text = g_strndup(data, length);
	char **lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line && line[1]; line++)
		if (g_str_has_prefix(line[0], "rename from ") &&
		    g_str_has_prefix(line[1], "rename to "))
			g_hash_table_insert(
				renames,
				g_strdup(line[1] + strlen("rename to ")),
				g_strdup(line[0] + strlen("rename from ")));
	g_strfreev(lines);
	g_free(text);
	return renames;
}

static void add_text(GPtrArray *list, const char *folder, const char *name,
		     const char *as)
{
	gsize length;
	char *text = read_file(folder, name, &length);
	GBytes *bytes;

	if (!text)
		return;
	bytes = g_bytes_new_take(text, length);
	g_ptr_array_add(list, check_text_new(as, bytes));
	g_bytes_unref(bytes);
}

/* The texts of both sides, by the names that the files have now. */
static void collect(GHashTable *names, GHashTable *renames, const char *now,
		    const char *before, const char *const *words,
		    struct changed *changed)
{
	GList *sorted =
		g_list_sort(g_hash_table_get_keys(names), (GCompareFunc)strcmp);

	for (GList *l = sorted; l; l = l->next) {
		const char *old = g_hash_table_lookup(renames, l->data);
		const struct check_text *text;
		guint count = changed->now->len;

		changed->files++;
		add_text(changed->now, now, l->data, l->data);
		if (changed->now->len == count)
			continue;
		text = changed->now->pdata[count];
		if (changed_has_word(text->bytes, words))
			add_text(changed->before, before, old ? old : l->data,
				 l->data);
		else
			g_ptr_array_remove_index(changed->now, count);
	}
	g_list_free(sorted);
}

static gboolean run(const struct trial *trial, GBytes *patch,
		    const char *const *words, struct changed *changed,
		    GError **error)
{
	GHashTable *names = names_of(trial, trial->folder, error);
	GHashTable *renames;
	char *forward = NULL, *back = NULL;
	GError *why = NULL;
	gboolean ok = names != NULL;

	if (!ok)
		return FALSE;
	renames = renames_of(patch);
	/* Applied already, as in the checkout that the patch was made from? */
	if (try(trial, "before", "-R", names, &back, NULL))
		collect(names, renames, trial->tree->path, back, words,
			changed);
	else if (try(trial, "after", "", names, &forward, &why))
		collect(names, renames, forward, trial->tree->path, words,
			changed);
	else
		ok = FALSE;
	if (!ok) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "the patch neither applies to '%s' nor is it "
			    "applied there: %s",
			    trial->tree->path, why->message);
		g_error_free(why);
	}
	g_free(forward);
	g_free(back);
	g_hash_table_unref(renames);
	g_hash_table_unref(names);
	return ok;
}

gboolean changed_by(const struct tree *tree, GBytes *patch, const char *build,
		    const char *const *words, struct changed *changed,
		    GError **error)
{
	struct scratch *scratch = scratch_new(build, "check", error);
	char *path, *folder;
	gsize length;
	const char *text = g_bytes_get_data(patch, &length);
	struct trial trial = {.tree = tree};
	gboolean ok;

	if (!scratch)
		return FALSE;
	folder = g_canonicalize_filename(scratch->path, NULL);
	path = g_build_filename(folder, "patch", NULL);
	trial.patch = path;
	trial.folder = folder;
	changed->now = check_text_list();
	changed->before = check_text_list();
	changed->files = 0;
	ok = g_file_set_contents(path, text, length, error) &&
	     run(&trial, patch, words, changed, error);
	if (!ok)
		changed_clear(changed);
	g_free(path);
	g_free(folder);
	scratch_free(scratch);
	return ok;
}
