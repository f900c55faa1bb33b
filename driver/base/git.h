/* SPDX-License-Identifier: GPL-2.0 */
/*
 * git - runs git so that nothing of the user's own set-up reaches the result
 *
 *	env = git_environ("build/series.git");
 *	out = git_run(env, argv, NULL, &error);
 *
 * Configuration of user and machine, hooks, attributes, the locale, the time
 * zone and every GIT_* variable are left out: the bytes that come back depend
 * on the repository and the arguments only.
 */
#ifndef TREEWIDE_GIT_H
#define TREEWIDE_GIT_H

#include <glib.h>

/*
 * The environment for git_run() on the repository gitdir (an absolute path;
 * NULL: outside of any). Add to it by g_environ_setenv(). Free with
 * g_strfreev().
 */
char **git_environ(const char *gitdir);

/*
 * Runs git with argv (begins after "git", ends with NULL) in the root folder,
 * the file input (may be NULL: nothing) as its standard input. Returns its standard output, to
 * be freed with g_bytes_unref(), or NULL with TREEWIDE_ERROR_TOOL when git
 * cannot be run or fails: the message holds all that git said.
 */
GBytes *git_run(char **environ, const char *const *argv, const char *input,
		GError **error);

/*
 * The name that git gives to a blob of this content, by the length of the
 * repository's names: 40 (SHA-1) or 64 (SHA-256). Free with g_free().
 */
char *git_blob_name(GBytes *content, gsize length);

#endif
