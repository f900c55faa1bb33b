/* SPDX-License-Identifier: GPL-2.0 */
/*
 * doubt - arms of #if that nobody can decide, in code that a pin depends on
 *
 * Noted on the way through functions; where the answer is not clear, they are
 * taken for compiled and for left out in turn (pin.c).
 */
#ifndef TREEWIDE_DOUBT_H
#define TREEWIDE_DOUBT_H

#include "lifetime/routine.h"
#include "lifetime/world.h"

/* An arm of a file, by its number. */
struct doubt {
	const struct unit *unit; /* the file, not a view */
	guint arm;
};

/*
 * Notes the first open arm of the function, when it cuts a statement in two or
 * holds a call that drops.
 */
void doubt_routine(struct world *world, const struct routine *routine);

/* Notes the arm around a definition that is not the only one of its file. */
void doubt_token(struct world *world, const struct unit *unit, guint token);

/* Notes it, in what is looked at and in the walk that is under way. */
void doubt_note(struct world *world, const struct doubt *doubt);

/* The first that is open in the setting, or NULL. */
const struct doubt *doubt_first(struct world *world, const GArray *doubts);

#endif
