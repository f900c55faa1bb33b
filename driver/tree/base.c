// SPDX-License-Identifier: GPL-2.0
#include "tree/base.h"

#include <string.h>

#include "base/error.h"
#include "base/git.h"
#include "tree/state.h"

/* How many paths one call of ls-tree gets. */
#define LS_TREE_PATHS 500

gboolean base_date(const struct tree *tree, char **environ, gint64 *date,
		   GError **error)
{
	const char *argv[] = {"log",	    "-1", "--format=%ct",
			      tree->commit, "--", NULL};
	g_autoptr(GBytes) out = NULL;
	g_autofree char *text = NULL;
	gint64 versions;

	if (!tree->commit && strcmp(tree->name, "linux")) {
		/* other projects number differently: one fixed day for all */
		*date = G_GINT64_CONSTANT(1704067200);
		return TRUE;
	}
	if (!tree->commit) {
		/*
		 * 5.0 was released on 2019-03-03, and a version has taken about
		 * 65 days since. A major version ends with .19. Only an
		 * estimate, but the same on every run.
		 */
		versions = 20 * ((gint64)MAX(tree->major, 5) - 5) + tree->minor;
		*date = G_GINT64_CONSTANT(1551571200) + versions * 65 * 86400;
		return TRUE;
	}
	out = git_run(environ, argv, NULL, error);
	if (!out)
		return FALSE;
	text = g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
	*date = MAX(g_ascii_strtoll(text, NULL, 10), 1);
	return TRUE;
}

/* One record of ls-tree -z: "100644 blob <name>\tpath". */
static gboolean compare_one(const char *record, GHashTable *states,
			    GHashTable *seen, GError **error)
{
	g_auto(GStrv) words = g_strsplit_set(record, " \t", 4);
	struct file_state *state = NULL;
	g_autofree char *name = NULL;
	guint mode;

	if (g_strv_length(words) == 4)
		state = g_hash_table_lookup(states, words[3]);
	if (!state) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "git ls-tree printed '%s'", record);
		return FALSE;
	}
	mode = strtoul(words[0], NULL, 8);
	if (!state->first || (mode & 0170000) != 0100000) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    state->first ? "'%s' is no regular file in the "
					   "base commit"
					 : "'%s' is to be new, but the base "
					   "commit has it",
			    words[3]);
		return FALSE;
	}
	state->mode = mode;
	name = git_blob_name(state->first, strlen(words[2]));
	state->local = strcmp(name, words[2]) != 0;
	g_hash_table_add(seen, state);
	return TRUE;
}

static gboolean compare_some(const char *commit, char **environ,
			     const GPtrArray *paths, guint start,
			     GHashTable *states, GHashTable *seen,
			     GError **error)
{
	g_autoptr(GPtrArray) argv = g_ptr_array_new();
	g_autoptr(GBytes) out = NULL;
	const char *p, *end;
	guint i;

	g_ptr_array_add(argv, "ls-tree");
	g_ptr_array_add(argv, "-z");
	g_ptr_array_add(argv, (char *)commit);
	g_ptr_array_add(argv, "--");
	for (i = start; i < MIN(paths->len, start + LS_TREE_PATHS); i++)
		g_ptr_array_add(argv, paths->pdata[i]);
	g_ptr_array_add(argv, NULL);
	out = git_run(environ, (const char *const *)argv->pdata, NULL, error);
	if (!out)
		return FALSE;
	p = g_bytes_get_data(out, NULL);
	end = p + g_bytes_get_size(out);
	for (; p < end; p += strlen(p) + 1) {
		if (!compare_one(p, states, seen, error))
			return FALSE;
	}
	return TRUE;
}

gboolean base_compare(const char *commit, char **environ, GHashTable *states,
		      guint *local, GError **error)
{
	g_autoptr(GPtrArray) paths = state_paths(states);
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	guint i, count = 0;

	for (i = 0; i < paths->len; i += LS_TREE_PATHS) {
		if (!compare_some(commit, environ, paths, i, states, seen,
				  error))
			return FALSE;
	}
	for (i = 0; i < paths->len; i++) {
		struct file_state *state =
			g_hash_table_lookup(states, paths->pdata[i]);

		if (state->first && !g_hash_table_contains(seen, state))
			state->local = TRUE;
		count += state->local;
	}
	*local = count;
	return TRUE;
}

/* Whether a record of diff-tree (":m m old new S", path) is as expected. */
static gboolean tip_is_right(const char *record, const char *path,
			     GHashTable *states)
{
	g_auto(GStrv) words = g_strsplit(record, " ", -1);
	struct file_state *state = g_hash_table_lookup(states, path);
	g_autofree char *name = NULL;

	if (!state || g_strv_length(words) != 5)
		return FALSE;
	name = git_blob_name(state->last, strlen(words[3]));
	return !strcmp(name, words[3]) &&
	       strtoul(words[1], NULL, 8) == state->mode;
}

gboolean base_check_tip(const char *start, const char *tip, char **environ,
			GHashTable *states, GError **error)
{
	const char *argv[] = {
		"diff-tree",   "-r",  "-z", "--raw", "--no-renames",
		"--no-abbrev", start, tip,  NULL};
	g_autoptr(GBytes) out = git_run(environ, argv, NULL, error);
	guint expected = 0, found = 0;
	struct file_state *state;
	const char *p, *end;
	GHashTableIter iter;

	if (!out)
		return FALSE;
	p = g_bytes_get_data(out, NULL);
	end = p + g_bytes_get_size(out);
	for (; p < end; found++) {
		const char *path = p + strlen(p) + 1;

		if (path >= end || !tip_is_right(p, path, states))
			break;
		p = path + strlen(path) + 1;
	}
	g_hash_table_iter_init(&iter, states);
	while (g_hash_table_iter_next(&iter, NULL, (gpointer *)&state))
		expected += !state->first ||
			    !g_bytes_equal(state->first, state->last);
	if (p >= end && found == expected)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
		    "the commits that git made do not hold what the changes "
		    "say: %u of %u files are right",
		    found, expected);
	return FALSE;
}

char *base_shallow_file(const struct tree *tree)
{
	g_autofree char *link = NULL;
	g_autofree char *common = NULL;
	g_autofree char *dir = NULL;
	char *path;

	if (!tree->gitdir)
		return NULL;
	/* a linked worktree names the shared git folder */
	link = g_build_filename(tree->gitdir, "commondir", NULL);
	if (g_file_get_contents(link, &common, NULL, NULL))
		dir = g_canonicalize_filename(g_strchomp(common), tree->gitdir);
	path = g_build_filename(dir ? dir : tree->gitdir, "shallow", NULL);
	if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return path;
	g_free(path);
	return NULL;
}
