// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "error.h"
#include "spatch-batch.h"
#include "spatch-parts.h"

static guint count_failed(const struct spatch_run *run)
{
	guint failed = 0;

	for (guint i = 0; i < run->count; i++)
		failed += run->failed[i] != NULL;
	return failed;
}

/*
 * Nothing worked: the rule may be wrong, or the Python that was named. spatch
 * finds its own from then on.
 */
static gboolean second_chance(const struct batch *batch, gboolean *hung,
			      GError **error)
{
	if (!spatch_check_rule(batch->spatch, batch->rule, error))
		return FALSE;
	if (!batch->spatch->python ||
	    !strcmp(batch->run->failed[0], SPATCH_TIME_LIMIT))
		return TRUE;
	batch->spatch->python = NULL;
	return batch_attempt(batch, hung, error);
}

static gboolean all_failed(const struct batch *batch, GError **error)
{
	const struct spatch_run *run = batch->run;

	if (!run->count || count_failed(run) < run->count)
		return FALSE;
	if (!strcmp(run->failed[0], SPATCH_TIME_LIMIT))
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "spatch did not finish a single file within %u "
			    "seconds; give it more time with --timeout",
			    batch->spatch->options.timeout);
	else
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "spatch could not read a single file: %s%s%s",
			    run->failed[0], run->complaint ? ": " : "",
			    run->complaint ? run->complaint : "");
	return TRUE;
}

static gboolean run_all(const struct batch *batch, GError **error)
{
	guint count = batch->run->count;
	gboolean hung = FALSE;

	if (!count)
		return spatch_check_rule(batch->spatch, batch->rule, error);
	if (!batch_attempt(batch, &hung, error))
		return FALSE;
	if (count_failed(batch->run) == count && !hung &&
	    !second_chance(batch, &hung, error))
		return FALSE;
	return (hung || batch_retry(batch, error)) && !all_failed(batch, error);
}

static void free_bytes(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

static struct spatch_run *run_new(guint count)
{
	struct spatch_run *run = g_new0(struct spatch_run, 1);

	run->output = g_string_new(NULL);
	run->count = count;
	run->failed = g_new0(char *, count + 1);
	run->results = g_ptr_array_new_with_free_func(free_bytes);
	g_ptr_array_set_size(run->results, count);
	return run;
}

gboolean spatch_run(struct spatch *spatch, const char *rule, GPtrArray *copies,
		    struct spatch_run **result, GError **error)
{
	struct batch batch = {
		.spatch = spatch,
		.rule = g_canonicalize_filename(rule, NULL),
		.copies = copies,
		.run = run_new(copies->len),
	};
	gboolean ok;

	batch.options = spatch_rule_options(batch.rule, error);
	ok = batch.options && run_all(&batch, error);
	if (ok)
		*result = batch.run;
	else
		spatch_run_free(batch.run);
	g_strfreev(batch.options);
	g_free(batch.rule);
	return ok;
}

void spatch_run_free(struct spatch_run *run)
{
	if (!run)
		return;
	g_string_free(run->output, TRUE);
	g_free(run->complaint);
	g_clear_pointer(&run->results, g_ptr_array_unref);
	for (guint i = 0; i < run->count; i++)
		g_free(run->failed[i]);
	g_free(run->failed);
	g_free(run);
}
