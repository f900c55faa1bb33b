/* SPDX-License-Identifier: GPL-2.0 */
/*
 * places - where things are kept, as far as words tell
 *
 * A place is a word such as "region.pages" (member pages of a struct region),
 * "?.pages" (of an object of unknown type), "::table" (a global variable) or
 * "xchg()" (what this function gives and takes).
 */
#ifndef TREEWIDE_PLACES_H
#define TREEWIDE_PLACES_H

#include <glib.h>

#include "lifetime/routine.h"

/* A set of places: char *. Free with g_hash_table_unref(). */
GHashTable *places_new(void);

/*
 * Whether two sets have a place in common: the same member of the same type,
 * or of a type unknown in one of them. exact: unknown types do not count.
 */
gboolean places_meet(GHashTable *a, GHashTable *b, gboolean exact);

/* Adds the places that the tokens name themselves. */
void places_add(const struct routine *routine, guint first, guint last,
		GHashTable *places);

/*
 * Adds only the place that the expression as a whole is: its last member, or
 * the global variable. Returns FALSE for a plain local.
 */
gboolean places_add_one(const struct routine *routine, guint first, guint last,
			GHashTable *places);

#endif
