/* SPDX-License-Identifier: GPL-2.0 */
/*
 * arm - the arms of a file's #if groups
 *
 *	arms = arms_new(source);
 *	arms_leave_out(source, arms, fates);
 *	g_array_unref(arms);
 *
 * An arm extends from its #if, #elif or #else to the # of the next one or of
 * the #endif.
 */
#ifndef TREEWIDE_ARM_H
#define TREEWIDE_ARM_H

#include <glib.h>

#include "code/token.h"

struct arm {
	guint hash; /* token of its #; the next one is the directive */
	guint first; /* first token of its condition */
	guint last; /* last token; last < first: no condition */
	guint end; /* token of the # that ends it */
	guint group; /* index of the first arm of its #if */
	guint outer; /* index of the arm around it + 1; 0: none */
};

/* Whether an arm is compiled. */
enum fate {
	FATE_LEFT_OUT,
	FATE_COMPILED,
	FATE_OPEN, /* unknown */
};

/*
 * All arms in order (struct arm), except those of groups without #endif. Free
 * with g_array_unref().
 */
GArray *arms_new(const struct source *source);

/* Index + 1 of the innermost arm around this token; 0: none. */
guint arms_at(const GArray *arms, guint token);

/*
 * Removes the tokens of arms that are not compiled, and directives that no
 * longer decide anything, from the source's code: they are skipped like any
 * other directive. fates: one for each arm.
 */
void arms_leave_out(struct source *source, const GArray *arms,
		    const enum fate *fates);

#endif
