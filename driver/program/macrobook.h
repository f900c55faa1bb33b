/* SPDX-License-Identifier: GPL-2.0 */
/*
 * macrobook - the macros of a whole tree, read on demand
 *
 *	book = macrobook_new(tree, index);
 *	macrobook_give(book, units);
 *	macrobook_free(book);
 *
 * The questions are in macros.h. A macro counts for a file if a header of the
 * tree, or a file near it (nearby.h), defines it. If too many files hold the
 * name, nothing is known of it.
 */
#ifndef TREEWIDE_MACROBOOK_H
#define TREEWIDE_MACROBOOK_H

#include "code/macros.h"

struct tree;
struct wordindex;

/* Both must outlive the book; the index is that of the tree's sources. */
struct macrobook *macrobook_new(const struct tree *tree,
				const struct wordindex *index);
/* Gives the book to the sources of these units (struct unit *). */
void macrobook_give(struct macrobook *book, const GPtrArray *units);
void macrobook_free(struct macrobook *book);

#endif
