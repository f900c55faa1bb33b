/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinstep - what one statement does to pinned pages
 *
 * The part of pinflow that looks at a single node of the graph: calls that
 * drop, store or hand on pages, and assignments that carry them along.
 */
#ifndef TREEWIDE_PINSTEP_H
#define TREEWIDE_PINSTEP_H

#include <glib.h>

#include "lifetime/pinflow.h"

enum phase {
	PHASE_BEFORE, /* the pages are not there yet */
	PHASE_HELD,
	PHASE_DROPPED,
};

/* What is known at one place of one path. Compared byte by byte (frontier.c). */
struct state {
	struct names pages;
	struct names objects;
	struct names counts;
	struct names others; /* hold what stood where ours is stored now */
	guint8 phase;
	guint8 maybe;
	guint8 partial;
	guint8 counted;
	guint8 rank;
	guint8 inserted; /* others can find the object */
	guint8 joined; /* several states in one: what holds pages may not */
	guint8 failed; /* another call on the way has failed */
	guint32 looped; /* loops with a drop that were entered: a bit for each
			 * node, modulo 32 */
	guint32 marks; /* set ones of the routine */
	guint store;
	guint drop;
	guint8 value[ROUTINE_NAMES]; /* the last: most routines have few */
};

/* A walk through one function. */
struct walk {
	struct world *world;
	const struct passage *passage;
	const struct routine *routine;
	gboolean returns; /* there is a return */
	struct names tracked; /* names whose values matter */
	guint call; /* a call whose result is known, within a node */
	guint8 result;
	gboolean counted;
};

/* Lets the words of a node take effect. */
void pinstep_node(struct walk *walk, struct state *state, guint first,
		  guint last);

/* The state's values in the form that value.h works on. */
void pinstep_values(const struct walk *walk, const struct state *state,
		    struct values *values);

#endif
