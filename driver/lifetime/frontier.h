/* SPDX-License-Identifier: GPL-2.0 */
/*
 * frontier - the states of a walk that are still to be followed
 *
 *	frontier = frontier_new(nodes, names);
 *	frontier_push(frontier, &state, entry);
 *	while ((spot = frontier_next(frontier)))
 *		... frontier_push(frontier, &after, next_node);
 *	frontier_free(frontier);
 *
 * A state that has been at a node does not come there again. Where many
 * different ones meet, they are joined: less is known then, but the walk ends.
 */
#ifndef TREEWIDE_FRONTIER_H
#define TREEWIDE_FRONTIER_H

#include "lifetime/pinstep.h"

struct frontier;

/* A state before a node. */
struct state_spot {
	guint hash;
	guint bytes; /* of the state that say something */
	guint node;
	struct state state;
};

/*
 * nodes: how many the graph has; names: how many the routine has, the values of
 * all others are alike. Free with frontier_free().
 */
struct frontier *frontier_new(guint nodes, guint names);
void frontier_free(struct frontier *frontier);

void frontier_push(struct frontier *frontier, const struct state *state,
		   guint node);

/* The next state, owned by the frontier; NULL when there is none left. */
const struct state_spot *frontier_next(struct frontier *frontier);

/* How many have been handed out. */
guint frontier_steps(const struct frontier *frontier);

#endif
