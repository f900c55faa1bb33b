/* SPDX-License-Identifier: GPL-2.0 */
/*
 * foreign - a repository that somebody else set up is asked, and runs nothing
 *
 *	env = foreign_environ("/linux/.git", "/linux");
 *	out = git_run(env, argv, NULL, &error);
 *
 * git takes commands from a repository's own configuration: file system
 * monitors, hooks, filters, signature checkers, transports. None of them is run,
 * and nothing is fetched, whoever owns the checkout.
 */
#ifndef TREEWIDE_FOREIGN_H
#define TREEWIDE_FOREIGN_H

#include <glib.h>

/*
 * The environment for git_run() on the repository gitdir with this work tree,
 * both absolute paths. Free with g_strfreev().
 */
char **foreign_environ(const char *gitdir, const char *worktree);

/* Whether what is configured there is this user's own choice. */
gboolean foreign_is_mine(const char *gitdir);

#endif
