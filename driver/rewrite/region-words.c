// SPDX-License-Identifier: GPL-2.0
/* region-words - the words of a region, and where lines may break among them */
#include "rewrite/region.h"

#include <string.h>

#define DEPTH_MAX 60 /* brackets in brackets; keeps stacks small */

/* How much an operator binds, 0 for what is none; breaks go to the weakest. */
static guint precedence_of(const struct source *source, guint i)
{
	static const struct {
		const char *word;
		guint precedence;
	} ladder[] = {
		{"=", 1},   {"+=", 1}, {"-=", 1},  {"*=", 1},  {"/=", 1},
		{"%=", 1},  {"&=", 1}, {"|=", 1},  {"^=", 1},  {"<<=", 1},
		{">>=", 1}, {"?", 2},  {":", 3},   {"||", 4},  {"&&", 5},
		{"|", 6},   {"^", 7},  {"&", 8},   {"==", 9},  {"!=", 9},
		{"<", 10},  {">", 10}, {"<=", 10}, {">=", 10}, {"<<", 11},
		{">>", 11}, {"+", 12}, {"-", 12},  {"*", 13},  {"/", 13},
		{"%", 13},
	};

	for (guint k = 0; k < G_N_ELEMENTS(ladder); k++)
		if (source_is(source, i, ladder[k].word))
			return ladder[k].precedence;
	return 0;
}

/* A binary operator stands between white space; a unary one does not. */
guint region_binary(const struct source *source, guint i)
{
	if (!i || i + 1 >= source->count ||
	    source->tokens[i].kind != TOKEN_PUNCT ||
	    region_end_of(source, i - 1) == source->tokens[i].offset ||
	    region_end_of(source, i) == source->tokens[i + 1].offset)
		return 0;
	return precedence_of(source, i);
}

static gboolean is_logical(const struct source *source, guint i)
{
	return source_is(source, i, "&&") || source_is(source, i, "||");
}

/* Behind the call only what joins whole terms may break a line: not "!= 1". */
static gboolean joins_terms(const struct source *source, guint i)
{
	return is_logical(source, i) || source_is(source, i, "|") ||
	       source_is(source, i, "+") || source_is(source, i, "-");
}

gboolean region_is_open(const struct source *source, guint i)
{
	return source_is(source, i, "(") || source_is(source, i, "[");
}

gboolean region_is_close(const struct source *source, guint i)
{
	return source_is(source, i, ")") || source_is(source, i, "]");
}

/* What may happen before token i; brace: it stands in { } of the region. */
static enum gap classify(const struct region *region, guint i,
			 const struct word *word, gboolean brace)
{
	const struct source *source = region->source;
	gboolean comment = source->tokens[i].kind == TOKEN_COMMENT;

	if (region_is_open(source, i - 1))
		return GAP_FIXED;
	if (word->author &&
	    (brace || comment || source->tokens[i - 1].kind == TOKEN_COMMENT))
		return GAP_FORCED;
	if (region_is_close(source, i) || brace || comment)
		return GAP_FIXED;
	if (source_is(source, i - 1, ","))
		return GAP_COMMA;
	if (region_binary(source, i - 1) &&
	    (word->bracket >= 0 || joins_terms(source, i - 1)))
		return GAP_OPERATOR;
	/* A line that begins with && or || gives that to the line before. */
	if (word->author && !is_logical(source, i) && i > region->name + 1)
		return GAP_FORCED;
	return GAP_FIXED;
}

static gboolean same_word(const struct region *region, guint before, guint i)
{
	const struct token *a = &region->before->tokens[before];
	const struct token *b = &region->source->tokens[i];

	return a->length == b->length &&
	       !memcmp(region->before->text + a->offset,
		       region->source->text + b->offset, a->length);
}

/* How many words of the call are as they were, from its begin. */
static guint count_same(const struct region *region)
{
	guint same = 0;

	while (region->name + 1 + same < region->close &&
	       region->before_name + 1 + same < region->before_close &&
	       same_word(region, region->before_name + 1 + same,
			 region->name + 1 + same))
		same++;
	return same;
}

/*
 * The token before the change that token i was: counted from the call's begin
 * up to the first word that has changed, else from its end.
 */
static guint before_of(const struct region *region, guint i)
{
	guint words = region->before_close - region->before_name;

	if (i - region->name <= region->same)
		return region->before_name + i - region->name;
	if (i > region->close)
		return region->before_close;
	return region->before_close - MIN(region->close - i, words);
}

/* The line it stood on was longer than 80 columns. */
static gboolean was_long(const struct region *region, guint i)
{
	const struct source *before = region->before;
	guint line = before->tokens[before_of(region, i)].line;

	return region_column(before, region_line_end(before, line)) >
	       REGION_COLUMNS;
}

/* The author had to begin a line with token i: both are beyond 80 in one. */
static gboolean was_needed(const struct region *region, guint i)
{
	const struct source *before = region->before;
	const struct token *token = &before->tokens[before_of(region, i)];
	guint above =
		region_column(before, region_line_end(before, token->line - 1));
	guint end = region_column(before, region_line_end(before, token->line));

	return above + 1 + end - region_column(before, token->offset) >
	       REGION_COLUMNS;
}

static guint column_of(const struct region *region, guint i)
{
	const struct token *tokens = region->before->tokens;

	if (i == region->name || i > region->close)
		return region_column(region->source,
				     region->source->tokens[i].offset);
	return region_column(region->before,
			     tokens[before_of(region, i)].offset);
}

static struct word make_word(const struct region *region, guint i)
{
	const struct source *source = region->source;
	const struct token *token = &source->tokens[i];
	guint from =
		i > region->name ? region_end_of(source, i - 1) : token->offset;
	struct word word = {.text = source->text + token->offset,
			    .length = token->length,
			    .space = source->text + from,
			    .space_length = token->offset - from,
			    .bracket = -1,
			    .partner = -1,
			    .was_long = was_long(region, i),
			    .column = column_of(region, i)};

	word.author = i > region->name && region_begins_line(source, i);
	word.own = word.author && i <= region->close &&
		   region_begins_line(region->before, before_of(region, i));
	if (word.author) {
		gboolean tight =
			region_is_open(source, i - 1) ||
			region_is_close(source, i) || i == region->name + 1 ||
			source_is(source, i, ",") || source_is(source, i, ";");

		word.space = " ";
		word.space_length = !tight;
	}
	return word;
}

/* The words of the region with their brackets; FALSE: too deep. */
gboolean region_read_words(struct region *region)
{
	const struct source *source = region->source;
	int stack[DEPTH_MAX];
	guint depth = 0;

	region->same = count_same(region);
	for (guint i = region->name; i <= region->last; i++) {
		struct word word = make_word(region, i);
		struct word *all = (struct word *)region->words->data;
		int top = depth ? stack[depth - 1] : -1;
		gboolean brace = top >= 0 && *all[top].text == '{';
		int at = region->words->len;

		if (depth &&
		    (region_is_close(source, i) || source_is(source, i, "}"))) {
			word.partner = top;
			all[top].partner = at;
			depth--;
		}
		word.bracket = depth ? stack[depth - 1] : -1;
		if (i > region->name) {
			word.gap = classify(region, i, &word, brace);
			word.needed = word.gap == GAP_COMMA && word.own &&
				      word.bracket == 1 && !region->macro &&
				      was_needed(region, i);
			word.precedence = region_binary(source, i - 1);
			word.author |= word.gap == GAP_OPERATOR &&
				       is_logical(source, i - 1) &&
				       region_begins_line(source, i - 1);
		}
		if (region_is_open(source, i) || source_is(source, i, "{")) {
			if (depth == DEPTH_MAX)
				return FALSE;
			stack[depth++] = at;
		}
		g_array_append_val(region->words, word);
	}
	return TRUE;
}
