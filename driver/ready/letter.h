/* SPDX-License-Identifier: GPL-2.0 */
/*
 * letter - a mail of a series on disk, whoever made it
 *
 *	letters = letter_read_all("patches-generated/linux-6.12.117", &error);
 *	for (i = 0; i < letters->len; i++)
 *		use(letters->pdata[i]);
 *	g_ptr_array_unref(letters);
 *
 * Reads mails from git format-patch and from this program, also after they were
 * edited. Nothing is checked here.
 */
#ifndef TREEWIDE_LETTER_H
#define TREEWIDE_LETTER_H

#include <glib.h>

struct letter {
	char *name; /* "0004-net-rds-....patch" */
	char *path;
	char *text; /* the whole text; quoted-printable is decoded */
	gsize size, head; /* bytes on disk; those of the header */
	guint number; /* of the patch, from 1; 0: the cover letter */
	char *subject; /* without [PATCH n/m], unfolded */
	char *prefix; /* the words in brackets; "" */
	char *author; /* the address of its author; "" */
	char *id; /* Message-ID without brackets; "" */
	GPtrArray *recipients; /* char *: addresses of To and Cc, lower case */
	char *message; /* text from the header to the ---, or to the diff */
	char *diff; /* text from the first "diff --git" on; "" */
	GPtrArray *files; /* char *: changed files */
	const char *kind; /* message_kind(); "conversion" if unknown */
};

/*
 * The mails (struct letter *) of a folder, the cover letter, if any, first.
 * Fails with TREEWIDE_ERROR_INPUT if there is no patch among them. Free with
 * g_ptr_array_unref().
 */
GPtrArray *letter_read_all(const char *folder, GError **error);

/* A header's value, unfolded, or "". Free with g_free(). */
char *letter_header(const char *text, const char *name);

/* "mm/gup: add helpers" for "Re: [PATCH v2 1/9] mm/gup: Add helpers ". */
char *letter_plain_subject(const char *subject);

#endif
