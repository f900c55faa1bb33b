// SPDX-License-Identifier: GPL-2.0
#include <string.h>
#include <sys/wait.h>

#include "error.h"
#include "spatch-batch.h"
#include "spatch-parts.h"

#define GROUP 40 /* copies a process at most: what one crash can cost */
/*
 * Bytes of copies that one process has done before parallel has begun, and
 * those that are worth the start of a process.
 */
#define FEW   400000
#define WORTH 100000

static gsize size_of(const struct batch *batch, guint i)
{
	return g_bytes_get_size(batch->copies->pdata[i]);
}

static void tell(const struct batch *batch, guint done)
{
	if (batch->spatch->options.progress)
		batch->spatch->options.progress(done, batch->run->count);
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

static gboolean write_copies(const char *folder, const struct batch *batch,
			     const struct job *job, GError **error)
{
	for (guint i = job->first; i < job->first + job->copies; i++)
		if (!write_copy(folder, batch->copies, i, error))
			return FALSE;
	return TRUE;
}

/* What has become of the job's copies. */
static gboolean take(const struct batch *batch, const char *folder,
		     const struct job *job, GError **error)
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

/* The last line that is no routine remark. */
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
	g_strfreev(lines);
}

/* What a process printed; frees it. */
static void take_words(const struct batch *batch, char *out, char *err)
{
	g_string_append(batch->run->output, out);
	remember_complaint(batch->run, err);
	g_free(out);
	g_free(err);
}

/* "spatch ... rule options 0.c 1.c", as words. */
static GPtrArray *command_of(const struct batch *batch, guint first,
			     guint copies)
{
	const char *python = batch->spatch->python;
	GPtrArray *argv = spatch_words("spatch", "--very-quiet", "--sp-file",
				       batch->rule, NULL);

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

static struct job *job_of(const struct batch *batch, guint first, guint copies)
{
	GPtrArray *argv = command_of(batch, first, copies);
	GString *line = g_string_new("exec");

	for (guint i = 0; argv->pdata[i]; i++) {
		char *quoted = g_shell_quote(argv->pdata[i]);

		g_string_append_printf(line, " %s", quoted);
		g_free(quoted);
	}
	g_ptr_array_unref(argv);
	return job_new(g_string_free(line, FALSE), first, copies);
}

/* How the process of a job ended, without parallel between. */
static char *failure_of(gint status)
{
	if (WIFSIGNALED(status))
		return g_strdup_printf("spatch was killed by signal %d",
				       WTERMSIG(status));
	if (WEXITSTATUS(status))
		return g_strdup_printf("spatch exited with status %d",
				       WEXITSTATUS(status));
	return NULL;
}

/* One process for all. */
static gboolean run_directly(const struct batch *batch, struct job *job,
			     GError **error)
{
	char *folder = spatch_folder(batch->spatch);
	const struct runner runner = {
		.folder = folder,
		.scratch = folder,
		.timeout = batch->spatch->options.timeout,
	};
	GPtrArray *argv = command_of(batch, job->first, job->copies);
	struct running *running = NULL;
	char *out = NULL, *err = NULL;
	GError *cause = NULL;
	gint status = 0;
	gboolean ok;

	tell(batch, 0);
	if (write_copies(folder, batch, job, error))
		running = spatch_begin(batch->spatch, &runner, argv, error);
	ok = running != NULL;
	if (ok && runner_end(running, &out, &err, &status, &cause)) {
		job->failure = failure_of(status);
		take_words(batch, out, err);
	} else if (ok && g_error_matches(cause, TREEWIDE_ERROR,
					 TREEWIDE_ERROR_TOOL)) {
		job->failure = g_strdup(SPATCH_TIME_LIMIT);
		g_clear_error(&cause);
	}
	if (cause)
		g_propagate_error(error, cause);
	ok = ok && !cause && take(batch, folder, job, error);
	tell(batch, batch->run->count);
	g_ptr_array_unref(argv);
	g_free(folder);
	return ok;
}

static gboolean run_jobs(const struct batch *batch, GPtrArray *list,
			 GError **error)
{
	struct spatch *spatch = batch->spatch;
	struct jobs *jobs = g_steal_pointer(&spatch->expecting);
	char *out = NULL, *err = NULL;
	gboolean ok;

	if (!jobs)
		jobs = jobs_begin(spatch, error);
	ok = jobs != NULL;
	for (guint i = 0; ok && i < list->len; i++)
		ok = write_copies(jobs->folder, batch, list->pdata[i], error);
	ok = ok && jobs_run(jobs, list, &out, &err, error);
	if (ok)
		take_words(batch, out, err);
	for (guint i = 0; ok && i < list->len; i++) {
		struct job *job = list->pdata[i];

		if (!job->ended)
			job->failure = g_strdup("spatch was never run on it");
		ok = take(batch, jobs->folder, job, error);
	}
	jobs_free(jobs);
	return ok;
}

/*
 * The copies in their order, in parts that are about as much work each: what
 * spatch prints stays in the order of the copies.
 */
static GPtrArray *plan(const struct batch *batch)
{
	GPtrArray *list =
		g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
	guint count = batch->run->count;
	gsize total = 0, sum = 0, parts;

	for (guint i = 0; i < count; i++)
		total += size_of(batch, i);
	/* two at least: a copy that hangs must not take all with it */
	parts = total < FEW ? 1
			    : CLAMP(total / WORTH, 2,
				    MAX(batch->spatch->options.jobs, 2));
	parts = MAX(parts, (count + GROUP - 1) / GROUP);
	for (guint i = 0, first = 0; i < count; i++) {
		guint copies = i + 1 - first;

		sum += size_of(batch, i);
		if (i + 1 < count && copies < GROUP &&
		    (sum + size_of(batch, i + 1) / 2) * parts <
			    total * (list->len + 1))
			continue;
		g_ptr_array_add(list, job_of(batch, first, copies));
		first = i + 1;
	}
	return list;
}

gboolean batch_attempt(const struct batch *batch, gboolean *hung,
		       GError **error)
{
	GPtrArray *list = plan(batch);
	gboolean ok;

	g_string_truncate(batch->run->output, 0);
	if (list->len == 1)
		ok = run_directly(batch, list->pdata[0], error);
	else
		ok = run_jobs(batch, list, error);
	*hung = list->len > 1;
	for (guint i = 0; i < list->len; i++)
		*hung = *hung &&
			!g_strcmp0(((struct job *)list->pdata[i])->failure,
				   SPATCH_TIME_LIMIT);
	g_ptr_array_unref(list);
	return ok;
}

/*
 * A group that failed is tried again copy by copy. What it had printed would
 * stand twice; readers take duplicates for one.
 */
gboolean batch_retry(const struct batch *batch, GError **error)
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
