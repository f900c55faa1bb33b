/* SPDX-License-Identifier: GPL-2.0 */
/*
 * identity - the name and address on commits and mails
 */
#ifndef TREEWIDE_IDENTITY_H
#define TREEWIDE_IDENTITY_H

#include <glib.h>

struct identity {
	char *name;
	char *mail;
	gboolean editme; /* a placeholder: git knows no name or address */
};

/*
 * Asks git, with the user's own configuration and environment, who the author
 * of commits is: GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, author.*, user.*, EMAIL.
 * gitdir is the tree's git folder (NULL: none), only read; its own
 * configuration counts if it belongs to the user. Never fails: without git or a
 * complete identity the result is the placeholder that says EDITME. Free with
 * identity_free().
 */
struct identity *identity_read(const char *gitdir);
struct identity *identity_new(const char *name, const char *mail);
void identity_free(struct identity *identity);

/* "Jane Doe <jane@example.org>", not quoted. Free with g_free(). */
char *identity_text(const struct identity *identity);

#endif
