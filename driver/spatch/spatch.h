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
 * The copies lie in a folder of our own as 0.c, 1.c ...: no name of a file
 * reaches a command line or an output line. GNU parallel runs one process for
 * each group of copies; where they are little work together, one process does
 * them all without it. A group that fails is tried again copy by copy, and a
 * copy that fails alone is named with the reason. Options that the rule's
 * header gives in its "// Options:" line are passed on.
 *
 * spatch looks for Python by what 'python3' in PATH says of itself, which a
 * shim there makes slow. So the one that it was packaged with is named, and
 * only where nothing works with that one spatch is left to look by itself.
 */
#ifndef TREEWIDE_SPATCH_H
#define TREEWIDE_SPATCH_H

#include <glib.h>

#include "base/scratch.h"

struct logins;

struct spatch_options {
	const char *build; /* folder for the copies */
	guint jobs; /* processes at a time */
	guint timeout; /* seconds for a group, and for a copy alone */
	gboolean verbose; /* commands go to standard error */
	const char *logins; /* file of other machines (logins.h), or NULL */
	/* Told how many of a run's copies are done; or NULL. */
	void (*progress)(guint done, guint total);
};

struct spatch {
	struct spatch_options options;
	char *version; /* "1.1.1" */
	gboolean untested; /* newer than what we were tested with */
	const char *python; /* the interpreter to name, or NULL */
	struct scratch *scratch;
	guint runs;
	struct logins *logins; /* other machines that run it; or NULL */
	struct jobs *expecting; /* GNU parallel, begun ahead, or NULL */
	GPtrArray *ahead; /* runs that were begun ahead, or NULL */
	/* A process for each copy: spatch takes the files of one command line
	 * for one program, so that what a rule finds in one of them makes
	 * another rule change the next. */
	gboolean alone;
};

/*
 * Looks for spatch. Fails with TREEWIDE_ERROR_INPUT when it is missing or older
 * than 1.1.1, and when no login of options->logins can run it. (GNU parallel is looked for when there is something to run in
 * parallel.) Free with spatch_free().
 */
struct spatch *spatch_new(const struct spatch_options *options, GError **error);
void spatch_free(struct spatch *spatch);

/*
 * There will be a run over many copies: GNU parallel may begin to wait for it.
 */
void spatch_expect(struct spatch *spatch);

/*
 * spatch_run() will be asked for most of these copies: one process begins,
 * behind whatever else runs. What it makes of a copy is taken when the same is
 * asked for, alone or among others, unless it failed; what has begun already is
 * not begun again. For rules that print nothing.
 */
void spatch_ahead(struct spatch *spatch, const char *rule, GPtrArray *copies);

struct spatch_run {
	GString *output; /* what spatch printed, all copies */
	GString *parsing; /* of spatch_run_as(): what it says of parsing them */
	GPtrArray *results; /* GBytes *: each copy afterwards; NULL in a
				 * place whose copy failed */
	char *complaint; /* the last line of its error output, or NULL */
	char **failed; /* for each copy: why it failed, or NULL */
	guint count;
};

/*
 * Runs the rule over the copies (GBytes *). Fails with TREEWIDE_ERROR_INPUT
 * when the rule does not parse or GNU parallel is missing, with TREEWIDE_ERROR_TOOL when no copy at all
 * could be read. Free *run with spatch_run_free().
 */
gboolean spatch_run(struct spatch *spatch, const char *rule, GPtrArray *copies,
		    struct spatch_run **run, GError **error);

/*
 * The same with these options (NULL at the end) instead of the rule's own; and
 * run->parsing, for badlines_read(), says what spatch could not parse of the
 * copies "0.c", "1.c" ...
 */
gboolean spatch_run_as(struct spatch *spatch, const char *rule,
		       const char *const *options, GPtrArray *copies,
		       struct spatch_run **run, GError **error);

/*
 * What spatch says of parsing this text (--verbose-parsing); for
 * badlines_read(). Free with g_free().
 */
char *spatch_parse(struct spatch *spatch, GBytes *copy, GError **error);

void spatch_run_free(struct spatch_run *run);

#endif
