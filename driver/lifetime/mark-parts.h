/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mark-parts - what the parts of mark share
 *
 * mark.c lists a routine's marks, mark-assign.c follows what is written and
 * asked, mark-carry.c carries marks from one function to another.
 */
#ifndef TREEWIDE_MARK_PARTS_H
#define TREEWIDE_MARK_PARTS_H

#include "lifetime/mark.h"

extern const char *const mark_or[], *const mark_and[]; /* for piece_op() */

/* The words without blanks and comments. Free with g_free(). */
char *mark_text(const struct source *source, guint first, guint last);

/* x, x->y.z, x[i]->y, *x: nothing is called on the way. */
gboolean mark_is_path(const struct source *source, guint first, guint last);

/* A number, or a name that is no variable of the routine's. */
gboolean mark_is_constant(const struct routine *routine, guint token);

/* PINNED | DIRTY: whether this word is one of them. */
gboolean mark_has_term(const struct source *source, guint first, guint last,
		       const char *word);

/* Whether the token writes to what stands before it. */
gboolean mark_is_assignment(const struct source *source, guint token);

/*
 * A condition without && and || as a mark, or NULL; *truth: it holds where the
 * mark is set. Free with mark_free().
 */
struct mark *mark_read(const struct routine *routine, guint first, guint last,
		       gboolean *truth);
void mark_free(gpointer mark);

/* Index of the mark in the list, or -1. */
int mark_find(const GPtrArray *marks, const char *path, const char *asks);

#endif
