/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lookup - the words that the rules of one semantic patch need, looked up
 *
 *	words = lookup_new(file);
 *	lookup_read(words, source, first, last, has);
 *	if (lookup_met(words, need, has)) ...
 *	lookup_free(words);
 */
#ifndef TREEWIDE_LOOKUP_H
#define TREEWIDE_LOOKUP_H

#include <glib.h>

#include "rule/ruleset.h"
#include "code/token.h"

struct lookup {
	GHashTable *numbers; /* word -> its number + 1 */
	GPtrArray *list; /* char * */
};

struct lookup *lookup_new(const struct rulefile *file);
void lookup_free(struct lookup *words);

/*
 * Sets has[number] for each of the words that stands among these tokens, both
 * inclusive; has holds words->list->len.
 */
void lookup_read(const struct lookup *words, const struct source *source,
		 guint first, guint last, gboolean *has);

gboolean lookup_met(const struct lookup *words, const struct need *need,
		    const gboolean *has);

/* Whether any word of the need is there. */
gboolean lookup_any(const struct lookup *words, const struct need *need,
		    const gboolean *has);

#endif
