/* SPDX-License-Identifier: GPL-2.0 */
/*
 * descent - what an expression of a function is made from
 *
 *	descent_of(routine, first, last, &set, places);
 *
 * Questions that need no order of statements: from which variables a value
 * comes, through any number of assignments, and through which members of which
 * objects.
 */
#ifndef TREEWIDE_DESCENT_H
#define TREEWIDE_DESCENT_H

#include <glib.h>

#include "lifetime/names.h"
#include "lifetime/places.h"
#include "lifetime/routine.h"

/*
 * Adds the variables that the expression's value comes from, and the places
 * on the way (char *).
 */
void descent_of(const struct routine *routine, guint first, guint last,
		struct names *names, GHashTable *places);

/* The same as one answer; owned by the routine, which keeps it. */
struct descent {
	guint64 span; /* first token and last */
	struct names names;
	GHashTable *places;
};

const struct descent *descent_get(const struct routine *routine, guint first,
				  guint last);

/*
 * The variable that a path expression begins with: x of &x->a[i].b, *x,
 * (cast)x + 1; -1 when there is none or it is a call's result.
 */
int descent_root(const struct routine *routine, guint first, guint last);

/* One variable's definition: x = tokens. */
struct written {
	int name;
	guint first;
	guint last;
};

/* All plain definitions of the routine's variables; owned by the routine. */
const GArray *descent_writes(const struct routine *routine);

#endif
