/* SPDX-License-Identifier: GPL-2.0 */
/*
 * logins - other machines that GNU parallel runs spatch on
 *
 *	logins = logins_new("machines", "1.1.1", scratch->path, &error);
 *	path = logins_file(logins, &error);
 *
 * A line of the file is what parallel takes for --sshlogin: "host", "4/host",
 * "/usr/bin/ssh -p 2222 host"; lines that begin with '#' and empty ones are
 * none. ssh must not have to ask anything there.
 */
#ifndef TREEWIDE_LOGINS_H
#define TREEWIDE_LOGINS_H

#include <glib.h>

struct logins;

/*
 * Reads the file and tries each login, side by side. One that does not answer
 * within a minute, has no rsync or another version of spatch (which
 * would answer otherwise) is named on standard error and left out. What it writes
 * goes to the folder. Fails with TREEWIDE_ERROR_INPUT when the file cannot be
 * read or no login is left. Free with logins_free().
 */
struct logins *logins_new(const char *file, const char *version,
			  const char *folder, GError **error);
void logins_free(struct logins *logins);

/* How many are left. */
guint logins_count(const struct logins *logins);

/* The login died: it is named on standard error, once, and left out. */
void logins_drop(struct logins *logins, const char *login);

/* A file of those that are left, for --sshloginfile. Free with g_free(). */
char *logins_file(const struct logins *logins, GError **error);

#endif
