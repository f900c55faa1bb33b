/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-check - one run of `treewide check`, from its options to what it says
 */
#ifndef TREEWIDE_CMD_CHECK_H
#define TREEWIDE_CMD_CHECK_H

#include <glib.h>

#include "check/check.h"
#include "check/form.h"
#include "cmd.h"
#include "engine/gate.h"

/* What a run needs, made from the options. */
struct check_job {
	const struct cmd_tree *at; /* the tree and driver that were named */
	struct check_options options;
	enum form form;
	char *pages[FINDING_COUNT];
	const char *rule; /* of the user's own, or NULL: the campaign's calls */
	struct gate *gate; /* of that rule */
	struct conversion *conversion;
	struct check *check;
	guint changed; /* C files in a range or a patch */
};

/* The tree that is looked at, once it is open. */
const struct tree *check_job_tree(const struct check_job *job);

/*
 * Prints the findings, and the summary to standard error. Returns the exit
 * status: 0, 1 when there are new findings, 2 when a place could not be looked
 * at or standard output does not take them.
 */
int check_job_finish(const struct check_job *job);

/* Says what kept the run from an answer, in the form asked for; returns 2. */
int check_job_fail(const struct check_job *job, GError *error);

#endif
