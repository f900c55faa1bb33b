/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pindrop - how much of the pages a call drops
 *
 * A part of pinflow: looks at the functions that are known to drop pins, and
 * into every function that has been read.
 */
#ifndef TREEWIDE_PINDROP_H
#define TREEWIDE_PINDROP_H

#include "lifetime/pinstep.h"

/* How much a call drops of what the state holds. */
enum drop {
	DROP_NONE,
	DROP_MAYBE, /* on some paths, or the last of several holders */
	DROP_PART,
	DROP_ALL,
};

/*
 * What this call drops. apply: the state takes over what the function does
 * with the pages. *counted: a count of holders decides; *known: the function
 * has been read, or is one that drops.
 */
enum drop pindrop_call(const struct walk *walk, struct state *state,
		       const struct call_place *call, gboolean apply,
		       gboolean *counted, gboolean *known);

/* Which argument says what it drops, of a function known to drop pins; -1. */
int pindrop_argument(const struct walk *walk, const struct call_place *call);

/* What the calls in these tokens drop at most, given the state. */
enum drop pindrop_in(struct walk *walk, const struct state *state, guint first,
		     guint last);

#endif
