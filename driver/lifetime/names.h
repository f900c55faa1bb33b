/* SPDX-License-Identifier: GPL-2.0 */
/*
 * names - sets of the variables of one routine
 *
 * All functions take a name's index as routine_name() gives it; -1 is in no
 * set.
 */
#ifndef TREEWIDE_NAMES_H
#define TREEWIDE_NAMES_H

#include <glib.h>

#include "lifetime/routine.h"

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

#endif
