// SPDX-License-Identifier: GPL-2.0
#include "verify/rehearsal.h"

#include <string.h>

#include "base/error.h"
#include "base/git.h"
#include "base/scratch.h"

static int by_path(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *touched(const struct posted *posted)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *paths = g_ptr_array_new();

	for (guint i = 0; i < posted->patches->len; i++) {
		const struct posted_patch *patch = posted->patches->pdata[i];

		for (guint k = 0; k < patch->files->len; k++)
			if (g_hash_table_add(seen, patch->files->pdata[k]))
				g_ptr_array_add(paths, patch->files->pdata[k]);
	}
	g_ptr_array_sort(paths, by_path);
	return paths;
}

char *rehearsal_git(const struct rehearsal *rehearsal, const char *const *argv,
		    GError **error)
{
	g_autoptr(GBytes) out = git_run(rehearsal->environ, argv, NULL, error);
	gsize size;
	const char *data;

	if (!out)
		return NULL;
	data = g_bytes_get_data(out, &size);
	return g_strchomp(g_strndup(size ? data : "", size));
}

static gboolean copy_base(const struct rehearsal *rehearsal, const char *folder,
			  GError **error)
{
	for (guint i = 0; i < rehearsal->paths->len; i++) {
		const char *path = rehearsal->paths->pdata[i];
		g_autofree char *full = g_build_filename(folder, path, NULL);
		g_autofree char *parent = g_path_get_dirname(full);
		g_autoptr(GBytes) bytes = NULL;
		gsize size;
		const char *data;

		if (!tree_has(rehearsal->tree, path))
			continue;
		bytes = tree_read(rehearsal->tree, path, error);
		if (!bytes)
			return FALSE;
		data = g_bytes_get_data(bytes, &size);
		g_mkdir_with_parents(parent, 0777);
		if (!g_file_set_contents_full(
			    full, size ? data : "", size,
			    G_FILE_SET_CONTENTS_NONE,
			    tree_mode(rehearsal->tree, path) & 0777, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean commit_base(struct rehearsal *rehearsal, GError **error)
{
	const char *const add[] = {"add", "-A", "-f", ".", NULL};
	const char *const commit[] = {"commit",	       "-q", "-m", "base",
				      "--allow-empty", NULL};
	const char *const head[] = {"rev-parse", "HEAD", NULL};
	g_autofree char *added = rehearsal_git(rehearsal, add, error);
	g_autofree char *done =
		added ? rehearsal_git(rehearsal, commit, error) : NULL;
	char *name = done ? rehearsal_git(rehearsal, head, error) : NULL;

	if (name)
		g_ptr_array_add(rehearsal->commits, name);
	return name != NULL;
}

static char **environ_of(const char *gitdir, const char *folder)
{
	static const char *const roles[] = {"AUTHOR", "COMMITTER"};
	char **env = git_environ(gitdir);

	env = g_environ_setenv(env, "GIT_WORK_TREE", folder, TRUE);
	for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
		g_autofree char *name =
			g_strdup_printf("GIT_%s_NAME", roles[i]);
		g_autofree char *mail =
			g_strdup_printf("GIT_%s_EMAIL", roles[i]);

		env = g_environ_setenv(env, name, "verify", TRUE);
		env = g_environ_setenv(env, mail, "verify@localhost", TRUE);
	}
	return env;
}

struct rehearsal *rehearsal_new(const struct tree *tree,
				const struct posted *posted, const char *folder,
				GError **error)
{
	const char *const init[] = {"init", "-q", "-b", "verify", NULL};
	struct rehearsal *rehearsal = g_new0(struct rehearsal, 1);
	g_autofree char *path = g_canonicalize_filename(folder, NULL);
	g_autofree char *said = NULL;

	rehearsal->tree = tree;
	rehearsal->posted = posted;
	rehearsal->paths = touched(posted);
	rehearsal->commits = g_ptr_array_new_with_free_func(g_free);
	rehearsal->gitdir = g_build_filename(path, ".git", NULL);
	rehearsal->environ = environ_of(rehearsal->gitdir, path);
	if (!scratch_remove(path, error))
		goto fail;
	if (g_mkdir_with_parents(path, 0777)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot make the folder '%s'", path);
		goto fail;
	}
	said = rehearsal_git(rehearsal, init, error);
	if (said && copy_base(rehearsal, path, error) &&
	    commit_base(rehearsal, error))
		return rehearsal;
fail:
	rehearsal_free(rehearsal);
	return NULL;
}

void rehearsal_free(struct rehearsal *rehearsal)
{
	if (!rehearsal)
		return;
	g_ptr_array_unref(rehearsal->paths);
	g_ptr_array_unref(rehearsal->commits);
	g_strfreev(rehearsal->environ);
	g_free(rehearsal->gitdir);
	g_free(rehearsal);
}

/*
 * A file that the commit changes and the mail's headers do not name; NULL:
 * none.
 */
static char *unnamed(struct rehearsal *rehearsal,
		     const struct posted_patch *patch, GError **error)
{
	const char *const names[] = {"diff-tree",   "-r",   "--no-commit-id",
				     "--name-only", "HEAD", NULL};
	g_autofree char *said = rehearsal_git(rehearsal, names, error);
	g_auto(GStrv) lines = said ? g_strsplit(said, "\n", -1) : NULL;

	for (char **line = lines; line && *line; line++) {
		/* quoted if it is not plain, as in the mail */
		g_autofree char *bare =
			**line == '"' ? g_strndup(*line + 1, strlen(*line) - 2)
				      : NULL;
		g_autofree char *name =
			bare ? g_strcompress(bare) : g_strdup(*line);

		if (*name && !posted_touches(patch, name))
			return g_strdup_printf("it changes '%s', which no "
					       "header of its diff names",
					       *line);
	}
	return NULL;
}

gboolean rehearsal_apply(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error)
{
	const char *const am[] = {"am", "-q", patch->path, NULL};
	const char *const abort[] = {"am", "--abort", NULL};
	const char *const head[] = {"rev-parse", "HEAD", NULL};
	g_autoptr(GError) cause = NULL;
	g_autofree char *said = rehearsal_git(rehearsal, am, &cause);
	char *commit;

	*why = NULL;
	if (!said) {
		g_free(rehearsal_git(rehearsal, abort, NULL));
		*why = g_strdup(cause->message);
	}
	commit = rehearsal_git(rehearsal, head, error);
	if (commit && !*why)
		*why = unnamed(rehearsal, patch, NULL);
	if (!commit) {
		g_clear_pointer(why, g_free);
		return FALSE;
	}
	g_ptr_array_add(rehearsal->commits, commit);
	return TRUE;
}

/*
 * The commit that every conversion builds upon: that of the helpers, or of the
 * last change of behaviour right after them.
 */
static guint ground_of(const struct rehearsal *rehearsal)
{
	const GPtrArray *patches = rehearsal->posted->patches;
	guint ground = 1;

	while (ground < patches->len &&
	       !strcmp(((struct posted_patch *)patches->pdata[ground])->kind,
		       "behaviour"))
		ground++;
	return MIN(ground, rehearsal->commits->len - 1);
}

static gboolean share_file(const struct posted_patch *a,
			   const struct posted_patch *b)
{
	for (guint i = 0; i < a->files->len; i++)
		if (posted_touches(b, a->files->pdata[i]))
			return TRUE;
	return FALSE;
}

/* A question builds upon the conversions of its files that have no question. */
static guint ground_for(const struct rehearsal *rehearsal,
			const struct posted_patch *patch)
{
	const GPtrArray *patches = rehearsal->posted->patches;
	guint ground = ground_of(rehearsal);

	for (guint i = ground; i < patches->len && i + 1 < patch->number &&
			       !strcmp(patch->kind, "question");
	     i++)
		if (share_file(patch, patches->pdata[i]))
			ground = i + 1;
	return MIN(ground, patch->number - 1);
}

gboolean rehearsal_alone(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error)
{
	const char *read[] = {"read-tree", NULL, NULL};
	const char *const apply[] = {"apply", "--cached", "--check",
				     patch->path, NULL};
	char **before = rehearsal->environ;
	g_autofree char *index =
		g_build_filename(rehearsal->gitdir, "alone", NULL);
	g_autofree char *ready = NULL;
	g_autofree char *said = NULL;
	g_autoptr(GError) cause = NULL;

	*why = NULL;
	read[1] = rehearsal->commits->pdata[ground_for(rehearsal, patch)];
	rehearsal->environ = g_environ_setenv(g_strdupv(before),
					      "GIT_INDEX_FILE", index, TRUE);
	ready = rehearsal_git(rehearsal, read, error);
	said = ready ? rehearsal_git(rehearsal, apply, &cause) : NULL;
	if (ready && !said)
		*why = g_strdup(cause->message);
	g_strfreev(rehearsal->environ);
	rehearsal->environ = before;
	return ready != NULL;
}

GBytes *rehearsal_content(const struct rehearsal *rehearsal, const char *commit,
			  const char *path)
{
	g_autofree char *name = NULL;
	const char *argv[] = {"cat-file", "blob", NULL, NULL};

	if (!commit)
		commit = rehearsal->commits->pdata[rehearsal->commits->len - 1];
	name = g_strdup_printf("%s:%s", commit, path);
	argv[2] = name;
	return git_run(rehearsal->environ, argv, NULL, NULL);
}

char *rehearsal_diff(const struct rehearsal *rehearsal, const char *commit,
		     const char *path)
{
	const char *argv[] = {
		"diff-tree", "-p", "-U0", rehearsal->commits->pdata[0],
		commit,	     "--", path,  NULL};
	g_autoptr(GBytes) said = git_run(rehearsal->environ, argv, NULL, NULL);

	return said ? g_strndup(g_bytes_get_data(said, NULL),
				g_bytes_get_size(said))
		    : NULL;
}
