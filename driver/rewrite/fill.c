// SPDX-License-Identifier: GPL-2.0
#include "rewrite/fill-parts.h"

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
	int open = fill_is_closer(fill, i) ? word->partner : word->bracket;
	guint now, was;

	if (open < 0)
		return fill->base >= 0 ? (guint)fill->base : word->column;
	if (fill->own && !fill_is_char(fill, open, '{') &&
	    (word->own || open == 1))
		return MAX(0,
			   (word->own ? (int)word->column : fill->own_column) +
				   fill->shift);
	if (!fill_is_char(fill, open, '{'))
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

	if (fill_is_forced(fill, i) && spot->indent < 0 && !spot->joined)
		new_line(fill, i);
	if (spot->indent < 0)
		fill->column = fill_behind_space(fill, i, fill->column);
	spot->column = fill->column;
	fill->column = spot->end = fill_advance_word(fill, i, fill->column);
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
	gboolean remark = FALSE; /* each of the pieces has one behind it */

	*gap = GAP_FIXED;
	for (guint i = lo + 1; i < hi; i++) {
		const struct word *word = &fill->words[i];

		if (word->bracket != bracket || !fill_is_breakable(fill, i))
			continue;
		if (word->gap == GAP_COMMA) {
			*gap = GAP_COMMA;
			return TRUE;
		}
		if (word->gap == GAP_FORCED && !fill_is_closer(fill, i) &&
		    (*gap == GAP_FIXED || fill_is_remark(fill, i - 1))) {
			*gap = GAP_FORCED;
			remark |= fill_is_remark(fill, i - 1);
		}
		if (word->gap != GAP_OPERATOR || remark)
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
		return !fill_is_closer(fill, i);
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

/*
 * The author's line that begins with the words from i to end - 1 fits behind
 * the one above now, goes on with the next argument, and has no comment.
 */
static gboolean joins(const struct fill *fill, guint i, guint end)
{
	if (!fill->words[i].needed || fill->own || fill->one_a_line)
		return FALSE;
	for (guint k = i + 1; k < end; k++)
		if (fill_is_forced(fill, k))
			return FALSE;
	for (guint k = i; k < fill->count; k++) {
		const struct word *word = &fill->words[k];

		if (k > i && fill_is_forced(fill, k))
			break;
		if (*word->text == '/' && word->length > 1)
			return FALSE;
	}
	return fill_fits(fill, i, fill->count, fill->soft);
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
		if (from > lo && fill_is_forced(fill, from) && !broken &&
		    joins(fill, from, to))
			fill->spots[from].joined = TRUE;
		else if (from > lo && fill_is_breakable(fill, from) &&
			 (fill_is_forced(fill, from) ||
			  (broken && fill->wrap == FILL_GREEDY &&
			   gap == GAP_COMMA) ||
			  !fill_fits(fill, from, to, fill->soft)))
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
			if (fill->own && i == 1 && fill_is_forced(fill, 2))
				new_line(fill, 2);
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
	    !fill_fits(fill, lo, piece_end(fill, lo, hi, gap, precedence),
		       fill->soft))
		limit = fill->hard;
	for (guint i = lo + 1; i < hi; i++)
		flat &= !fill_is_forced(fill, i);
	/* Nor is one that only makes room for what is said behind. */
	if (gap == GAP_OPERATOR && flat &&
	    fill_fits_without_remark(fill, lo, hi)) {
		limit = fill->hard;
		fill->line_long = TRUE;
	}
	if (flat && fill_fits(fill, lo, hi, limit)) {
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
	fill->torn = fill->operators > author ? fill->operators - author : 0;
	fill->cost.ugly += UGLY_OPERATOR * fill->torn;
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
		fill->spots[i] = (struct spot){.indent = -1};
	if (fill->head)
		fill->cost.ugly += UGLY_HEAD;
	fill->spots[0].indent = fill->start;
	walk(fill, 0, call);
	if (call < fill->count)
		place(fill, call, fill->count);
	end_line(fill, fill->spare);
	count_operators(fill);
}
