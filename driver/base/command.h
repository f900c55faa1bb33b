/* SPDX-License-Identifier: GPL-2.0 */
/*
 * command - runs a program and keeps its output
 *
 *	struct command command = { .folder = scratch->path };
 *	ok = command_run(&command, argv, &said, &status, &error);
 *
 * The caller's configuration of make, git and kbuild is removed from the
 * environment; the locale is C.
 */
#ifndef TREEWIDE_COMMAND_H
#define TREEWIDE_COMMAND_H

#include <glib.h>

struct sandbox;

struct command {
	const char *folder; /* working directory; NULL: the root folder */
	char **environ; /* NULL: as command_environ() returns it */
	const char *input; /* file for standard input; NULL: none */
	gboolean alone; /* no terminal, so it cannot ask the user */
	const struct sandbox *sandbox; /* to run it in (sandbox.h), or NULL */
	const char *log; /* file that its output is appended to, or NULL */
	/* Called for each line as it arrives; may be NULL. */
	void (*line)(const char *line, gpointer data);
	gpointer data;
};

/*
 * Our environment without the variables that configure make, kbuild, compilers
 * and git. Add to it with g_environ_setenv(). Free with g_strfreev().
 */
char **command_environ(void);

/*
 * Runs argv (NULL-terminated). *said gets standard output and standard error
 * together (valid UTF-8; free with g_free(); may be NULL), *status the exit
 * status, or 128 plus the number of the signal that ended the program. Fails
 * with TREEWIDE_ERROR_TOOL when the program cannot be started, with
 * TREEWIDE_ERROR_INTERRUPTED when Ctrl-C is pending.
 */
gboolean command_run(const struct command *command, const char *const *argv,
		     char **said, int *status, GError **error);

/* The word, quoted for a shell where it needs that. Free with g_free(). */
char *command_quote(const char *word);

/* argv as a command line for a shell. Free with g_free(). */
char *command_text(const char *const *argv);

#endif
