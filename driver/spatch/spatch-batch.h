/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-batch - processes over the copies of one run, and what they made
 *
 * One process for all of them (direct_begin()), or several by GNU parallel
 * (jobs_run()). The run is marked with what came of each copy; whether that
 * will do is spatch-run.c's.
 */
#ifndef TREEWIDE_SPATCH_BATCH_H
#define TREEWIDE_SPATCH_BATCH_H

#include <glib.h>

#include "spatch/spatch-parts.h"

struct batch {
	struct spatch *spatch;
	char *rule; /* absolute */
	char **options; /* of the rule, or given */
	gboolean given; /* spatch_run_as(): it says how it parses */
	GPtrArray *copies; /* GBytes * */
	struct spatch_run *run;
};

/*
 * options: NULL for those that the rule names itself. Fails with
 * TREEWIDE_ERROR_INPUT when there is no such rule. Free with batch_free(),
 * which leaves the run alone if it has been taken out.
 */
struct batch *batch_new(struct spatch *spatch, const char *rule,
			const char *const *options, GPtrArray *copies,
			GError **error);
void batch_free(struct batch *batch);

/* "spatch ... rule options 3.c 4.c", as words, NULL at the end. */
GPtrArray *batch_command(const struct batch *batch, guint first, guint copies);

/* Writes the job's copies into a folder; reads them back once it has ended. */
gboolean batch_write(const struct batch *batch, const char *folder,
		     const struct job *job, GError **error);
gboolean batch_take(const struct batch *batch, const char *folder,
		    const struct job *job, GError **error);

/* Whether other machines can run it: it names no file but rule and copies. */
gboolean batch_travels(const struct batch *batch);

/*
 * Runs the list on the logins. Those of a login that died go to the others;
 * job->lost stays set in those that are left when none is. Fails as jobs_run().
 */
gboolean remote_run(const struct batch *batch, GPtrArray *list, GError **error);

/* What a process printed; frees both. */
void batch_words(const struct batch *batch, char *out, char *err);

/* How many copies failed. */
guint batch_failed(const struct batch *batch);

/*
 * Takes what spatch_ahead() has made of the same copies, and marks these (an
 * entry for each). Fails with TREEWIDE_ERROR_INTERRUPTED.
 */
gboolean batch_take_ahead(struct batch *batch, gboolean *taken, GError **error);

/* One process over all copies, while there is something else to do. */
struct direct {
	const struct batch *batch;
	struct job *job;
	char *folder;
	struct running *running;
};

/* behind: whatever else runs goes before. End with one of the others. */
struct direct *direct_begin(const struct batch *batch, gboolean behind,
			    GError **error);

/* Waits for it and marks the run; frees direct. */
gboolean direct_end(struct direct *direct, GError **error);

/* Kills it; frees direct. */
void direct_stop(struct direct *direct);

#endif
