/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sandbox - runs a stranger's program where it can do no harm
 *
 *	sandbox = sandbox_new("build", &error);
 *	command.sandbox = sandbox;			(command.h)
 *	sandbox_free(sandbox);
 *
 * Uses kernel namespaces, as unshare(1) does: no network, everything read-only
 * but one folder (with HOME and TMPDIR in it), no terminal, nothing of /run
 * (sockets of services), and no capability that could undo all this. Variables
 * that name keys and sessions are removed from the environment. It can still
 * read whatever the user may read.
 */
#ifndef TREEWIDE_SANDBOX_H
#define TREEWIDE_SANDBOX_H

#include <glib.h>

struct sandbox;

/*
 * A sandbox that may write below this folder, which is created. Fails with
 * TREEWIDE_ERROR_TOOL if this machine does not allow one; the message says why.
 * Free with sandbox_free().
 */
struct sandbox *sandbox_new(const char *writable, GError **error);
void sandbox_free(struct sandbox *sandbox);

/* Takes an environment and returns it as it is inside. */
char **sandbox_environ(const struct sandbox *sandbox, char **environ);

/*
 * The command line that runs argv (NULL-terminated) inside, from this folder:
 * our own program, which sees SANDBOX_VERB and calls sandbox_run(). It points
 * to argv's own strings; free with g_ptr_array_unref().
 */
GPtrArray *sandbox_words(const struct sandbox *sandbox, const char *folder,
			 const char *const *argv);

#define SANDBOX_VERB "in-sandbox"

/*
 * Runs the arguments that follow the verb; returns an exit status on failure.
 */
int sandbox_run(int argc, char **argv);

#endif
