/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinassign - what assignments do to pinned pages
 */
#ifndef TREEWIDE_PINASSIGN_H
#define TREEWIDE_PINASSIGN_H

#include "lifetime/pinstep.h"

/* Lets the assignments in these tokens take effect, the last one first. */
void pinassign_node(struct walk *walk, struct state *state, guint first,
		    guint last);

#endif
