/* SPDX-License-Identifier: GPL-2.0 */
/*
 * runner - runs a program with all that it starts, and ends them all
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
	const char *scratch; /* folder for what it prints */
	char **environ; /* NULL: ours */
	guint timeout; /* seconds; 0: no limit */
	void (*waiting)(gpointer data); /* now and then, meanwhile; or NULL */
	gpointer data;
};

/*
 * Runs argv (ends with NULL). *out and *err get what it printed, *status how it
 * ended (as of waitpid()). Fails with TREEWIDE_ERROR_TOOL when it cannot be
 * begun or did not end in time, with TREEWIDE_ERROR_INTERRUPTED when a signal
 * came.
 */
gboolean runner_run(const struct runner *runner, char **argv, char **out,
		    char **err, gint *status, GError **error);

#endif
