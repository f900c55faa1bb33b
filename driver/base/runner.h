/* SPDX-License-Identifier: GPL-2.0 */
/*
 * runner - runs a program with all that it starts, and ends them all
 *
 *	ok = runner_run(&runner, argv, &out, &err, &status, &error);
 *
 * or, with something else to do meanwhile:
 *
 *	running = runner_begin(&runner, argv, &error);
 *	...
 *	ok = runner_end(running, &out, &err, &status, &error);
 *
 * The program gets a process group of its own: at the time limit, or when an
 * interrupt is pending (interrupt.h), the whole group is killed. What it
 * prints goes through files, so that nothing can block.
 */
#ifndef TREEWIDE_RUNNER_H
#define TREEWIDE_RUNNER_H

#include <glib.h>

struct runner {
	const char *folder; /* working directory */
	const char
		*scratch; /* folder for what it prints: one program at a time */
	char **environ; /* NULL: ours */
	gint input; /* its standard input, or 0: nothing to read */
	guint timeout; /* seconds; 0: no limit */
	gboolean behind; /* whatever else runs goes before */
	void (*waiting)(gpointer data); /* now and then, meanwhile; or NULL */
	gpointer data;
};

struct running;

/*
 * Begins argv (ends with NULL). Fails with TREEWIDE_ERROR_TOOL when that cannot
 * be. End with runner_end() or runner_stop().
 */
struct running *runner_begin(const struct runner *runner, char **argv,
			     GError **error);

/*
 * Waits for it. *out and *err get what it printed, *status how it ended (as of
 * waitpid()). Fails with TREEWIDE_ERROR_TOOL when it did not end in time, with
 * TREEWIDE_ERROR_INTERRUPTED when a signal came. Frees running.
 */
gboolean runner_end(struct running *running, char **out, char **err,
		    gint *status, GError **error);

/* Kills it with all that it started, and frees running (may be NULL). */
void runner_stop(struct running *running);

/* Both in one. */
gboolean runner_run(const struct runner *runner, char **argv, char **out,
		    char **err, gint *status, GError **error);

#endif
