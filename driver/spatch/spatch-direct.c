// SPDX-License-Identifier: GPL-2.0
#include <sys/wait.h>

#include "base/error.h"
#include "spatch/spatch-batch.h"
#include "spatch/spatch-parts.h"

struct direct *direct_begin(const struct batch *batch, gboolean behind,
			    GError **error)
{
	struct direct *direct = g_new0(struct direct, 1);
	struct process process = {
		.timeout = batch->spatch->options.timeout,
		.behind = behind,
	};
	GPtrArray *argv = batch_command(batch, 0, batch->run->count);

	direct->batch = batch;
	direct->job = job_new(NULL, 0, batch->run->count);
	direct->folder = spatch_folder(batch->spatch);
	process.folder = direct->folder;
	if (batch_write(batch, direct->folder, direct->job, error))
		direct->running =
			spatch_begin(batch->spatch, &process, argv, error);
	if (!direct->running)
		g_clear_pointer(&direct, direct_stop);
	g_ptr_array_unref(argv);
	return direct;
}

void direct_stop(struct direct *direct)
{
	process_stop(direct->running);
	job_free(direct->job);
	g_free(direct->folder);
	g_free(direct);
}

gboolean direct_end(struct direct *direct, GError **error)
{
	struct spatch_job *job = direct->job;
	struct ended ended;
	GError *cause = NULL;
	gboolean ok;

	if (process_end(g_steal_pointer(&direct->running), &ended, &cause)) {
		const gint status = ended.status;

		job->failure = job_ended_by(
			WIFEXITED(status) ? WEXITSTATUS(status) : 0,
			WIFSIGNALED(status) ? WTERMSIG(status) : 0);
		batch_words(direct->batch, g_steal_pointer(&ended.out),
			    g_steal_pointer(&ended.err));
	} else if (g_error_matches(cause, TREEWIDE_ERROR,
				   TREEWIDE_ERROR_TOOL)) {
		job->failure = g_strdup(SPATCH_TIME_LIMIT);
		g_clear_error(&cause);
	}
	ok = !cause && batch_take(direct->batch, direct->folder, job, error);
	if (cause)
		g_propagate_error(error, cause);
	ended_clear(&ended);
	direct_stop(direct);
	return ok;
}
