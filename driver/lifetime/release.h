/* SPDX-License-Identifier: GPL-2.0 */
/*
 * release - the functions that drop what a pin keeps
 *
 *	releases = releases_of(world, chains, places);
 *
 * Looks at every call in the files read so far that drops pins, compares the
 * places it takes them from with the places where they are kept, and keeps
 * the best matches.
 */
#ifndef TREEWIDE_RELEASE_H
#define TREEWIDE_RELEASE_H

#include <glib.h>

#include "lifetime/chain.h"
#include "lifetime/trigger.h"

/* How sure it is that a call drops the pages of this pin. */
enum match {
	MATCH_NONE,
	MATCH_FILE, /* it is the file's own drop, nothing else is known */
	MATCH_TYPE, /* it works on an object of the same type */
	MATCH_NAME, /* it reads the same member */
	MATCH_PLACE, /* it reads the same member of the same type */
};

struct release {
	struct spot_line line; /* the call */
	char *function; /* that holds it */
	enum match match;
	gboolean previous; /* in the pin's own function: what an earlier call
			    * of it has pinned */
	gboolean near; /* it stands in a file that the pin's ways up pass */
	gboolean mismatch; /* it drops another kind of reference */
	gboolean counted; /* a count of holders decides in this function */
	struct triggers triggers;
};

/* struct release *, best first. Free with g_ptr_array_unref(). */
GPtrArray *releases_of(struct world *world, const GPtrArray *chains,
		       GHashTable *places);

#endif
