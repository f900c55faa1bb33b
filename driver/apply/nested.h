/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nested - calls inside of calls, from the inside out
 *
 *	nested = nested_new(copy, words);
 *	while ((text = nested_next(nested)))
 *		... run spatch on it ...
 *		nested_take(nested, result);
 *	text = nested_end(nested);
 *	nested_free(nested);
 *
 * spatch gives up a file in which one match of a rule lies inside of another,
 * f(f(x)). So the innermost calls are shown to it first; those around them have
 * another name of the same length meanwhile, and so has what was shown before.
 */
#ifndef TREEWIDE_NESTED_H
#define TREEWIDE_NESTED_H

#include "apply/lookup.h"

struct nested;

/*
 * NULL where no call of one of the words lies in the arguments of another. Free
 * with nested_free().
 */
struct nested *nested_new(GBytes *copy, const struct lookup *words);
void nested_free(struct nested *nested);

/* What spatch is to be shown now; NULL: all was. Free with g_bytes_unref(). */
GBytes *nested_next(struct nested *nested);

/* What spatch made of it. */
void nested_take(struct nested *nested, GBytes *result);

/* The text with all names as they are. Free with g_bytes_unref(). */
GBytes *nested_end(const struct nested *nested);

#endif
