/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trailer - what a reply says of a patch: Acked-by and its like
 *
 *	found = trailers_find(body, "jane@example.org");
 *	for (i = 0; i < found->len; i++)
 *		use(found->pdata[i]);
 *
 * The rules of b4: a line of its own, not quoted, in front of the signature;
 * an address in the next line belongs to it; the address has to be the one
 * that the mail is from, but for case and a "+suffix". Who only has the same
 * name is not believed here: anybody can write a name.
 */
#ifndef TREEWIDE_TRAILER_H
#define TREEWIDE_TRAILER_H

#include <glib.h>

struct trailer {
	char *word; /* "Acked-by", as the kernel spells it */
	char *who; /* "Jane Doe <jane@example.org> # for mm" */
	char *doubt; /* why it is not believed; NULL: it is */
};

/*
 * The trailers (struct trailer *) of a decoded body, in order; from is the
 * address of the mail, in lower case, "" for unknown. Free with
 * g_ptr_array_unref().
 */
GPtrArray *trailers_find(const char *body, const char *from);

/* Whether two addresses are the same person's, as b4 compares them. */
gboolean trailer_same_address(const char *a, const char *b);

/* The place of such a word among the others: tested, reviewed, acked, nacked. */
guint trailer_rank(const char *word);

/* Whether the word speaks against the patch. */
gboolean trailer_is_refusal(const char *word);

#endif
