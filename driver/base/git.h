/* SPDX-License-Identifier: GPL-2.0 */
/*
 * git - runs git independently of the user's configuration
 *
 *	env = git_environ("build/series.git");
 *	out = git_run(env, argv, NULL, &error);
 *
 * The configuration of user and machine, hooks, attributes, the locale, the
 * time zone and every GIT_* variable are left out: the output depends on the
 * repository and the arguments only.
 */
#ifndef TREEWIDE_GIT_H
#define TREEWIDE_GIT_H

#include <glib.h>

/*
 * The environment for git_run() on the repository gitdir (an absolute path;
 * NULL: outside of any). Add to it with g_environ_setenv(). Free with
 * g_strfreev().
 */
char **git_environ(const char *gitdir);

/*
 * Runs git with argv (without "git" itself, NULL-terminated) in the root
 * folder, with the file input as standard input (NULL: none). Returns its
 * standard output (free with g_bytes_unref()), or NULL with TREEWIDE_ERROR_TOOL
 * if git cannot be run or fails; the message holds git's own words.
 */
GBytes *git_run(char **environ, const char *const *argv, const char *input,
		GError **error);

/*
 * The object name of a blob with this content; length is that of the
 * repository's object names: 40 (SHA-1) or 64 (SHA-256). Free with g_free().
 */
char *git_blob_name(GBytes *content, gsize length);

#endif
