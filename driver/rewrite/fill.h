/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fill - where the lines of a call break
 *
 *	fill_init(&fill, words, count);
 *	fill.wrap = FILL_AUTHOR; fill.start = column;
 *	fill_run(&fill);
 *	use(fill.spots, fill.cost);
 *	fill_release(&fill);
 *
 * Works on words and columns only; layout.c reads the words from the text and
 * writes the breaks into it. Columns count from 0, a tab goes to the next
 * multiple of 8.
 */
#ifndef TREEWIDE_FILL_H
#define TREEWIDE_FILL_H

#include <glib.h>

#define FILL_TAB 8

/* What may happen between a word and the one before it. */
enum gap {
	GAP_FIXED, /* no break */
	GAP_COMMA, /* behind a comma */
	GAP_OPERATOR, /* behind a binary operator */
	GAP_FORCED, /* always a break */
};

/* A token of the call or of what stands behind it on its last line. */
struct word {
	const char *text;
	guint length;
	const char *space; /* between the word before and this one, when */
	guint space_length; /* they share a line */
	enum gap gap;
	guint precedence; /* of the operator before; binds weaker: less */
	gboolean author; /* the text has a line break here */
	gboolean was_long; /* stood on a line of more than 80 columns */
	gboolean own; /* began a line before the change as well */
	gboolean needed; /* and had to: with the line above, beyond 80 */
	int bracket; /* word that opens the innermost bracket, or -1 */
	int partner; /* the other end when this is a bracket, or -1 */
	guint column; /* before the change; of the name: now */
};

/* Who decides where lines break. */
enum wrap {
	FILL_AUTHOR, /* the author alone: what is too long stays so */
	FILL_KEEP, /* the author, and more breaks where lines are too long */
	FILL_GREEDY, /* as many arguments on a line as fit */
};

/* Less is better: compared from the first member to the last. */
struct fill_cost {
	guint over_hard; /* columns beyond 100, of all lines */
	guint over; /* lines of more than 80 that were not so long */
	guint ugly;
};

struct spot {
	int indent; /* column of the line that the word begins, or -1 */
	guint column; /* of the word */
	guint end; /* column behind the word */
	gboolean joined; /* the author's break before it is needless now */
};

struct fill {
	const struct word *words;
	guint count;
	enum wrap wrap;
	guint start; /* column of the first word */
	gboolean head; /* the first word begins a new line there */
	gboolean own; /* lines go on where the author's did, not behind the
			 * call's parenthesis; one may end in that */
	int own_column; /* where a break that the author did not make goes */
	int shift; /* columns that the statement has moved */
	int base; /* column for breaks outside of all brackets
				 * of the words, -1: none are made there */
	guint soft; /* 80, less what stands at each line's end */
	guint hard; /* 100, likewise */
	guint spare; /* what does not stand at the last one's */

	struct spot *spots; /* result, one for each word */
	struct fill_cost cost; /* result */
	guint lines; /* result */
	guint longs; /* result: lines longer than soft */
	guint torn; /* result: breaks behind operators, beyond the author's */

	/* private: */
	guint column;
	guint operators; /* breaks behind them */
	gboolean line_long;
	gboolean one_a_line;
};

void fill_init(struct fill *fill, const struct word *words, guint count);
void fill_release(struct fill *fill);

/* Places all words; may be called again after wrap, start, ... were set. */
void fill_run(struct fill *fill);

/* Whether the first cost is lower than the second. */
gboolean fill_better(const struct fill_cost *a, const struct fill_cost *b);

/* The column that text ends at when it begins at this one. */
guint fill_advance(guint column, const char *text, guint length);

#endif
