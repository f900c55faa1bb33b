/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mask - a copy of a C file that shows spatch only what matters
 *
 *	mask = mask_new(source, items);
 *	mask_keep(mask, token);
 *	mask_simplify(mask, token);
 *	mask_hide(mask, token);
 *	copy = mask_text(mask);
 *	mask_free(mask);
 *
 * All functions but the kept ones are blanked (of one with an #if in its head,
 * the body), and hidden names get another case, so that no rule matches them.
 * Lines, columns and length stay as they are: a place in the copy is the same
 * place in the file. spatch parses such a copy 5 to 12 times faster than the
 * file. What is deep (item.h) is blanked even where it is kept.
 */
#ifndef TREEWIDE_MASK_H
#define TREEWIDE_MASK_H

#include <glib.h>

#include "code/item.h"
#include "code/token.h"

struct mask;

/* source and items must outlive the mask. Free with mask_free(). */
struct mask *mask_new(const struct source *source, const GArray *items);
void mask_free(struct mask *mask);

/* Keeps the function that holds this token. */
void mask_keep(struct mask *mask, guint token);

/* Keeps every function: for files whose brackets do not balance. */
void mask_keep_all(struct mask *mask);

/*
 * Shows the function that holds this token with stand-ins (standin.h) for what
 * spatch cannot read; for functions that it passes over as they are.
 */
void mask_simplify(struct mask *mask, guint token);

/*
 * Blanks what stands outside of the kept functions, too: types, tables and
 * macros that spatch stumbles over.
 */
void mask_alone(struct mask *mask);

/* Hides this name. */
void mask_hide(struct mask *mask, guint token);

/* The file that it was made from. */
const struct source *mask_source(const struct mask *mask);

/* The copy. Free with g_bytes_unref(). */
GBytes *mask_text(const struct mask *mask);

/* The copy that keeps every function. Free with g_bytes_unref(). */
GBytes *mask_whole(const struct source *source, const GArray *items);

/*
 * Whether the copy shows something else between two offsets than the file has
 * there; a hidden name counts as itself.
 */
gboolean mask_differs(const struct mask *mask, GBytes *copy, guint from,
		      guint to);

/* Gives a line of spatch's output the hidden names back; in place. */
void mask_reveal(const struct mask *mask, char *text, gsize length);

#endif
