/* SPDX-License-Identifier: GPL-2.0 */
/*
 * guard - the conditions of reaching a statement, with respect to a flag
 *
 *	frame = frame_new("FOLL_LONGTERM");
 *	g_hash_table_add(frame.flags, g_strdup("gup_flags"));
 *	guard_add(source, &frame, first, last, &guard);
 *	frame_release(&frame);
 *
 * For refusal, which asks whether an error return depends on a flag alone, or
 * on the flag and on one parameter being passed.
 */
#ifndef TREEWIDE_GUARD_H
#define TREEWIDE_GUARD_H

#include <glib.h>

#include "code/token.h"

/* A parameter that is certainly NULL, or not NULL, for the root's callers. */
#define NEVER_GIVEN  ""
#define ALWAYS_GIVEN "&"

/* The conditions of reaching a statement, beyond the flag being set. */
struct guard {
	gboolean flag; /* it depends on the flag */
	gboolean clear; /* it is reached only without the flag */
	gboolean other; /* it depends on something else as well */
	gboolean warned; /* the condition warns */
	const char *with; /* this parameter of the root is passed */
};

/* One function of a call chain, as the chain's call reaches it. */
struct frame {
	const char *flag; /* the flag in question */
	GHashTable *flags; /* names that hold the flags (a set) */
	GHashTable *given; /* parameter -> the root's parameter, or above */
};

/* A frame in which nothing is known. Release with frame_release(). */
struct frame frame_new(const char *flag);
void frame_release(struct frame *frame);

/* Whether token i is a name that holds the flags. */
gboolean guard_is_flags(const struct source *source, const struct frame *frame,
			guint i);

/* Adds the condition in the tokens [first, last] to the guard. */
void guard_add(const struct source *source, const struct frame *frame,
	       guint first, guint last, struct guard *guard);

#endif
