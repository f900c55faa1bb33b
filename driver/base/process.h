/* SPDX-License-Identifier: GPL-2.0 */
/*
 * process - starts a program, waits for it, and ends it with all that it started
 *
 *	struct process process = { .folder = scratch->path, .timeout = 30 };
 *	struct ended ended;
 *	ok = process_run(&process, argv, &ended, &error);
 *	... ended.out ...
 *	ended_clear(&ended);
 *
 * or, with something else to do meanwhile, process_begin() and process_end().
 * The only place of the driver that starts a program. git.h and command.h say
 * which environment git and the programs of a build get.
 *
 * While interrupts are held (interrupt.h) the program has a process group of
 * its own; at the time limit, and when an interrupt is pending, the whole group
 * is killed. What it prints goes to files in memory, so that nothing can block.
 */
#ifndef TREEWIDE_PROCESS_H
#define TREEWIDE_PROCESS_H

#include <glib.h>

struct process {
	const char *folder; /* working directory; NULL: the root folder */
	char **environ; /* NULL: ours */
	const char *input; /* file for its standard input, or NULL: nothing */
	gint from; /* a descriptor for it instead, or 0 */
	guint timeout; /* seconds; 0: no limit */
	gboolean behind; /* whatever else runs goes before */
	gboolean alone; /* without the terminal: it cannot ask anything there */
	gboolean together; /* standard error goes where standard output goes */
	/* Told of each line of standard output as it comes; or NULL. */
	void (*line)(const char *line, gpointer data);
	void (*waiting)(gpointer data); /* now and then, meanwhile; or NULL */
	gpointer data;
};

/* How a program ended. */
struct ended {
	char *out, *err; /* what it printed; a NUL follows it */
	gsize length; /* of out */
	gint status; /* as of waitpid() */
};

struct running;

/*
 * Begins argv (ends with NULL). Fails with TREEWIDE_ERROR_TOOL when that cannot
 * be. What process points at (but environ, input and folder) must live until
 * process_end() or process_stop().
 */
struct running *process_begin(const struct process *process,
			      const char *const *argv, GError **error);

/*
 * Waits for it and frees running. Fails with TREEWIDE_ERROR_TOOL when it did
 * not end in time, with TREEWIDE_ERROR_INTERRUPTED when a signal came; ended is
 * empty then. Clear ended with ended_clear().
 */
gboolean process_end(struct running *running, struct ended *ended,
		     GError **error);

/* Kills it with all that it started, and frees running (may be NULL). */
void process_stop(struct running *running);

/* Both in one. */
gboolean process_run(const struct process *process, const char *const *argv,
		     struct ended *ended, GError **error);

/* Whether it ended by itself, with exit status 0. */
gboolean ended_well(const struct ended *ended);

void ended_clear(struct ended *ended);

#endif
