/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layout - the lines of a call whose name or arguments have changed
 *
 *	after = edits_apply(edits, before->bytes, &error);
 *	place = edits_map(edits, call->offset);
 *	laid = layout_call(after, place, before, call->offset);
 *
 * checkpatch.pl judges every added line whole, so a call that is touched has
 * to stand as the kernel wants it: no line ends in an opening parenthesis,
 * continuation lines stand behind theirs (tabs, then blanks), lines end before
 * column 80. A line that was longer may stay so up to 100. The author's breaks
 * are kept where they still fit, and a call that fits is not touched at all; a
 * line that had to be broken and now fits behind the one above goes there. Where
 * the name is so long that an argument would be torn, and the author's lines did
 * not stand behind the parenthesis, they stay where they are.
 *
 * Only white space changes, and only from the call's name to the end of the
 * line on which its last parenthesis stands (further, where a parenthesis that
 * opens behind the call has moved with it). In a macro's body each line gets
 * its backslash back, in the column where it stood when it fits; a call of several
 * lines is wrapped before that column where it can be.
 *
 * Several calls in one text: lay them out from the last to the first, so that
 * the places of the others stay valid.
 */
#ifndef TREEWIDE_LAYOUT_H
#define TREEWIDE_LAYOUT_H

#include <glib.h>

#include "code/token.h"

/*
 * Lays out the call whose callee's name begins at offset of text. before and
 * before_offset are the file and the place before anything was replaced; they
 * tell which lines were long, and where backslashes stood. With before NULL
 * the text as it stands is taken for that.
 *
 * Returns the new text, or text itself (a new reference) when nothing is to be
 * done or nothing can be done safely: no call stands there, its parentheses do
 * not close, the lines end in CR LF. Where preprocessor lines stand among its
 * arguments, the others are moved and none is filled (shift.h). Free with
 * g_bytes_unref().
 */
GBytes *layout_call(GBytes *text, guint offset, const struct source *before,
		    guint before_offset);

/* Display column, from 0, of this place; tabs go to multiples of 8. */
guint layout_column(const struct source *source, guint offset);

/*
 * Display column of the backslash that continues the given line (from 1) of a
 * macro, or -1 when the line ends in none. *aligned (may be NULL): whether the
 * backslashes stand in one column; FALSE where each stands one blank behind
 * its text.
 */
int layout_backslash(const struct source *source, guint line,
		     gboolean *aligned);

/*
 * Appends what stands between a text that ends at this column and its
 * backslash, and the backslash: tabs up to the column target when that is
 * possible, else one blank. target -1: one blank.
 */
void layout_add_backslash(GString *out, guint column, int target);

/* Appends tabs as far as possible, then blanks, up to this column. */
void layout_add_indent(GString *out, guint column);

#endif
