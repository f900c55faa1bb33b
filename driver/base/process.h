/* SPDX-License-Identifier: GPL-2.0 */
/*
 * process - starts a program, waits for it, and kills it with all its children
 *
 *	struct process process = { .folder = scratch->path, .timeout = 30 };
 *	struct ended ended;
 *	ok = process_run(&process, argv, &ended, &error);
 *	... ended.out ...
 *	ended_clear(&ended);
 *
 * or, to do something else meanwhile, process_begin() and process_end(). The
 * only place of the driver that starts programs. git.h and command.h say which
 * environment git and the programs of a build get.
 *
 * While interrupts are held (interrupt.h) the program has a process group of
 * its own; at the time limit, and when an interrupt is pending, the whole group
 * is killed. Its output goes to files in memory, so nothing can block on a
 * pipe.
 */
#ifndef TREEWIDE_PROCESS_H
#define TREEWIDE_PROCESS_H

#include <glib.h>

struct process {
	const char *folder; /* working directory; NULL: the root folder */
	char **environ; /* NULL: ours */
	const char *input; /* file for standard input; NULL: none */
	gint from; /* a descriptor for standard input instead, or 0 */
	guint timeout; /* seconds; 0: no limit */
	gboolean behind; /* with a lower priority (nice) */
	gboolean alone; /* no terminal, so it cannot ask the user */
	gboolean together; /* standard error goes to the same place as output */
	/* Called for each line of standard output as it arrives; or NULL. */
	void (*line)(const char *line, gpointer data);
	/* called now and then while it runs; or NULL */
	void (*waiting)(gpointer data);
	gpointer data;
};

/* How a program ended. */
struct ended {
	char *out, *err; /* its output, NUL-terminated */
	gsize length; /* of out */
	gint status; /* as waitpid() returns it */
};

struct running;

/*
 * Starts argv (NULL-terminated). Fails with TREEWIDE_ERROR_TOOL if that is
 * impossible. Everything that process points to (except environ, input and
 * folder) must live until process_end() or process_stop().
 */
struct running *process_begin(const struct process *process,
			      const char *const *argv, GError **error);

/*
 * Waits for the program and frees running. Fails with TREEWIDE_ERROR_TOOL if it
 * did not end in time, with TREEWIDE_ERROR_INTERRUPTED if a signal arrived;
 * ended is empty then. Clear ended with ended_clear().
 */
gboolean process_end(struct running *running, struct ended *ended,
		     GError **error);

/* Kills the program and its children, and frees running (may be NULL). */
void process_stop(struct running *running);

/* process_begin() and process_end() in one call. */
gboolean process_run(const struct process *process, const char *const *argv,
		     struct ended *ended, GError **error);

/* Whether it exited by itself with status 0. */
gboolean ended_well(const struct ended *ended);

void ended_clear(struct ended *ended);

#endif
