/* SPDX-License-Identifier: GPL-2.0 */
/*
 * declare - the variables that a function declares
 *
 * A part of routine: reads parameters and local declarations.
 */
#ifndef TREEWIDE_DECLARE_H
#define TREEWIDE_DECLARE_H

#include <glib.h>

#include "lifetime/routine.h"

/* Adds the parameters to the routine's names. */
void declare_parameters(struct routine *routine);

/* Adds the locals that these statements declare. */
void declare_locals(struct routine *routine, const struct stmt *stmt);

/* The name at this token, added when it is new; NULL: there are too many. */
struct name *routine_add(struct routine *routine, guint token);

/*
 * The token behind the attributes at this place, which stand between a name
 * that is declared and its value: x __free(kfree) = ...
 */
guint declare_behind(const struct source *source, guint at);

/* The other way: the token before the attributes that end with this one. */
guint declare_before(const struct source *source, guint at);

#endif
