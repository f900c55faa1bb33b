/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spatch - runs a semantic patch over copies of files, in parallel
 *
 *	spatch = spatch_new(&options, &error);
 *	ok = spatch_run(spatch, "cocci/x/facts.cocci", copies, &run, &error);
 *	use(run->output);  use(run->failed);
 *	spatch_run_free(run);
 *	spatch_free(spatch);
 *
 * The copies are written to a folder of our own as 0.c, 1.c ...: no name of a
 * file appears on a command line or in the output. GNU parallel runs one
 * process for each group of copies; if there is little work, one process
 * handles all of them without parallel. A group that fails is retried copy by
 * copy, and a copy that fails alone is reported with the reason. Options in the
 * "// Options:" line of the rule's header are passed on.
 *
 * spatch finds its Python by running 'python3' from PATH, which is slow if that
 * is a wrapper. So we name the interpreter that spatch was packaged with, and
 * let spatch search by itself only if nothing works with that one.
 */
#ifndef TREEWIDE_SPATCH_H
#define TREEWIDE_SPATCH_H

#include <glib.h>

#include "base/scratch.h"

struct logins;

struct spatch_options {
	const char *build; /* folder for the copies */
	guint jobs; /* number of parallel processes */
	guint timeout; /* seconds per group, and per copy alone */
	gboolean verbose; /* print commands to standard error */
	/* file that lists other machines (logins.h), or NULL */
	const char *logins;
	/* Called with the number of copies that are done; or NULL. */
	void (*progress)(guint done, guint total);
};

struct spatch {
	struct spatch_options options;
	char *version; /* "1.1.1" */
	gboolean untested; /* newer than the versions we test with */
	const char *python; /* the interpreter for --python, or NULL */
	struct scratch *scratch;
	guint runs;
	struct logins *logins; /* other machines, or NULL */
	struct jobs *expecting; /* GNU parallel, started in advance; or NULL */
	GPtrArray *ahead; /* runs that were started in advance, or NULL */
	/*
	 * One process per copy: spatch takes the files of one command line for
	 * one program, so that a match in one of them may make another rule
	 * change the next.
	 */
	gboolean alone;
};

/*
 * Finds spatch. Fails with TREEWIDE_ERROR_INPUT if it is missing or older than
 * 1.1.1, or if no login of options->logins can run it. (GNU parallel is looked
 * for only when it is needed.) Free with spatch_free().
 */
struct spatch *spatch_new(const struct spatch_options *options, GError **error);
void spatch_free(struct spatch *spatch);

/* Announces a run over many copies, so that GNU parallel can be started. */
void spatch_expect(struct spatch *spatch);

/*
 * Announces that spatch_run() will be asked for most of these copies: one
 * process starts, with a lower priority. Its result for a copy is used when
 * that copy is asked for, alone or among others, unless it failed. A run that
 * has been started already is not started again. For rules that print nothing.
 */
void spatch_ahead(struct spatch *spatch, const char *rule, GPtrArray *copies);

struct spatch_run {
	GString *output; /* spatch's output for all copies */
	GString *parsing; /* for spatch_run_as(): its report on parsing */
	/* GBytes *: each copy after the run; NULL for one that failed */
	GPtrArray *results;
	char *complaint; /* the last line of its error output, or NULL */
	char **failed; /* for each copy: why it failed, or NULL */
	guint count;
};

/*
 * Runs the rule over the copies (GBytes *). Fails with TREEWIDE_ERROR_INPUT if
 * the rule does not parse or GNU parallel is missing, with TREEWIDE_ERROR_TOOL
 * if not a single copy could be read. Free *run with spatch_run_free().
 */
gboolean spatch_run(struct spatch *spatch, const char *rule, GPtrArray *copies,
		    struct spatch_run **run, GError **error);

/*
 * The same with these options (NULL-terminated) instead of the rule's own.
 * run->parsing, for badlines_read(), holds what spatch could not parse of the
 * copies "0.c", "1.c" ...
 */
gboolean spatch_run_as(struct spatch *spatch, const char *rule,
		       const char *const *options, GPtrArray *copies,
		       struct spatch_run **run, GError **error);

/*
 * spatch's report on parsing this text (--verbose-parsing), for
 * badlines_read(). Free with g_free().
 */
char *spatch_parse(struct spatch *spatch, GBytes *copy, GError **error);

void spatch_run_free(struct spatch_run *run);

#endif
