/* SPDX-License-Identifier: GPL-2.0 */
/*
 * edit - replacements in one text, made together
 *
 *	edits = edits_new();
 *	edits_add(edits, offset, length, "new words");
 *	after = edits_apply(edits, before, &error);
 *	place = edits_map(edits, old_place);
 *	edits_free(edits);
 *
 * All offsets are those of the text as it was, so the order of the calls does
 * not matter, except between two insertions at one offset: the earlier one
 * comes first in the new text.
 */
#ifndef TREEWIDE_EDIT_H
#define TREEWIDE_EDIT_H

#include <glib.h>

struct edit {
	guint offset; /* first byte that goes, in the old text */
	guint length; /* bytes that go; 0: an insertion before offset */
	char *text; /* what comes instead; owned */
};

struct edits {
	GArray *list; /* struct edit, by offset; insertions come first */
};

struct edits *edits_new(void);
void edits_free(struct edits *edits);

/*
 * Adds a replacement; copies the text. The same replacement (length > 0) may
 * be added again, for a place that several callers want changed: it is made
 * once.
 */
void edits_add(struct edits *edits, guint offset, guint length,
	       const char *text);

/*
 * The new text; free with g_bytes_unref(). Fails with TREEWIDE_ERROR_INPUT
 * when two edits overlap or one reaches beyond the text.
 */
GBytes *edits_apply(const struct edits *edits, GBytes *before, GError **error);

/*
 * Where the byte at this offset of the old text stands in the new one. A byte
 * that was replaced maps into the replacement, as far in as it reaches.
 */
guint edits_map(const struct edits *edits, guint offset);

#endif
