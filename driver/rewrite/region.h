/* SPDX-License-Identifier: GPL-2.0 */
/*
 * region - the words of a call and of what stands behind it on its last line
 *
 *	region = region_new(source, offset, before, before_offset);
 *	if (region)
 *		use(region->words);
 *	region_free(region);
 *
 * Read from the text for fill.c, which says where lines break.
 */
#ifndef TREEWIDE_REGION_H
#define TREEWIDE_REGION_H

#include <glib.h>

#include "rewrite/fill.h"
#include "code/token.h"

#define REGION_COLUMNS 80

struct region {
	const struct source *source;
	const struct source *before; /* the file before the change */
	guint before_name; /* token of the callee's name there */
	guint before_close; /* token of the call's last parenthesis there */
	guint same; /* words behind the name that did not change */
	guint name; /* token of the callee's name */
	guint close; /* token of the call's last parenthesis */
	guint last; /* last token of the region */
	gboolean macro; /* in a macro: backslashes continue the lines */
	int base; /* column for further terms of the expression
				 * that holds the call: behind its bracket, or
				 * a tab more than its = or return; or -1 */
	int own; /* column where the author's lines go on when that is
				 * not behind the call's parenthesis, or -1 */
	int shift; /* columns that the call's line has moved */
	int head; /* column where the call itself may stand on a
				 * new line, or -1 */
	GArray *words; /* struct word, from name to last */
};

/*
 * The call whose name stands at offset of source; source and before must
 * outlive the region. NULL when no call stands at one of the places, or when
 * its lines had better be left alone (layout.h says when).
 */
struct region *region_new(const struct source *source, guint offset,
			  const struct source *before, guint before_offset);
void region_free(struct region *region);

/* Display column, from 0, of this place; tabs go to multiples of 8. */
guint region_column(const struct source *source, guint offset);

/* Offset behind token i. */
guint region_end_of(const struct source *source, guint i);

/* Offset behind the last byte of a line (from 1), its newline left out. */
guint region_line_end(const struct source *source, guint line);

/* Reads the words of a region whose other members are set; FALSE: too deep. */
gboolean region_read_words(struct region *region);

/*
 * How weakly the binary operator at token i binds (1: an assignment); 0 when
 * none stands there. It has white space on both sides, a unary one does not.
 */
guint region_binary(const struct source *source, guint i);

/* Whether ( or [, or ) or ], stands at token i. */
gboolean region_is_open(const struct source *source, guint i);
gboolean region_is_close(const struct source *source, guint i);

/* Whether token i is the first on its line. */
gboolean region_begins_line(const struct source *source, guint i);

#endif
