/* SPDX-License-Identifier: GPL-2.0 */
/*
 * effect - a condition that can go, or be turned round
 */
#ifndef TREEWIDE_EFFECT_H
#define TREEWIDE_EFFECT_H

#include <glib.h>

#include "code/token.h"

struct edits;

/*
 * Whether the condition from the parenthesis at open to the one at close can
 * go: it only looks, at nothing volatile, and leaves no variable behind that
 * is set and never read. A call may do anything, but likely() and the like.
 */
gboolean effect_is_free(const struct source *source, guint open, guint close);

/* Adds to edits what makes the same condition hold where it did not. */
void effect_negate(struct edits *edits, const struct source *source, guint open,
		   guint close);

#endif
