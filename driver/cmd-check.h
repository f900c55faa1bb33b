/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-check - one run of `treewide check`, from options to output
 */
#ifndef TREEWIDE_CMD_CHECK_H
#define TREEWIDE_CMD_CHECK_H

#include <glib.h>

#include "check/check.h"
#include "check/form.h"
#include "cmd.h"
#include "engine/gate.h"

/* One run, as the options describe it. */
struct check_job {
	const struct cmd_tree *at; /* the tree and driver that the user named */
	struct check_options options;
	enum form form;
	char *pages[FINDING_COUNT];
	const char *rule; /* the user's own rule; NULL: the campaign's calls */
	struct gate *gate; /* for that rule */
	struct conversion *conversion;
	struct check *check;
	guint changed; /* changed C files of a range or patch */
};

/* The tree that is checked, once it is open. */
const struct tree *check_job_tree(const struct check_job *job);

/*
 * Prints the findings, and a summary to standard error. Returns the exit
 * status: 0, 1 if there are new findings, 2 if something could not be checked
 * or standard output cannot be written.
 */
int check_job_finish(const struct check_job *job);

/* Reports an error that ended the run, in the requested form; returns 2. */
int check_job_fail(const struct check_job *job, GError *error);

#endif
