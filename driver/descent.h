/* SPDX-License-Identifier: GPL-2.0 */
/*
 * descent - what an expression of a function is made from
 *
 *	descent_of(routine, first, last, &set, places);
 *
 * Two questions that need no order of statements: from which variables a
 * value comes, through any number of assignments, and through which members
 * of which objects. A place is a word such as "region.pages" (member pages of
 * a struct region), "?.pages" (of an object of unknown type) or "::table" (a
 * global variable).
 */
#ifndef TREEWIDE_DESCENT_H
#define TREEWIDE_DESCENT_H

#include <glib.h>

#include "routine.h"

/* A set of a routine's names. */
struct names {
	guint64 word[ROUTINE_NAMES / 64];
};

gboolean names_has(const struct names *names, int name);
void names_add(struct names *names, int name);
void names_drop(struct names *names, int name);
void names_join(struct names *names, const struct names *more);
gboolean names_meet(const struct names *a, const struct names *b);
gboolean names_empty(const struct names *names);

/* The variables that the tokens name. */
void names_in(const struct routine *routine, guint first, guint last,
	      struct names *names);

/*
 * Adds the variables that the expression's value comes from, and the places
 * on the way (char *; may be NULL).
 */
void descent_of(const struct routine *routine, guint first, guint last,
	       struct names *names, GHashTable *places);

/* Adds the places that the tokens name themselves. */
void descent_places(const struct routine *routine, guint first, guint last,
		   GHashTable *places);

/*
 * Adds only the place that the expression as a whole is: its last member, or
 * the global variable. Returns FALSE for a plain local.
 */
gboolean descent_place(const struct routine *routine, guint first, guint last,
		      GHashTable *places);

/*
 * The variable that a path expression begins with: x of &x->a[i].b, *x,
 * (cast)x + 1; -1 when there is none or it is a call's result.
 */
int descent_root(const struct routine *routine, guint first, guint last);

/* A set of places: char *. Free with g_hash_table_unref(). */
GHashTable *places_new(void);

/*
 * Whether two sets have a place in common: the same member of the same type,
 * or of a type unknown in one of them. exact: unknown types do not count.
 */
gboolean places_meet(GHashTable *a, GHashTable *b, gboolean exact);

/* One variable's definition: x = tokens. */
struct written {
	int name;
	guint first;
	guint last;
};

/* All plain definitions of the routine's variables; owned by the routine. */
const GArray *descent_writes(const struct routine *routine);

#endif
