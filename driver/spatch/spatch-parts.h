/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch-parts - what the parts of spatch share: the program itself (spatch.c),
 * rules (spatch-rule.c), GNU parallel (spatch-jobs.c), copies (spatch-batch.c),
 * one process alone (spatch-direct.c), what is begun ahead (spatch-ahead.c),
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

/* The words of a command, without the NULL at its end. Free with unref(). */
GPtrArray *spatch_words(const char *first, ...) G_GNUC_NULL_TERMINATED;

/*
 * Begins a command (argv ends in NULL) as process says, but for the
 * environment; see process_begin().
 */
struct running *spatch_begin(const struct spatch *spatch,
			     const struct process *process, GPtrArray *argv,
			     GError **error);

/* Runs a command in the scratch folder and waits; see process_run(). */
gboolean spatch_command(const struct spatch *spatch, GPtrArray *argv,
			guint timeout, struct ended *ended, GError **error);

/* A new folder for copies. Free the name with g_free(). */
char *spatch_folder(struct spatch *spatch);

/* Fails with TREEWIDE_ERROR_INPUT where 'parallel' is not GNU parallel. */
gboolean spatch_check_parallel(const struct spatch *spatch, GError **error);

/* The words behind "// Options:" in the rule's header; g_strfreev(). */
char **spatch_rule_options(const char *rule, GError **error);

/* Fails with TREEWIDE_ERROR_INPUT where spatch cannot read the rule. */
gboolean spatch_check_rule(const struct spatch *spatch, const char *rule,
			   GError **error);

/* A shell command for GNU parallel, which works on so many copies. */
struct job {
	char *line;
	guint first, copies; /* the copies, by number */
	gboolean ended;
	char *failure; /* why it failed, or NULL */
	char *login; /* whose work it was, or NULL: ours */
	gboolean lost; /* that login died on it */
};

/* Takes line. */
struct job *job_new(char *line, guint first, guint copies);
void job_free(struct job *job);

/* Why a job's process failed that ended so; NULL: it did not. g_free(). */
char *job_ended_by(int exit, int signal);

/*
 * jobs - GNU parallel in a folder of its own, and what it runs there
 *
 *	jobs = jobs_begin(spatch, &error);
 *	... files into jobs->folder ...
 *	ok = jobs_run(jobs, list, &out, &err, &error);
 *	jobs_free(jobs);
 *
 * What parallel does before it can run anything costs more than many a run of
 * spatch. It waits for what to run: who knows early that it will be needed,
 * begins it while there is something else to do.
 */
struct jobs {
	const struct spatch *spatch;
	char *folder; /* where the commands run */
	char *log; /* parallel's job log */
	gboolean remote; /* others run them */
	struct running *running;
	int input; /* our end of its standard input; -1: closed */
	const GPtrArray *list; /* what it runs now */
	guint done; /* copies, for who is told of the progress */
};

/*
 * Where logins is not NULL it is a file for --sshloginfile: each line is then
 * the name of a folder, which goes there, its script "command" is run in it,
 * and it returns. Fails with TREEWIDE_ERROR_INPUT where parallel is missing.
 * Free with jobs_free().
 */
struct jobs *jobs_begin(struct spatch *spatch, const char *logins,
			GError **error);

/*
 * Runs the list (struct job *), once. Each that ran is marked, with how it
 * ended. Fails with TREEWIDE_ERROR_INPUT where parallel is another program.
 */
gboolean jobs_run(struct jobs *jobs, const GPtrArray *list, char **out,
		  char **err, GError **error);

/* Ends what still runs. The folder stays. jobs may be NULL. */
void jobs_free(struct jobs *jobs);

#endif
