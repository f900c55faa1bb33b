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
 * Blanks all functions except kept ones (only the body, if there is an #if in
 * the head), and changes the case of hidden names, so that no rule matches
 * them. Lines, columns and length do not change: a place in the copy is the
 * same place in the file. spatch parses such a copy 5 to 12 times faster than
 * the file. Deep items (item.h) are blanked even if they are kept.
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
 * Shows the function around this token with stand-ins (standin.h) for code that
 * spatch cannot parse; for functions that it skips otherwise.
 */
void mask_simplify(struct mask *mask, guint token);

/*
 * Also blanks everything outside of the kept functions: types, tables and
 * macros that spatch stumbles over.
 */
void mask_alone(struct mask *mask);

/* Hides this name. */
void mask_hide(struct mask *mask, guint token);

/* The file that the copy is of. */
const struct source *mask_source(const struct mask *mask);

/* The copy. Free with g_bytes_unref(). */
GBytes *mask_text(const struct mask *mask);

/* The copy that keeps every function. Free with g_bytes_unref(). */
GBytes *mask_whole(const struct source *source, const GArray *items);

/*
 * Whether copy and file differ between two offsets; a hidden name counts as
 * itself.
 */
gboolean mask_differs(const struct mask *mask, GBytes *copy, guint from,
		      guint to);

/* Restores the hidden names in a line of spatch's output; in place. */
void mask_reveal(const struct mask *mask, char *text, gsize length);

#endif
