/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-batch - the processes of one run, and their results
 *
 * One process for all copies (direct_begin()), or several by GNU parallel
 * (jobs_run()). The result of each copy is recorded in the run; spatch-run.c
 * decides whether it is good enough.
 */
#ifndef TREEWIDE_SPATCH_BATCH_H
#define TREEWIDE_SPATCH_BATCH_H

#include <glib.h>

#include "spatch/spatch-parts.h"

struct batch {
	struct spatch *spatch;
	char *rule; /* absolute */
	char **options; /* the rule's own, or the caller's */
	gboolean given; /* by the caller (spatch_run_as()): report parsing */
	GPtrArray *copies; /* GBytes * */
	struct spatch_run *run;
};

/*
 * options: NULL for those of the rule's header. Fails with TREEWIDE_ERROR_INPUT
 * if there is no such rule. Free with batch_free(), which leaves run alone if
 * the caller has taken it (set it to NULL).
 */
struct batch *batch_new(struct spatch *spatch, const char *rule,
			const char *const *options, GPtrArray *copies,
			GError **error);
void batch_free(struct batch *batch);

/* The command "spatch ... rule options 3.c 4.c" as words, NULL-terminated. */
GPtrArray *batch_command(const struct batch *batch, guint first, guint copies);

/* Writes the job's copies to a folder; reads them back after it has ended. */
gboolean batch_write(const struct batch *batch, const char *folder,
		     const struct spatch_job *job, GError **error);
gboolean batch_take(const struct batch *batch, const char *folder,
		    const struct spatch_job *job, GError **error);

/* Whether other machines can run it: it needs no files but rule and copies. */
gboolean batch_travels(const struct batch *batch);

/*
 * Runs the list on the logins. Jobs of a login that died go to the others;
 * job->lost stays set for those that are left when no login is. Fails as
 * jobs_run() does.
 */
gboolean remote_run(const struct batch *batch, GPtrArray *list, GError **error);

/* Records the output of a process in the run; frees both. */
void batch_words(const struct batch *batch, char *out, char *err);

/* The number of copies that failed. */
guint batch_failed(const struct batch *batch);

/*
 * Takes the results of spatch_ahead() for the same copies, and sets taken[i]
 * for each. Fails with TREEWIDE_ERROR_INTERRUPTED.
 */
gboolean batch_take_ahead(struct batch *batch, gboolean *taken, GError **error);

/* One process over all copies, running in the background. */
struct direct {
	const struct batch *batch;
	struct spatch_job *job;
	char *folder;
	struct running *running;
};

/* behind: with a lower priority. End with one of the functions below. */
struct direct *direct_begin(const struct batch *batch, gboolean behind,
			    GError **error);

/* Waits for the process and records its results; frees direct. */
gboolean direct_end(struct direct *direct, GError **error);

/* Kills the process; frees direct. */
void direct_stop(struct direct *direct);

#endif
