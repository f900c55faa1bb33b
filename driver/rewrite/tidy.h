/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tidy - parentheses that only stood there for the | that has gone
 *
 * (FOLL_WRITE) was (FOLL_WRITE | FOLL_LONGTERM): one word needs none. Nor does
 * a whole argument or value, which (w ? FOLL_WRITE : 0) is once nothing is
 * or-ed to it. All other parentheses stay.
 */
#ifndef TREEWIDE_TIDY_H
#define TREEWIDE_TIDY_H

#include <glib.h>

#include "base/edit.h"
#include "code/token.h"

/*
 * Adds to edits what takes the superfluous parentheses around, or next to, this
 * offset away: the place where words have gone from source's text.
 */
void tidy_add(struct edits *edits, const struct source *source, guint offset);

/* Which parentheses go with the word of "X | WORD", "WORD | X" or "WORD". */
enum tidy_pair {
	TIDY_NONE,
	TIDY_OPERAND, /* (x) | WORD becomes x */
	TIDY_WHOLE, /* (x | WORD) becomes x; (WORD) becomes 0 */
};

/*
 * What tidy_add() will do once the word has gone that these tokens make, both
 * part of it: operand_of() finds them.
 */
enum tidy_pair tidy_pair(const struct source *source, guint first, guint last);

#endif
