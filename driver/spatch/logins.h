/* SPDX-License-Identifier: GPL-2.0 */
/*
 * logins - other machines on which GNU parallel runs spatch
 *
 *	logins = logins_new("machines", "1.1.1", scratch->path, &error);
 *	path = logins_file(logins, &error);
 *
 * Each line of the file is an argument of parallel's --sshlogin: "host",
 * "4/host", "/usr/bin/ssh -p 2222 host". Empty lines and lines that begin with
 * '#' are ignored. ssh must be able to log in without asking anything.
 */
#ifndef TREEWIDE_LOGINS_H
#define TREEWIDE_LOGINS_H

#include <glib.h>

struct logins;

/*
 * Reads the file and tries all logins at the same time. One that does not
 * answer within a minute, has no rsync or has another version of spatch (whose
 * results might differ) is reported on standard error and left out. Files that
 * we write go to folder. Fails with TREEWIDE_ERROR_INPUT if the file cannot be
 * read or no login is left. Free with logins_free().
 */
struct logins *logins_new(const char *file, const char *version,
			  const char *folder, GError **error);
void logins_free(struct logins *logins);

/* The number of logins that are left. */
guint logins_count(const struct logins *logins);

/* Removes a login that died, and reports it on standard error, once. */
void logins_drop(struct logins *logins, const char *login);

/*
 * Writes a file of those that are left, for --sshloginfile. Free the path with
 * g_free().
 */
char *logins_file(const struct logins *logins, GError **error);

#endif
