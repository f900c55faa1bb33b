/* SPDX-License-Identifier: GPL-2.0 */
/*
 * clearing - what has to lose the flag for one call to be converted
 *
 *	clearing = clearing_new();
 *	why = clearing_add(&outer, origin, clearing);
 *	clearing_free(clearing);
 *
 * A part of outer: an origin loses the flag where its givers write it, and so
 * does each origin that those get it from, at any distance.
 */
#ifndef TREEWIDE_CLEARING_H
#define TREEWIDE_CLEARING_H

#include <glib.h>

#include "flags/outer.h"

struct outer {
	struct upstream *upstream;
	struct program *program;
	const struct flags *flags;
	GPtrArray *sites;
};

struct clearing {
	GPtrArray *origins; /* struct origin *, not owned */
	GPtrArray *removals; /* struct flag_use *, owned */
};

struct clearing *clearing_new(void);
void clearing_free(gpointer clearing);

/*
 * Adds the origin, those that it gets the flag from, and the places where it
 * is written. NULL: all of them can lose it; else why not, free with g_free().
 */
char *clearing_add(const struct outer *o, struct origin *origin,
		   struct clearing *clearing);

/*
 * The flags, as they are when every origin that surely holds the flag has lost
 * it. o must outlive the result.
 */
struct flags clearing_flags(const struct outer *o);

#endif
