// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "base/error.h"
#include "spatch/spatch-batch.h"
#include "spatch/spatch-parts.h"

static void free_bytes(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

static struct spatch_run *run_new(guint count)
{
	struct spatch_run *run = g_new0(struct spatch_run, 1);

	run->output = g_string_new(NULL);
	run->parsing = g_string_new(NULL);
	run->count = count;
	run->failed = g_new0(char *, count + 1);
	run->results = g_ptr_array_new_with_free_func(free_bytes);
	g_ptr_array_set_size(run->results, count);
	return run;
}

struct batch *batch_new(struct spatch *spatch, const char *rule,
			const char *const *options, GPtrArray *copies,
			GError **error)
{
	struct batch *batch = g_new0(struct batch, 1);

	batch->spatch = spatch;
	batch->rule = g_canonicalize_filename(rule, NULL);
	batch->copies = g_ptr_array_ref(copies);
	batch->run = run_new(copies->len);
	batch->given = options != NULL;
	batch->options = options ? g_strdupv((char **)options)
				 : spatch_rule_options(batch->rule, error);
	if (!batch->options)
		g_clear_pointer(&batch, batch_free);
	return batch;
}

void batch_free(struct batch *batch)
{
	if (!batch)
		return;
	g_free(batch->rule);
	g_strfreev(batch->options);
	g_ptr_array_unref(batch->copies);
	spatch_run_free(batch->run);
	g_free(batch);
}

guint batch_failed(const struct batch *batch)
{
	guint failed = 0;

	for (guint i = 0; i < batch->run->count; i++)
		failed += batch->run->failed[i] != NULL;
	return failed;
}

static gboolean write_copy(const char *folder, GPtrArray *copies, guint i,
			   GError **error)
{
	char *path = g_strdup_printf("%s/%u.c", folder, i);
	gsize length;
	const char *text = g_bytes_get_data(copies->pdata[i], &length);
	gboolean ok = g_file_set_contents_full(
		path, text, length, G_FILE_SET_CONTENTS_NONE, 0644, error);

	g_free(path);
	return ok;
}

gboolean batch_write(const struct batch *batch, const char *folder,
		     const struct spatch_job *job, GError **error)
{
	for (guint i = job->first; i < job->first + job->copies; i++)
		if (!write_copy(folder, batch->copies, i, error))
			return FALSE;
	return TRUE;
}

gboolean batch_take(const struct batch *batch, const char *folder,
		    const struct spatch_job *job, GError **error)
{
	struct spatch_run *run = batch->run;

	for (guint i = job->first; i < job->first + job->copies; i++) {
		char *path;
		char *text = NULL;
		gsize length = 0;
		gboolean ok;

		g_free(run->failed[i]);
		run->failed[i] = g_strdup(job->failure);
		if (run->failed[i])
			continue;
		path = g_strdup_printf("%s/%u.c", folder, i);
		ok = g_file_get_contents(path, &text, &length, error);
		g_free(path);
		if (!ok)
			return FALSE;
		g_clear_pointer(&run->results->pdata[i], g_bytes_unref);
		run->results->pdata[i] = g_bytes_new_take(text, length);
	}
	return TRUE;
}

/* The line after which spatch shows the code that it means. */
static gboolean is_cause(const char *line)
{
	return strstr(line, "already tagged token") != NULL;
}

/* Keeps the last line that is not routine, or one that says more. */
static void remember_complaint(struct spatch_run *run, const char *err)
{
	char **lines = g_strsplit(err, "\n", -1);

	for (guint i = g_strv_length(lines); i-- > 0;) {
		g_strstrip(lines[i]);
		if (!*lines[i] || g_str_has_prefix(lines[i], "init_defs") ||
		    g_str_has_prefix(lines[i], "Warning"))
			continue;
		g_free(run->complaint);
		run->complaint = g_strdup(lines[i]);
		break;
	}
	for (guint i = 0; lines[i]; i++)
		if (is_cause(lines[i])) {
			g_free(run->complaint);
			run->complaint = g_strchomp(g_strdup(lines[i]));
		}
	g_strfreev(lines);
}

void batch_words(const struct batch *batch, char *out, char *err)
{
	g_string_append(batch->run->output, out);
	remember_complaint(batch->run, err);
	if (batch->given)
		g_string_append(batch->run->parsing, err);
	g_free(out);
	g_free(err);
}

GPtrArray *batch_command(const struct batch *batch, guint first, guint copies)
{
	const char *python = batch->spatch->python;
	/* the verbose one tells what it cannot parse, too */
	GPtrArray *argv = spatch_words(
		"spatch", batch->given ? "--verbose-parsing" : "--very-quiet",
		"--sp-file", batch->rule, NULL);

	if (python) {
		g_ptr_array_add(argv, g_strdup("--python"));
		g_ptr_array_add(argv, g_strdup(python));
	}
	for (char **option = batch->options; *option; option++)
		g_ptr_array_add(argv, g_strdup(*option));
	for (guint i = first; i < first + copies; i++)
		g_ptr_array_add(argv, g_strdup_printf("%u.c", i));
	g_ptr_array_add(argv, NULL);
	return argv;
}
