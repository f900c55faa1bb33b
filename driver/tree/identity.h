/* SPDX-License-Identifier: GPL-2.0 */
/*
 * identity - whose name stands on commits and mails
 */
#ifndef TREEWIDE_IDENTITY_H
#define TREEWIDE_IDENTITY_H

#include <glib.h>

struct identity {
	char *name;
	char *mail;
	gboolean editme; /* nobody's: git knows no name or address */
};

/*
 * Asks git, with the user's own configuration and environment, who writes
 * commits: GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, author.*, user.*,
 * EMAIL. gitdir is the tree's git folder (NULL for none), read only; its
 * own configuration counts where it belongs to the user. Never fails: without a complete identity, or without git, the result
 * is the fixed one that says EDITME. Free with identity_free().
 */
struct identity *identity_read(const char *gitdir);
struct identity *identity_new(const char *name, const char *mail);
void identity_free(struct identity *identity);

/* "Jane Doe <jane@example.org>", not quoted. Free with g_free(). */
char *identity_text(const struct identity *identity);

#endif
