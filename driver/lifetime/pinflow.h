/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinflow - what becomes of pinned pages between two places of one function
 *
 *	pinflow_run(world, &passage, &outcome);
 *
 * Follows every path from where the pages come in (a call that pins, or the
 * function's parameters) to the function's exits: which variables hold pages
 * or objects with pages, where they are stored, and whether they are dropped.
 * Paths on which the pin failed, and exits that report a failure, do not
 * count. Functions that are called with pages are followed likewise.
 */
#ifndef TREEWIDE_PINFLOW_H
#define TREEWIDE_PINFLOW_H

#include <glib.h>

#include "lifetime/descent.h"
#include "lifetime/value.h"
#include "lifetime/world.h"

/* How pages come into a function. */
struct passage {
	const struct routine *routine;
	guint call; /* token of the function that pins; 0: by parameters */
	struct names pages; /* hold pages, their numbers or arrays of them */
	struct names objects; /* lead to objects that hold pages */
	gboolean gives_pages; /* the call's result is the pages, */
	gboolean gives_object; /* or an object that holds them */
	guint8 value; /* classes of the call's result when it succeeds */
	gboolean counted; /* the result is how many pages were pinned */
	gboolean inserted; /* others can find what the call gives */
	guint kept; /* token that puts them into an object: the call, or a store
		     * of the array before it; 0: none */
	GHashTable *places; /* where the pages are kept: read and added to */
	GPtrArray *facts; /* conditions that hold: "x", "!x", "x == Y"; NULL */
	GPtrArray
		*marks; /* char *: what is noted down by then (mark.h); NULL */
	guint depth; /* of functions called so far */
};

/* What became of them. */
struct upshot {
	gboolean unsure; /* too many paths, or control cannot be followed */
	gboolean held; /* there are exits with the pages still held */
	gboolean dropped; /* there are exits with the pages dropped */
	gboolean given_up; /* the same, after another call has failed */
	gboolean maybe; /* held, though a drop was passed that may not drop */
	gboolean partial; /* held, a part of the pages was dropped */
	gboolean counted; /* the drop depends on a count of holders */
	gboolean inserted; /* held, and others can find the object */
	struct names pages; /* at exits where they are held */
	struct names objects;
	gboolean returns_pages;
	gboolean returns_object;
	guint8 value; /* classes of the result at these exits */
	gboolean count_returned; /* it is the number of pages */
	guint store; /* token that stores them in something that lives on */
	guint rank; /* how good a store it is: 0 none, 1 handed to a function
		     * that is not known, 2 to one that stores them, 3 stored */
	guint drop; /* token of a drop at the other exits, or that was passed */
	guint32 marks; /* the routine's, at all exits where they are held */
};

void pinflow_run(struct world *world, const struct passage *passage,
		 struct upshot *outcome);

/*
 * Makes the arguments of a call that carry pages or objects into the names of
 * a passage: what the expression in these tokens leads to. pages: whether the
 * expression is the pages themselves.
 */
void pinflow_enter(struct passage *passage, guint first, guint last,
		   gboolean pages);

/* Conditions that hold at a token because of where it stands: char *. */
GPtrArray *pinflow_facts(const struct routine *routine, guint token);

/* The same, in the words of a function called there. */
GPtrArray *pinflow_translate(const GPtrArray *facts,
			     const struct routine *caller,
			     const struct call_place *call,
			     const struct routine *callee);

#endif
