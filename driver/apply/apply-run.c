// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "apply-parts.h"
#include "badline.h"
#include "error.h"

#define CHUNK 200 /* copies a run: what a stop can cost */

/* The options of a run, NULL at the end. */
static GPtrArray *options_of(const struct rulefile *file)
{
	/* in a group of files, typedefs of one must not be guessed in another */
	static const char *const ours[] = {"--in-place", "--no-show-diff",
					   "--no-saved-typedefs"};
	char **words = g_strsplit_set(file->cocci->options, " \t", -1);
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < G_N_ELEMENTS(ours); i++)
		g_ptr_array_add(options, g_strdup(ours[i]));
	if (file->patch) {
		g_ptr_array_add(options, g_strdup("-D"));
		g_ptr_array_add(options, g_strdup("patch"));
	}
	for (guint i = 0; words[i]; i++)
		if (*words[i])
			g_ptr_array_add(options, g_strdup(words[i]));
	g_ptr_array_add(options, NULL);
	g_strfreev(words);
	return options;
}

static void take_chunk(GPtrArray *chunk, const struct spatch_run *run)
{
	for (guint i = 0; i < chunk->len; i++) {
		struct applied *applied = chunk->pdata[i];

		if (run->failed[i]) {
			g_free(applied->unseen);
			applied->unseen = g_strdup(run->failed[i]);
			continue;
		}
		g_bytes_unref(applied->after);
		applied->after = g_bytes_ref(run->results->pdata[i]);
	}
}

static gboolean run_chunk(const struct apply *apply,
			  const struct rulefile *file, GPtrArray *chunk,
			  GError **error)
{
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GPtrArray *options = options_of(file);
	struct spatch_run *run = NULL;
	GError *cause = NULL;

	for (guint i = 0; i < chunk->len; i++)
		g_ptr_array_add(
			copies,
			g_bytes_ref(
				((struct applied *)chunk->pdata[i])->after));
	if (spatch_run_as(apply->spatch, file->cocci->path,
			  (const char *const *)options->pdata, copies, &run,
			  &cause))
		take_chunk(chunk, run);
	/* not a single one of these, but of others maybe */
	if (g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL)) {
		for (guint i = 0; i < chunk->len; i++) {
			struct applied *applied = chunk->pdata[i];

			g_free(applied->unseen);
			applied->unseen = g_strdup(cause->message);
		}
		g_clear_error(&cause);
	}
	spatch_run_free(run);
	g_ptr_array_unref(options);
	g_ptr_array_unref(copies);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

static gboolean run_file(const struct apply *apply, const struct rulefile *file,
			 GPtrArray *list, GError **error)
{
	gboolean ok = TRUE;

	for (guint from = 0; ok && from < list->len; from += CHUNK) {
		GPtrArray *chunk = g_ptr_array_new();

		for (guint i = from; i < MIN(from + CHUNK, list->len); i++)
			g_ptr_array_add(chunk, list->pdata[i]);
		ok = run_chunk(apply, file, chunk, error);
		g_ptr_array_unref(chunk);
	}
	return ok;
}

GPtrArray *apply_run(const struct apply *apply, const GPtrArray *paths,
		     GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(applied_free);
	gboolean ok = TRUE;

	for (guint i = 0; ok && i < paths->len; i++) {
		GBytes *text = tree_read(apply->tree, paths->pdata[i], error);

		ok = text != NULL;
		if (ok)
			g_ptr_array_add(list,
					applied_new(paths->pdata[i], text));
		g_clear_pointer(&text, g_bytes_unref);
	}
	for (guint i = 0; ok && i < apply->set->files->len; i++) {
		const struct rulefile *file = apply->set->files->pdata[i];

		if (file->need->kind != NEED_NEVER)
			ok = run_file(apply, file, list, error);
	}
	for (guint i = 0; ok && i < list->len; i++)
		apply_read_hunks(list->pdata[i]);
	if (!ok)
		g_clear_pointer(&list, g_ptr_array_unref);
	return list;
}
