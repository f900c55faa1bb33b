/* SPDX-License-Identifier: GPL-2.0 */
/*
 * edit - replacements in one text, applied together
 *
 *	edits = edits_new();
 *	edits_add(edits, offset, length, "new words");
 *	after = edits_apply(edits, before, &error);
 *	place = edits_map(edits, old_place);
 *	edits_free(edits);
 *
 * All offsets are those of the old text, so the order of the calls does not
 * matter, except between two insertions at one offset: the earlier one comes
 * first in the new text.
 */
#ifndef TREEWIDE_EDIT_H
#define TREEWIDE_EDIT_H

#include <glib.h>

struct edit {
	guint offset; /* first byte to be replaced, in the old text */
	guint length; /* bytes to be replaced; 0: insert before offset */
	char *text; /* the new bytes; owned */
};

struct edits {
	GArray *list; /* struct edit, by offset; insertions come first */
};

struct edits *edits_new(void);
void edits_free(struct edits *edits);

/*
 * Adds a replacement; copies the text. A replacement (length > 0) may be added
 * again by another caller that wants the same change: it is made once.
 */
void edits_add(struct edits *edits, guint offset, guint length,
	       const char *text);

/*
 * The new text; free with g_bytes_unref(). Fails with TREEWIDE_ERROR_INPUT when
 * two edits overlap or one reaches past the end of the text.
 */
GBytes *edits_apply(const struct edits *edits, GBytes *before, GError **error);

/*
 * The offset in the new text of the byte at this offset of the old one. A byte
 * that was replaced maps to the same distance into the replacement, at most to
 * its end.
 */
guint edits_map(const struct edits *edits, guint offset);

#endif
