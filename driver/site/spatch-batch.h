/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-batch - processes over the copies of one run, and what they made
 *
 * One that does little all by itself, or several by GNU parallel. The run is
 * marked with what came of each copy; whether that will do is spatch-run.c's.
 */
#ifndef TREEWIDE_SPATCH_BATCH_H
#define TREEWIDE_SPATCH_BATCH_H

#include <glib.h>

#include "spatch.h"

struct batch {
	struct spatch *spatch;
	char *rule; /* absolute */
	char **options; /* of the rule */
	GPtrArray *copies; /* GBytes * */
	struct spatch_run *run;
};

/* All copies. *hung: each process of several was stopped at the time limit. */
gboolean batch_attempt(const struct batch *batch, gboolean *hung,
		       GError **error);

/* Each copy that failed, in a process of its own. */
gboolean batch_retry(const struct batch *batch, GError **error);

#endif
