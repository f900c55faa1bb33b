/* SPDX-License-Identifier: GPL-2.0 */
/*
 * macrobook - the macros of a whole tree, read when they are asked for
 *
 *	book = macrobook_new(tree, index);
 *	macrobook_give(book, units);
 *	macrobook_free(book);
 *
 * macros.h says what is asked. A macro counts for a file where a header of the
 * tree, or a file near it (nearby.h), defines it. Where very many files hold
 * the name nothing is known of it.
 */
#ifndef TREEWIDE_MACROBOOK_H
#define TREEWIDE_MACROBOOK_H

#include "code/macros.h"

struct tree;
struct wordindex;

/* Both must outlive the book; the index knows the tree's sources. */
struct macrobook *macrobook_new(const struct tree *tree,
				const struct wordindex *index);
/* The sources of these units (struct unit *) are given the book. */
void macrobook_give(struct macrobook *book, const GPtrArray *units);
void macrobook_free(struct macrobook *book);

#endif
