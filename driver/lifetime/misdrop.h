/* SPDX-License-Identifier: GPL-2.0 */
/*
 * misdrop - drops of pinned pages by functions that are not meant for pins
 *
 *	world->misdrops = misdrops_new();
 *	... pinflow calls misdrop_note() on its way ...
 *	misdrops_add(world, evidence);
 *
 * put_page() on a page of a pin leaves the pin there for good. A claim is made
 * only where nothing in the function says that the page may be another one: no
 * choice between two ways to drop it, no reference of the other kind taken.
 */
#ifndef TREEWIDE_MISDROP_H
#define TREEWIDE_MISDROP_H

#include "lifetime/evidence.h"
#include "lifetime/world.h"

GPtrArray *misdrops_new(void);

/*
 * Whether a call that drops pinned pages is surely one (misdrop-doubt.c). own:
 * the routine holds the pin itself, or gets it from what it calls, so that a
 * drop on another of its paths may be the one for a failure.
 */
gboolean misdrop_is_sure(struct world *world, const struct routine *routine,
			 const struct call_place *call, guint argument,
			 gboolean own);

/* The argument that the class names, -1: the call is not of it. */
int misdrop_class(struct world *world, const struct routine *routine,
		  const struct call_place *call, enum lexicon_class class);

/* Remembers the call, when it is a misdrop: it drops what a path holds. */
void misdrop_note(struct world *world, const struct routine *routine,
		  const struct call_place *call, gboolean own);

/* Adds those that were noted to the evidence; the list is empty then. */
void misdrops_add(struct world *world, struct evidence *evidence);

/* Takes those away that nothing is sure about. */
void misdrops_doubt(struct evidence *evidence);

#endif
