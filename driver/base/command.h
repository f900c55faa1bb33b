/* SPDX-License-Identifier: GPL-2.0 */
/*
 * command - runs a program of the machine and keeps what it says
 *
 *	struct command command = { .folder = scratch->path };
 *	ok = command_run(&command, argv, &said, &status, &error);
 *
 * Configuration of make, git and kbuild that the caller's environment holds is
 * left out; the locale is C.
 */
#ifndef TREEWIDE_COMMAND_H
#define TREEWIDE_COMMAND_H

#include <glib.h>

struct sandbox;

struct command {
	const char *folder; /* working directory; NULL: the root folder */
	char **environ; /* from command_environ(); NULL: that */
	const char *input; /* file for standard input, or NULL: nothing */
	gboolean alone; /* without the terminal: it cannot ask anything there */
	const struct sandbox *sandbox; /* where it runs (sandbox.h), or NULL */
	const char *log; /* everything it says is appended here; or NULL */
	/* Told of each line as it comes; may be NULL. */
	void (*line)(const char *line, gpointer data);
	gpointer data;
};

/*
 * The environment without what steers make, kbuild, compilers and git. Add to
 * it by g_environ_setenv(). Free with g_strfreev().
 */
char **command_environ(void);

/*
 * Runs argv (NULL-terminated). *said gets standard output and standard error
 * together (valid UTF-8; free with g_free(); may be NULL), *status the exit
 * status, 128 and the number for a signal. Fails with TREEWIDE_ERROR_TOOL when
 * the program cannot be started, with TREEWIDE_ERROR_INTERRUPTED when Ctrl-C
 * is pending.
 */
gboolean command_run(const struct command *command, const char *const *argv,
		     char **said, int *status, GError **error);

/* A word as a shell reads it back. Free with g_free(). */
char *command_quote(const char *word);

/* argv as a line for a shell. Free with g_free(). */
char *command_text(const char *const *argv);

#endif
