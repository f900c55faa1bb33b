/* SPDX-License-Identifier: GPL-2.0 */
/*
 * arm - the arms of a file's #if groups
 *
 *	arms = arms_new(source);
 *	arm_leave(source, arms, fates);
 *	g_array_unref(arms);
 *
 * An arm reaches from its #if, #elif or #else to the next one's # or to that of
 * the #endif.
 */
#ifndef TREEWIDE_ARM_H
#define TREEWIDE_ARM_H

#include <glib.h>

#include "code/token.h"

struct arm {
	guint hash; /* token of its #; the directive's word is behind it */
	guint first; /* its condition's tokens, */
	guint last; /* both inclusive; last < first: none */
	guint end; /* token of the # that ends it */
	guint group; /* index of the first arm of its #if */
	guint outer; /* index of the arm around it + 1; 0: none */
};

/* Whether an arm is compiled. */
enum fate {
	FATE_LEFT_OUT,
	FATE_COMPILED,
	FATE_OPEN, /* nobody can tell */
};

/*
 * All arms in order: struct arm; groups without #endif are left out. Free with
 * g_array_unref().
 */
GArray *arms_new(const struct source *source);

/* Index of the innermost arm that holds this token + 1; 0: none does. */
guint arms_at(const GArray *arms, guint token);

/*
 * Takes the tokens of arms that are left out, and the directives that decide
 * nothing any more, out of the source's code: all that reads it passes them
 * over like any other directive. fates: of each arm.
 */
void arms_leave_out(struct source *source, const GArray *arms,
		    const enum fate *fates);

#endif
