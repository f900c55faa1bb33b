// SPDX-License-Identifier: GPL-2.0
#include "series/repository.h"

#include <string.h>

#include <glib/gstdio.h>

#include "tree/base.h"
#include "base/error.h"
#include "base/git.h"
#include "series/import.h"
#include "tree/patch.h"
#include "tree/change.h"
#include "tree/state.h"

/*
 * One thread, no automatic abbreviation: the result must not depend on the
 * machine or on what else lies in the tree's object store. A pack of its own
 * for few objects too, and no waiting for the disk: nothing here is kept.
 */
static const char config[] = "[core]\n"
			     "\tabbrev = 12\n"
			     "\tattributesFile = /dev/null\n"
			     "\thooksPath = /dev/null\n"
			     "\tfsync = none\n"
			     "[pack]\n"
			     "\tthreads = 1\n"
			     "[fastimport]\n"
			     "\tunpackLimit = 0\n"
			     "[gc]\n"
			     "\tauto = 0\n";

/* What stands behind the @@ of a hunk: as the kernel's own .gitattributes. */
static const char attributes[] = "*.[ch] diff=cpp\n"
				 "*.rs diff=rust\n"
				 "*.dts diff=dts\n"
				 "*.dtsi diff=dts\n"
				 "*.dtso diff=dts\n";

static const struct identity base_author = {
	.name = "treewide", .mail = "treewide@localhost.invalid"};

gboolean repository_put(const struct repository *repository, const char *name,
			const char *text, const char *mode, GError **error)
{
	g_autofree char *path =
		g_build_filename(repository->gitdir, name, NULL);
	g_autofree char *dir = g_path_get_dirname(path);
	FILE *file = NULL;
	gboolean ok;

	if (!g_mkdir_with_parents(dir, 0777))
		file = fopen(path, mode);
	ok = file && fputs(text, file) >= 0;
	if (file && fclose(file))
		ok = FALSE;
	if (!ok)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot write '%s'", path);
	return ok;
}

static gboolean borrow(struct repository *repository, GError **error)
{
	const struct tree *tree = repository->tree;
	g_autofree char *shallow = base_shallow_file(tree);
	g_autofree char *escaped = NULL;
	g_autofree char *line = NULL;
	g_autofree char *commits = NULL;

	if (!tree->commit)
		return TRUE;
	escaped = g_strescape(tree->objects, NULL);
	line = g_strdup_printf("\"%s\"\n", escaped);
	if (!repository_put(repository, "objects/info/alternates", line, "w",
			    error))
		return FALSE;
	if (!shallow)
		return TRUE;
	if (!g_file_get_contents(shallow, &commits, NULL, error)) {
		g_prefix_error(error, "cannot read the end of a shallow "
				      "checkout's history: ");
		return FALSE;
	}
	return repository_put(repository, "shallow", commits, "w", error);
}

struct repository *repository_new(const struct tree *tree, const char *build,
				  const char *branch, GError **error)
{
	struct repository *repository = g_new0(struct repository, 1);
	const char *format = tree->commit && strlen(tree->commit) == 64
				     ? "--object-format=sha256"
				     : "--object-format=sha1";
	const char *argv[] = {
		"init", "-q", "--bare", "--template=", format, NULL, NULL};
	g_autoptr(GBytes) out = NULL;

	repository->tree = tree;
	repository->branch = g_strdup(branch);
	repository->scratch = scratch_new(build, "series", error);
	if (!repository->scratch)
		goto fail;
	repository->gitdir = g_build_filename(repository->scratch->path,
					      "repository.git", NULL);
	repository->environ = git_environ(repository->gitdir);
	argv[5] = repository->gitdir;
	out = git_run(repository->environ, argv, NULL, error);
	if (!out || !repository_put(repository, "config", config, "a", error) ||
	    !repository_put(repository, "info/attributes", attributes, "w",
			    error) ||
	    !borrow(repository, error) ||
	    !base_date(tree, repository->environ, &repository->date, error))
		goto fail;
	return repository;
fail:
	repository_free(repository);
	return NULL;
}

void repository_free(struct repository *repository)
{
	if (!repository)
		return;
	scratch_free(repository->scratch);
	g_free(repository->gitdir);
	g_strfreev(repository->environ);
	g_free(repository->branch);
	g_free(repository->start);
	g_free(repository->floor);
	g_free(repository->tip);
	g_free(repository);
}

/*
 * The commit below the series, where the tree's own HEAD is not it: all files
 * as they were (a tarball), or those with local changes.
 */
static void import_start(const struct repository *repository,
			 struct import *import, GHashTable *states)
{
	const struct tree *tree = repository->tree;
	g_autoptr(GPtrArray) paths = state_paths(states);
	g_autofree char *message = NULL;
	guint i;

	if (tree->commit)
		message = g_strdup("Local changes of the work tree\n\n"
				   "No part of the series: it was made on top "
				   "of them.\n");
	else
		message = g_strdup_printf("%s %s\n\nOnly the files that "
					  "the series changes.\n",
					  tree->title, tree->version);
	import_commit(import, &base_author, repository->date, message,
		      tree->commit);
	for (i = 0; i < paths->len; i++) {
		struct file_state *state =
			g_hash_table_lookup(states, paths->pdata[i]);

		if (state->first && (state->local || !tree->commit))
			import_file(import, paths->pdata[i], state->mode,
				    state->first);
	}
	import_print(import);
}

static GBytes *make_stream(struct repository *repository,
			   const struct commits *commits,
			   const struct identity *identity, GHashTable *states,
			   GHashTable *below)
{
	const GPtrArray *patches = commits->patches;
	g_autofree char *ref =
		g_strconcat("refs/heads/", repository->branch, NULL);
	const char *from = repository->tree->commit;
	struct import import;
	guint i, j;

	import_init(&import, ref);
	if (!from || repository->local) {
		import_start(repository, &import, from ? states : below);
		from = NULL;
	}
	for (i = 0; i < patches->len; i++) {
		const struct patch *patch = patches->pdata[i];

		import_commit(&import, identity, repository->date + i + 1,
			      commits->messages->pdata[i], i ? NULL : from);
		for (j = 0; j < patch->changes->len; j++) {
			struct change *change = patch->changes->pdata[j];
			struct file_state *state =
				g_hash_table_lookup(states, change->path);

			import_file(&import, change->path, state->mode,
				    change->after);
		}
		if (i + 1 == commits->ground)
			import_print(&import);
	}
	import_print(&import);
	return import_finish(&import);
}

/* Feeds the stream to git; keeps the names that fast-import prints. */
static gboolean run_import(struct repository *repository, GBytes *stream,
			   gboolean ground, GError **error)
{
	gboolean base = !repository->tree->commit || repository->local;
	const char *argv[] = {"fast-import", "--quiet", "--done", NULL};
	g_autofree char *path =
		g_build_filename(repository->scratch->path, "stream", NULL);
	g_autoptr(GBytes) out = NULL;
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	g_autoptr(GError) cause = NULL;
	guint count;

	if (!g_file_set_contents(path, g_bytes_get_data(stream, NULL),
				 g_bytes_get_size(stream), &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_IO,
			    "cannot write '%s': %s", path, cause->message);
		return FALSE;
	}
	out = git_run(repository->environ, argv, path, error);
	if (!out)
		return FALSE;
	text = g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
	lines = g_strsplit(g_strchomp(text), "\n", -1);
	count = g_strv_length(lines);
	if (count != 1u + base + ground) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "git fast-import printed '%s'", text);
		return FALSE;
	}
	repository->start =
		g_strdup(base ? lines[0] : repository->tree->commit);
	repository->floor =
		g_strdup(ground ? lines[count - 2] : repository->start);
	repository->tip = g_strdup(lines[count - 1]);
	return TRUE;
}

gboolean repository_import(struct repository *repository,
			   const struct commits *commits,
			   const struct identity *identity, GError **error)
{
	const GPtrArray *all = commits->all ? commits->all : commits->patches;
	g_autoptr(GHashTable) states = NULL;
	g_autoptr(GHashTable) below = NULL;
	g_autoptr(GBytes) stream = NULL;

	states = state_replay(commits->patches, commits->patches->len, error);
	below = states ? state_replay(all, all->len, error) : NULL;
	if (!below)
		return FALSE;
	if (repository->tree->commit &&
	    !base_compare(repository->tree->commit, repository->environ, states,
			  &repository->local, error))
		return FALSE;
	stream = make_stream(repository, commits, identity, states, below);
	return run_import(repository, stream, commits->ground > 0, error) &&
	       base_check_tip(repository->start, repository->tip,
			      repository->environ, states, error);
}

GBytes *repository_bundle(struct repository *repository, GError **error)
{
	const char *argv[] = {"bundle",		  "create", "--quiet", "-",
			      repository->branch, NULL,	    NULL};
	g_autofree char *not_base = NULL;

	if (repository->tree->commit) {
		not_base = g_strconcat("^", repository->tree->commit, NULL);
		argv[5] = not_base;
	}
	return git_run(repository->environ, argv, NULL, error);
}
