/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-parts - shared by the files of spatch: the program itself (spatch.c),
 * rules (spatch-rule.c), GNU parallel (spatch-jobs.c), copies (spatch-batch.c),
 * a single process (spatch-direct.c), runs begun in advance (spatch-ahead.c),
 * other machines (spatch-remote.c), runs (spatch-run.c)
 */
#ifndef TREEWIDE_SPATCH_PARTS_H
#define TREEWIDE_SPATCH_PARTS_H

#include <glib.h>

#include "base/process.h"
#include "spatch/logins.h"
#include "spatch/spatch.h"

#define SPATCH_TIME_LIMIT "spatch was stopped at the time limit"
#define SPATCH_LOST	  "its login died"

/*
 * The words of a command, not yet NULL-terminated. Free with
 * g_ptr_array_unref().
 */
GPtrArray *spatch_words(const char *first, ...) G_GNUC_NULL_TERMINATED;

/*
 * Starts a command (argv is NULL-terminated) as process says, except for the
 * environment; see process_begin().
 */
struct running *spatch_begin(const struct spatch *spatch,
			     const struct process *process, GPtrArray *argv,
			     GError **error);

/* Runs a command in the scratch folder and waits; see process_run(). */
gboolean spatch_command(const struct spatch *spatch, GPtrArray *argv,
			guint timeout, struct ended *ended, GError **error);

/* Makes a new folder for copies. Free the path with g_free(). */
char *spatch_folder(struct spatch *spatch);

/* Fails with TREEWIDE_ERROR_INPUT if 'parallel' is not GNU parallel. */
gboolean spatch_check_parallel(const struct spatch *spatch, GError **error);

/* The words after "// Options:" in the rule's header; g_strfreev(). */
char **spatch_rule_options(const char *rule, GError **error);

/* Fails with TREEWIDE_ERROR_INPUT if spatch cannot parse the rule. */
gboolean spatch_check_rule(const struct spatch *spatch, const char *rule,
			   GError **error);

/* A shell command for GNU parallel, over a range of copies. */
struct spatch_job {
	char *line;
	guint first, copies; /* the range of copies */
	gboolean ended;
	char *failure; /* why it failed, or NULL */
	char *login; /* the login that ran it, or NULL: this machine */
	gboolean lost; /* the login died while it ran */
};

/* Takes ownership of line. */
struct spatch_job *job_new(char *line, guint first, guint copies);
void job_free(struct spatch_job *job);

/* Why a process that ended like this failed; NULL: it did not. g_free(). */
char *job_ended_by(int exit, int signal);

/*
 * jobs - GNU parallel in a folder of its own, and its jobs
 *
 *	jobs = jobs_begin(spatch, &error);
 *	... files into jobs->folder ...
 *	ok = jobs_run(jobs, list, &out, &err, &error);
 *	jobs_free(jobs);
 *
 * parallel's start-up takes longer than many runs of spatch. Once started, it
 * waits for its input: a caller that knows early that it will need parallel
 * starts it while there is something else to do.
 */
struct jobs {
	const struct spatch *spatch;
	char *folder; /* working directory of the commands */
	char *log; /* parallel's job log */
	gboolean remote; /* other machines run the commands */
	struct running *running;
	int input; /* our end of its standard input; -1: closed */
	const GPtrArray *list; /* the jobs that it runs now */
	guint done; /* copies done so far, for the progress callback */
};

/*
 * logins, if not NULL, is a file for --sshloginfile. Each line of the input is
 * then the name of a folder: it is copied to the other machine, its script
 * "command" is run in it, and it is copied back. Fails with
 * TREEWIDE_ERROR_INPUT if parallel is missing. Free with jobs_free().
 */
struct jobs *jobs_begin(struct spatch *spatch, const char *logins,
			GError **error);

/*
 * Runs the list (struct spatch_job *); to be called once. Each job that ran is marked
 * with how it ended. Fails with TREEWIDE_ERROR_INPUT if parallel is not GNU
 * parallel.
 */
gboolean jobs_run(struct jobs *jobs, const GPtrArray *list, char **out,
		  char **err, GError **error);

/* Kills what is still running. The folder is kept. jobs may be NULL. */
void jobs_free(struct jobs *jobs);

#endif
