/* SPDX-License-Identifier: GPL-2.0 */
/*
 * effect - whether a condition can be removed, and how to negate it
 */
#ifndef TREEWIDE_EFFECT_H
#define TREEWIDE_EFFECT_H

#include <glib.h>

#include "code/token.h"

struct edits;

/*
 * Whether the condition from the parenthesis at open to the one at close can be
 * removed: it only reads, nothing volatile, and leaves no variable behind that
 * is set but never read. A call may have effects, except likely() and the like.
 */
gboolean effect_is_free(const struct source *source, guint open, guint close);

/* Adds edits that negate the condition. */
void effect_negate(struct edits *edits, const struct source *source, guint open,
		   guint close);

#endif
