/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinread - what an expression has to do with pinned pages
 *
 * A part of pinflow: asks whether words of a function name the pages, or
 * objects that lead to them, in the state that a path is in.
 */
#ifndef TREEWIDE_PINREAD_H
#define TREEWIDE_PINREAD_H

#include "lifetime/pinstep.h"

/* Whether the function that is called is of this class. */
gboolean pinread_class(const struct walk *walk, const struct call_place *call,
		       enum lexicon_class class);

/* Whether the expression yields pages: an array, a page, its number ... */
gboolean pinread_pages(const struct walk *walk, const struct state *state,
		       guint first, guint last);

/* Whether it leads to an object that holds pages. */
gboolean pinread_object(const struct walk *walk, const struct state *state,
			guint first, guint last);

/*
 * Whether it is nothing but a name of pages or objects, or a path of members
 * from one.
 */
gboolean pinread_rooted(const struct walk *walk, const struct state *state,
			guint first, guint last);

#endif
