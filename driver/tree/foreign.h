/* SPDX-License-Identifier: GPL-2.0 */
/*
 * foreign - asks a stranger's git repository without running anything of it
 *
 *	env = foreign_environ("/linux/.git", "/linux");
 *	out = git_run(env, argv, NULL, &error);
 *
 * git runs commands from a repository's configuration: file system monitors,
 * hooks, filters, signature checkers, transports. None of them is run, and
 * nothing is fetched, whoever owns the checkout.
 */
#ifndef TREEWIDE_FOREIGN_H
#define TREEWIDE_FOREIGN_H

#include <glib.h>

/*
 * The environment for git_run() on the repository gitdir with this work tree,
 * both absolute paths. Free with g_strfreev().
 */
char **foreign_environ(const char *gitdir, const char *worktree);

/* Whether the repository's configuration is the user's own. */
gboolean foreign_is_mine(const char *gitdir);

#endif
