/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinstore - where pages are put, so that they outlive the function
 *
 * A part of pinflow: keeps the best line that stores the pages, and which
 * objects lead to them afterwards.
 */
#ifndef TREEWIDE_PINSTORE_H
#define TREEWIDE_PINSTORE_H

#include "lifetime/pinstep.h"

/* Notes a store at this token, unless a better one is known. */
void pinstore_note(struct state *state, guint token, guint rank);

/*
 * The call puts what it is given into its other arguments: they are objects
 * now. place: they are also the places where the pages are kept.
 */
void pinstore_fill(const struct walk *walk, struct state *state,
		   const struct call_place *call, gboolean place);

/*
 * The values of the arguments change places: a variable that had the pages has
 * others now.
 */
void pinstore_trade(const struct walk *walk, struct state *state,
		    const struct call_place *call);

/*
 * Whether this variable is a struct of the function's own that is only filled
 * and copied, to user space: what stands there is told, and not kept.
 */
gboolean pinstore_tells(const struct walk *walk, int name);

/* Pages go to a function of which nothing is known. */
void pinstore_hand(const struct walk *walk, struct state *state,
		   const struct call_place *call);

/*
 * A number of a page goes by its address to a function that hands it on: what
 * stands there afterwards may be another one.
 */
void pinstore_swap(const struct walk *walk, struct state *state,
		   const struct call_place *call);

#endif
