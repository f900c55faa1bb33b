// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "base/error.h"
#include "spatch/spatch-batch.h"
#include "spatch/spatch-parts.h"

#define GROUP 40 /* most copies per process: what one crash can cost */
/*
 * Bytes of copies that a single process handles before parallel is ready, and
 * bytes that are worth starting a process.
 */
#define FEW   400000
#define WORTH 100000
#define SHARE 8 /* groups per machine that shares the work */

static gsize size_of(const struct batch *batch, guint i)
{
	return g_bytes_get_size(batch->copies->pdata[i]);
}

static void tell(const struct batch *batch, guint done)
{
	if (batch->spatch->options.progress)
		batch->spatch->options.progress(done, batch->run->count);
}

/* Runs one process over all copies. */
static gboolean run_directly(const struct batch *batch, GError **error)
{
	struct direct *direct;
	gboolean ok;

	tell(batch, 0);
	direct = direct_begin(batch, FALSE, error);
	ok = direct && direct_end(direct, error);
	tell(batch, batch->run->count);
	return ok;
}

static struct spatch_job *job_of(const struct batch *batch, guint first,
				 guint copies)
{
	GPtrArray *argv = batch_command(batch, first, copies);
	GString *line = g_string_new("exec");

	for (guint i = 0; argv->pdata[i]; i++) {
		char *quoted = g_shell_quote(argv->pdata[i]);

		g_string_append_printf(line, " %s", quoted);
		g_free(quoted);
	}
	g_ptr_array_unref(argv);
	return job_new(g_string_free(line, FALSE), first, copies);
}

static gboolean run_jobs(const struct batch *batch, GPtrArray *list,
			 GError **error)
{
	struct spatch *spatch = batch->spatch;
	struct jobs *jobs = g_steal_pointer(&spatch->expecting);
	char *out = NULL, *err = NULL;
	gboolean ok;

	if (!jobs)
		jobs = jobs_begin(spatch, NULL, error);
	ok = jobs != NULL;
	for (guint i = 0; ok && i < list->len; i++)
		ok = batch_write(batch, jobs->folder, list->pdata[i], error);
	ok = ok && jobs_run(jobs, list, &out, &err, error);
	if (ok)
		batch_words(batch, out, err);
	for (guint i = 0; ok && i < list->len; i++) {
		struct spatch_job *job = list->pdata[i];

		if (!job->ended)
			job->failure = g_strdup("spatch was never run on it");
		ok = batch_take(batch, jobs->folder, job, error);
	}
	jobs_free(jobs);
	return ok;
}

/*
 * Groups the copies, in order, into parts of about the same work; spatch's
 * output stays in the order of the copies.
 */
static GPtrArray *plan(const struct batch *batch)
{
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
	guint count = batch->run->count;
	guint jobs = batch->spatch->options.jobs;
	gsize total = 0, sum = 0, parts;

	/* parallel finds out how many cores they have */
	if (batch_travels(batch))
		jobs = SHARE * logins_count(batch->spatch->logins);

	for (guint i = 0; i < count; i++)
		total += size_of(batch, i);
	/* at least two: a copy that hangs must not take all with it */
	parts = total < FEW ? 1 : CLAMP(total / WORTH, 2, MAX(jobs, 2));
	parts = MAX(parts, (count + GROUP - 1) / GROUP);
	for (guint i = 0, first = 0; i < count; i++) {
		guint copies = i + 1 - first;

		sum += size_of(batch, i);
		if (!batch->spatch->alone && i + 1 < count && copies < GROUP &&
		    (sum + size_of(batch, i + 1) / 2) * parts <
			    total * (list->len + 1))
			continue;
		g_ptr_array_add(list, job_of(batch, first, copies));
		first = i + 1;
	}
	return list;
}

/* Runs the list on the logins, and what they left undone here. */
static gboolean run_remotely(const struct batch *batch, GPtrArray *list,
			     GError **error)
{
	GPtrArray *left =
		g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
	gboolean ok = remote_run(batch, list, error);

	for (guint i = 0; ok && i < list->len; i++) {
		const struct spatch_job *job = list->pdata[i];

		if (job->lost)
			g_ptr_array_add(left,
					job_of(batch, job->first, job->copies));
	}
	ok = ok && (!left->len || run_jobs(batch, left, error));
	g_ptr_array_unref(left);
	return ok;
}

static gboolean attempt(const struct batch *batch, gboolean *hung,
			GError **error)
{
	GPtrArray *list = plan(batch);
	gboolean ok;

	g_string_truncate(batch->run->output, 0);
	if (batch_travels(batch))
		ok = run_remotely(batch, list, error);
	else if (list->len == 1)
		ok = run_directly(batch, error);
	else
		ok = run_jobs(batch, list, error);
	*hung = list->len > 1;
	for (guint i = 0; i < list->len; i++)
		*hung = *hung &&
			!g_strcmp0(
				((struct spatch_job *)list->pdata[i])->failure,
				SPATCH_TIME_LIMIT);
	g_ptr_array_unref(list);
	return ok;
}

/*
 * Retries failed groups copy by copy. Their earlier output is then there twice;
 * readers ignore duplicates.
 */
static gboolean retry(const struct batch *batch, GError **error)
{
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
	gboolean ok = TRUE;

	for (guint i = 0; i < batch->run->count; i++)
		if (batch->run->failed[i])
			g_ptr_array_add(list, job_of(batch, i, 1));
	if (list->len && batch->run->count > 1)
		ok = run_jobs(batch, list, error);
	g_ptr_array_unref(list);
	return ok;
}

/*
 * Nothing worked: the rule may be wrong, or the Python that we named. From now
 * on spatch finds its own.
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
	return attempt(batch, hung, error);
}

static gboolean all_failed(const struct batch *batch, GError **error)
{
	const struct spatch_run *run = batch->run;

	if (!run->count || batch_failed(batch) < run->count)
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
	if (!attempt(batch, &hung, error))
		return FALSE;
	if (batch_failed(batch) == count && !hung &&
	    !second_chance(batch, &hung, error))
		return FALSE;
	return (hung || retry(batch, error)) && !all_failed(batch, error);
}

/* Runs the copies that are not taken yet, and adds their results. */
static gboolean run_rest(struct batch *batch, const gboolean *taken,
			 GError **error)
{
	struct spatch_run *run = batch->run, *rest = NULL;
	GPtrArray *copies = g_ptr_array_new();
	GError *cause = NULL;

	for (guint i = 0; i < run->count; i++)
		if (!taken[i])
			g_ptr_array_add(copies, batch->copies->pdata[i]);
	if (copies->len)
		spatch_run(batch->spatch, batch->rule, copies, &rest, &cause);
	for (guint i = 0, k = 0; i < run->count; i++) {
		if (taken[i])
			continue;
		run->failed[i] =
			g_strdup(rest ? rest->failed[k] : cause->message);
		if (!run->failed[i])
			run->results->pdata[i] =
				g_bytes_ref(rest->results->pdata[k]);
		k++;
	}
	/* all of these failed, but others were taken */
	if (g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL))
		g_clear_error(&cause);
	spatch_run_free(rest);
	g_ptr_array_unref(copies);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

static gboolean run_batch(struct batch *batch, GError **error)
{
	gboolean *taken = g_new0(gboolean, batch->run->count + 1);
	gboolean any = FALSE, ok = batch_take_ahead(batch, taken, error);

	for (guint i = 0; i < batch->run->count; i++)
		any |= taken[i];
	ok = ok &&
	     (any ? run_rest(batch, taken, error) : run_all(batch, error));
	g_free(taken);
	return ok;
}

gboolean spatch_run(struct spatch *spatch, const char *rule, GPtrArray *copies,
		    struct spatch_run **result, GError **error)
{
	return spatch_run_as(spatch, rule, NULL, copies, result, error);
}

gboolean spatch_run_as(struct spatch *spatch, const char *rule,
		       const char *const *options, GPtrArray *copies,
		       struct spatch_run **result, GError **error)
{
	struct batch *batch = batch_new(spatch, rule, options, copies, error);
	gboolean ok = batch && run_batch(batch, error);

	if (ok)
		*result = g_steal_pointer(&batch->run);
	batch_free(batch);
	return ok;
}

void spatch_run_free(struct spatch_run *run)
{
	if (!run)
		return;
	g_string_free(run->output, TRUE);
	g_string_free(run->parsing, TRUE);
	g_free(run->complaint);
	g_clear_pointer(&run->results, g_ptr_array_unref);
	for (guint i = 0; i < run->count; i++)
		g_free(run->failed[i]);
	g_free(run->failed);
	g_free(run);
}
