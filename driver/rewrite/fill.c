// SPDX-License-Identifier: GPL-2.0
#include "rewrite/fill.h"

#include <string.h>

/* What makes a layout ugly, in the same unit. */
enum {
	UGLY_LINE = 10, /* one line more */
	UGLY_OPERATOR = 15, /* one break more behind operators */
	UGLY_HEAD = 25, /* the call itself on a new line */
	UGLY_LONG = 20, /* a line that stays longer than 80 */
	UGLY_BEHIND = 4, /* an argument behind one of several lines */
};

void fill_init(struct fill *fill, const struct word *words, guint count)
{
	*fill = (struct fill){.words = words, .count = count, .base = -1};
	fill->spots = g_new0(struct spot, count);
}

void fill_release(struct fill *fill)
{
	g_free(fill->spots);
	fill->spots = NULL;
}

gboolean fill_better(const struct fill_cost *a, const struct fill_cost *b)
{
	if (a->over_hard != b->over_hard)
		return a->over_hard < b->over_hard;
	if (a->over != b->over)
		return a->over < b->over;
	return a->ugly < b->ugly;
}

guint fill_advance(guint column, const char *text, guint length)
{
	for (guint i = 0; i < length; i++) {
		if (text[i] == '\t')
			column += FILL_TAB - column % FILL_TAB;
		else if (text[i] == '\n')
			column = 0;
		else
			column++;
	}
	return column;
}

static gboolean is_char(const struct fill *fill, int i, char c)
{
	return i >= 0 && fill->words[i].length == 1 &&
	       fill->words[i].text[0] == c;
}

static gboolean is_closer(const struct fill *fill, guint i)
{
	return fill->words[i].partner >= 0 && fill->words[i].partner < (int)i;
}

/* A break that is made whatever the columns say. */
static gboolean is_forced(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	if (word->gap == GAP_FORCED)
		return TRUE;
	if (word->gap == GAP_FIXED || !word->author)
		return FALSE;
	return fill->wrap != FILL_GREEDY ||
	       (fill->one_a_line && word->gap == GAP_COMMA &&
		word->bracket == 1);
}

static gboolean is_breakable(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	if (is_forced(fill, i))
		return TRUE;
	if (word->gap == GAP_FIXED || fill->wrap == FILL_AUTHOR)
		return FALSE;
	return word->bracket >= 0 || fill->base >= 0;
}

/* The author gave each argument of the call a line of its own. */
static gboolean one_a_line(const struct fill *fill)
{
	guint commas = 0;

	for (guint i = 0; i < fill->count; i++) {
		const struct word *word = &fill->words[i];

		if (word->gap != GAP_COMMA || word->bracket != 1)
			continue;
		if (!word->author)
			return FALSE;
		commas++;
	}
	return commas > 1;
}

/* Column behind word i when it begins at this column. */
static guint advance_word(const struct fill *fill, guint i, guint column)
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
static guint behind_space(const struct fill *fill, guint i, guint column)
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

/*
 * Whether the words from lo to hi - 1, and what cannot be parted from them,
 * end before the limit; measured up to the first break inside.
 */
static gboolean fits(const struct fill *fill, guint lo, guint hi, guint limit)
{
	guint column = fill->column;

	for (guint i = lo; i < fill->count; i++) {
		const struct word *word = &fill->words[i];

		if (i > lo &&
		    (is_forced(fill, i) || (i >= hi && is_breakable(fill, i))))
			break;
		if (i > lo || fill->spots[i].indent < 0)
			column = behind_space(fill, i, column);
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

static gboolean any_long(const struct fill *fill, guint lo, guint hi)
{
	for (guint i = lo; i < hi; i++)
		if (fill->words[i].was_long)
			return TRUE;
	return FALSE;
}

static void end_line(struct fill *fill, guint spare)
{
	guint soft = fill->soft + spare, hard = fill->hard + spare;

	if (fill->column > hard)
		fill->cost.over_hard += fill->column - hard;
	fill->cost.over += fill->column > (fill->line_long ? hard : soft);
	fill->cost.ugly += UGLY_LINE;
	if (fill->column > soft) {
		fill->cost.ugly += UGLY_LONG;
		fill->longs++;
	}
	fill->lines++;
	fill->line_long = FALSE;
}

/* Where a line that begins with word i stands. */
static guint indent_of(const struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];
	int open = is_closer(fill, i) ? word->partner : word->bracket;
	guint now, was;

	if (open < 0)
		return fill->base >= 0 ? (guint)fill->base : word->column;
	if (!is_char(fill, open, '{'))
		return fill->spots[open].column + 1;
	/* Code and initialisers keep their shape; they move with the brace
	 * only when they stood at it. */
	now = fill->spots[open].column;
	was = fill->words[open].column;
	return word->column > was ? word->column + now - was : word->column;
}

static void new_line(struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];

	end_line(fill, 0);
	fill->spots[i].indent = indent_of(fill, i);
	fill->column = fill->spots[i].indent;
	if (word->gap == GAP_OPERATOR)
		fill->operators++;
}

static void put(struct fill *fill, guint i)
{
	const struct word *word = &fill->words[i];
	struct spot *spot = &fill->spots[i];

	if (is_forced(fill, i) && spot->indent < 0)
		new_line(fill, i);
	if (spot->indent < 0)
		fill->column = behind_space(fill, i, fill->column);
	spot->column = fill->column;
	fill->column = spot->end = advance_word(fill, i, fill->column);
	fill->line_long |= word->was_long;
}

/*
 * The weakest bond at the top level of the words: a comma, or the operator
 * that binds least. FALSE when there is none.
 */
static gboolean find_bond(const struct fill *fill, guint lo, guint hi,
			  enum gap *gap, guint *precedence)
{
	int bracket = fill->words[lo].bracket;

	*gap = GAP_FIXED;
	for (guint i = lo + 1; i < hi; i++) {
		const struct word *word = &fill->words[i];

		if (word->bracket != bracket || !is_breakable(fill, i))
			continue;
		if (word->gap == GAP_COMMA) {
			*gap = GAP_COMMA;
			return TRUE;
		}
		if (word->gap == GAP_FORCED && *gap == GAP_FIXED &&
		    !is_closer(fill, i))
			*gap = GAP_FORCED;
		if (word->gap != GAP_OPERATOR)
			continue;
		if (*gap != GAP_OPERATOR || word->precedence < *precedence)
			*precedence = word->precedence;
		*gap = GAP_OPERATOR;
	}
	return *gap != GAP_FIXED;
}

/* Whether word i parts the words around it, given the bond found. */
static gboolean parts(const struct fill *fill, guint i, enum gap gap,
		      guint precedence)
{
	const struct word *word = &fill->words[i];

	if (word->gap == GAP_FORCED)
		return !is_closer(fill, i);
	return word->gap == gap &&
	       (gap != GAP_OPERATOR || word->precedence == precedence);
}

static guint piece_end(const struct fill *fill, guint lo, guint hi,
		       enum gap gap, guint precedence)
{
	int bracket = fill->words[lo].bracket;

	for (guint i = lo + 1; i < hi; i++)
		if (fill->words[i].bracket == bracket &&
		    parts(fill, i, gap, precedence))
			return i;
	return hi;
}

static void place(struct fill *fill, guint lo, guint hi);

/* The words between lo and hi, cut at one kind of bond, line by line. */
static void place_pieces(struct fill *fill, guint lo, guint hi, enum gap gap,
			 guint precedence)
{
	gboolean broken = FALSE;

	for (guint from = lo, to; from < hi; from = to) {
		guint lines;

		to = piece_end(fill, from, hi, gap, precedence);
		if (from > lo && is_breakable(fill, from) &&
		    (is_forced(fill, from) ||
		     (broken && fill->wrap == FILL_GREEDY &&
		      gap == GAP_COMMA) ||
		     !fits(fill, from, to, fill->soft)))
			new_line(fill, from);
		else if (broken && gap == GAP_COMMA)
			fill->cost.ugly += UGLY_BEHIND;
		lines = fill->lines;
		place(fill, from, to);
		broken = fill->lines > lines;
	}
}

/* The words between lo and hi, opening the brackets among them. */
static void walk(struct fill *fill, guint lo, guint hi)
{
	for (guint i = lo; i < hi; i++) {
		int close = fill->words[i].partner;

		put(fill, i);
		if (close > (int)i + 1 && close < (int)hi) {
			place(fill, i + 1, close);
			i = close - 1;
		}
	}
}

static void place(struct fill *fill, guint lo, guint hi)
{
	gboolean flat = TRUE, bond;
	guint limit = fill->soft, precedence = 0;
	enum gap gap;

	bond = find_bond(fill, lo, hi, &gap, &precedence);
	/* An argument that was too long may stay so; a list is wrapped. */
	if (gap != GAP_COMMA && any_long(fill, lo, hi))
		limit = fill->hard;
	/* A break behind an operator that leaves it too long is for nothing. */
	if (gap == GAP_OPERATOR &&
	    !fits(fill, lo, piece_end(fill, lo, hi, gap, precedence),
		  fill->soft))
		limit = fill->hard;
	for (guint i = lo + 1; i < hi; i++)
		flat &= !is_forced(fill, i);
	if (flat && fits(fill, lo, hi, limit)) {
		for (guint i = lo; i < hi; i++)
			put(fill, i);
	} else if (bond) {
		place_pieces(fill, lo, hi, gap, precedence);
	} else {
		walk(fill, lo, hi);
	}
}

static void count_operators(struct fill *fill)
{
	guint author = 0;

	for (guint i = 0; i < fill->count; i++)
		author += fill->words[i].author &&
			  fill->words[i].gap == GAP_OPERATOR;
	if (fill->operators > author)
		fill->cost.ugly += UGLY_OPERATOR * (fill->operators - author);
}

void fill_run(struct fill *fill)
{
	guint call = fill->words[1].partner + 1;

	fill->cost = (struct fill_cost){0};
	fill->one_a_line = one_a_line(fill);
	fill->line_long = FALSE;
	fill->lines = fill->longs = fill->operators = 0;
	fill->column = fill->start;
	for (guint i = 0; i < fill->count; i++)
		fill->spots[i].indent = -1;
	if (fill->head)
		fill->cost.ugly += UGLY_HEAD;
	fill->spots[0].indent = fill->start;
	walk(fill, 0, call);
	if (call < fill->count)
		place(fill, call, fill->count);
	end_line(fill, fill->spare);
	count_operators(fill);
}
