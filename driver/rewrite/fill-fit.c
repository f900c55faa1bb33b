// SPDX-License-Identifier: GPL-2.0
/* fill-fit - where a break may or must be, and what fits on a line */
#include "rewrite/fill-parts.h"

#include <string.h>

gboolean fill_is_char(const struct fill *fill, int i, char c)
{
	return i >= 0 && fill->words[i].length == 1 &&
	       fill->words[i].text[0] == c;
}

gboolean fill_is_closer(const struct fill *fill, guint i)
{
	return fill->words[i].partner >= 0 && fill->words[i].partner < (int)i;
}

/* A break that is made whatever the columns say. */
gboolean fill_is_forced(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	if (word->gap == GAP_FORCED)
		return TRUE;
	if (fill->own && i == 2)
		return word->own;
	if (word->gap == GAP_FIXED || !word->author)
		return FALSE;
	return fill->wrap != FILL_GREEDY ||
	       (fill->one_a_line && word->gap == GAP_COMMA &&
		word->bracket == 1);
}

gboolean fill_is_breakable(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	if (fill_is_forced(fill, i))
		return TRUE;
	if (word->gap == GAP_FIXED || fill->wrap == FILL_AUTHOR)
		return FALSE;
	return word->bracket >= 0 || fill->base >= 0;
}

/* Column behind word i when it begins at this column. */
guint fill_advance_word(const struct fill *fill, guint i, guint column)
{
	const struct word *word = &fill->words[i];
	const char *last = g_strrstr_len(word->text, word->length, "\n");
	guint end;

	if (!last)
		return fill_advance(column, word->text, word->length);
	/* The lines of a comment move with it. */
	end = fill_advance(0, last + 1, word->text + word->length - last - 1);
	return end + column > word->column ? end + column - word->column : 0;
}

/*
 * Column of word i on a line that has reached this one. The tab before a
 * comment shrinks to a blank when that makes the comment fit.
 */
guint fill_behind_space(const struct fill *fill, guint i, guint column)
{
	const struct word *word = &fill->words[i];
	guint at = fill_advance(column, word->space, word->space_length);

	if (word->length > 1 && word->text[0] == '/' && at > column + 1 &&
	    !memchr(word->text, '\n', word->length) &&
	    at + word->length > fill->soft &&
	    column + 1 + word->length <= fill->soft)
		return column + 1;
	return at;
}

/* A comment behind the code of its line: it may run over. */
gboolean fill_is_remark(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	return i + 1 < fill->count && word->length > 1 && *word->text == '/' &&
	       !memchr(word->text, '\n', word->length) &&
	       fill_is_forced(fill, i + 1);
}

/*
 * Whether the words from lo to hi - 1, and what cannot be parted from them,
 * end before the limit; measured up to the first break inside.
 */
gboolean fill_fits(const struct fill *fill, guint lo, guint hi, guint limit)
{
	guint column = fill->column;

	for (guint i = lo; i < fill->count; i++) {
		const struct word *word = &fill->words[i];

		if (i > lo && (fill_is_forced(fill, i) ||
			       (i >= hi && fill_is_breakable(fill, i))))
			break;
		if (i > lo || fill->spots[i].indent < 0)
			column = fill_behind_space(fill, i, column);
		if (memchr(word->text, '\n', word->length))
			return fill_advance(column, word->text,
					    (const char *)memchr(word->text,
								 '\n',
								 word->length) -
						    word->text) <= limit;
		column = fill_advance(column, word->text, word->length);
		if (i + 1 == fill->count)
			limit += fill->spare;
	}
	return column <= limit;
}

/* The words from lo to hi - 1 fit, but for a comment that ends the line. */
gboolean fill_fits_without_remark(const struct fill *fill, guint lo, guint hi)
{
	guint column = fill->column, i;

	for (i = lo; i < fill->count && !fill_is_remark(fill, i); i++) {
		if (i > lo && i >= hi && fill_is_breakable(fill, i))
			return FALSE;
		if (i > lo || fill->spots[i].indent < 0)
			column = fill_behind_space(fill, i, column);
		column = fill_advance_word(fill, i, column);
	}
	return column <= fill->soft && i < fill->count && i + 1 >= hi;
}
