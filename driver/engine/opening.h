/* SPDX-License-Identifier: GPL-2.0 */
/*
 * opening - the cover letter of a rule's series
 *
 *	ok = opening_write(&words, &facts, &subject, &body, &error);
 *
 * What, why, what was changed and what is left, how the patches hang together
 * and who can merge them, what was shown, the rule, and how to reproduce it.
 * Numbers and lists are computed; a text cover.txt of the campaign comes in
 * place of the rule's own message, cover-merge.txt in place of what is said
 * about merging.
 */
#ifndef TREEWIDE_OPENING_H
#define TREEWIDE_OPENING_H

#include <glib.h>

#include "tree/identity.h"
#include "engine/phrase.h"
#include "tree/tree.h"

/* What the letter is about, beside the words. Nothing is owned. */
struct opening {
	const struct tree *tree;
	const struct identity *identity;
	const GPtrArray *patches; /* struct patch *, in order */
	const GPtrArray *withheld; /* char *: what stands in the way of the
				    * patches behind; empty: nothing */
	gboolean nobody; /* the tree has no MAINTAINERS */
	const char *proof; /* what was shown, a paragraph; or NULL */
	const char
		*merge; /* of a series in packs: how they hang together, ... */
	const GPtrArray
		*places; /* ... and what each patch is called; else NULL */
};

/* Both are freed with g_free(). Fails as phrase_text() does. */
gboolean opening_write(const struct phrases *words,
		       const struct opening *opening, char **subject,
		       char **body, GError **error);

#endif
