/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sandbox - a program that somebody else wrote, where it can do no harm
 *
 *	sandbox = sandbox_new("build", &error);
 *	command.sandbox = sandbox;			(command.h)
 *	sandbox_free(sandbox);
 *
 * Namespaces of the kernel, as unshare(1) makes them: no network, everything
 * read-only but one folder, a HOME and a TMPDIR in there, no terminal, nothing
 * of /run (sockets of services), and no capability that could undo it. Names
 * of keys and sessions leave the environment. What the user may read, it can
 * read.
 */
#ifndef TREEWIDE_SANDBOX_H
#define TREEWIDE_SANDBOX_H

#include <glib.h>

struct sandbox;

/*
 * One that may write below this folder, which is made. Fails with
 * TREEWIDE_ERROR_TOOL where this machine allows none; the message says what it
 * does not allow. Free with sandbox_free().
 */
struct sandbox *sandbox_new(const char *writable, GError **error);
void sandbox_free(struct sandbox *sandbox);

/* Takes an environment and returns what is left of it inside. */
char **sandbox_environ(const struct sandbox *sandbox, char **environ);

/*
 * The words that run argv (ends with NULL) from this folder inside: the program
 * itself, which sees SANDBOX_VERB and calls sandbox_run(). Holds argv's own
 * words; free with g_ptr_array_unref().
 */
GPtrArray *sandbox_words(const struct sandbox *sandbox, const char *folder,
			 const char *const *argv);

#define SANDBOX_VERB "in-sandbox"

/* What stands behind the verb; comes back, with an exit status, if it fails. */
int sandbox_run(int argc, char **argv);

#endif
