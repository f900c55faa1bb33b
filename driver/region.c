// SPDX-License-Identifier: GPL-2.0
#include "region.h"

#include <string.h>

#define DEPTH_MAX 60 /* brackets in brackets; keeps stacks small */

guint region_end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
}

guint region_line_end(const struct source *source, guint line)
{
	return line < source->line_count ? source->lines[line] - 1
					 : source->length;
}

guint region_column(const struct source *source, guint offset)
{
	guint start = offset - source_column(source, offset);

	return fill_advance(0, source->text + start, offset - start);
}

static gboolean has_newline(const struct source *source, guint from, guint to)
{
	return to > from && memchr(source->text + from, '\n', to - from);
}

gboolean region_begins_line(const struct source *source, guint i)
{
	return has_newline(source, i ? region_end_of(source, i - 1) : 0,
			   source->tokens[i].offset) ||
	       !i;
}

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
static guint binary(const struct source *source, guint i)
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

static gboolean is_open(const struct source *source, guint i)
{
	return source_is(source, i, "(") || source_is(source, i, "[");
}

static gboolean is_close(const struct source *source, guint i)
{
	return source_is(source, i, ")") || source_is(source, i, "]");
}

/* What may happen before token i; brace: it stands in { } of the region. */
static enum gap classify(const struct region *region, guint i,
			 const struct word *word, gboolean brace)
{
	const struct source *source = region->source;
	gboolean comment = source->tokens[i].kind == TOKEN_COMMENT;

	if (is_open(source, i - 1))
		return GAP_FIXED;
	if (word->author &&
	    (brace || comment || source->tokens[i - 1].kind == TOKEN_COMMENT))
		return GAP_FORCED;
	if (is_close(source, i) || brace || comment)
		return GAP_FIXED;
	if (source_is(source, i - 1, ","))
		return GAP_COMMA;
	if (binary(source, i - 1) &&
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

	word.author = has_newline(source, from, token->offset);
	if (word.author) {
		gboolean tight = is_open(source, i - 1) ||
				 is_close(source, i) || i == region->name + 1 ||
				 source_is(source, i, ",") ||
				 source_is(source, i, ";");

		word.space = " ";
		word.space_length = !tight;
	}
	return word;
}

/* The words of the region with their brackets; FALSE: too deep. */
static gboolean read_words(struct region *region)
{
	const struct source *source = region->source;
	int stack[DEPTH_MAX];
	guint depth = 0;

	for (guint i = region->name; i <= region->last; i++) {
		struct word word = make_word(region, i);
		struct word *all = (struct word *)region->words->data;
		int top = depth ? stack[depth - 1] : -1;
		gboolean brace = top >= 0 && *all[top].text == '{';
		int at = region->words->len;

		if (depth &&
		    (is_close(source, i) || source_is(source, i, "}"))) {
			word.partner = top;
			all[top].partner = at;
			depth--;
		}
		word.bracket = depth ? stack[depth - 1] : -1;
		if (i > region->name) {
			word.gap = classify(region, i, &word, brace);
			word.precedence = binary(source, i - 1);
			word.author |= word.gap == GAP_OPERATOR &&
				       is_logical(source, i - 1) &&
				       region_begins_line(source, i - 1);
		}
		if (is_open(source, i) || source_is(source, i, "{")) {
			if (depth == DEPTH_MAX)
				return FALSE;
			stack[depth++] = at;
		}
		g_array_append_val(region->words, word);
	}
	return TRUE;
}

static gboolean same_line(const struct region *region, guint i)
{
	const struct token *tokens = region->source->tokens;

	return tokens[i].kind != TOKEN_HASH &&
	       tokens[i].directive == tokens[region->name].directive;
}

/* The last token of the lines that move when the call does. */
static guint find_last(const struct region *region)
{
	const struct source *source = region->source;
	guint last = region->close, depth = 0;

	for (guint i = last + 1; i < source->count; i++) {
		if (!same_line(region, i) ||
		    (!depth && region_begins_line(source, i)))
			break;
		if (is_open(source, i))
			depth++;
		else if (is_close(source, i) && depth)
			depth--;
		last = i;
	}
	return last;
}

/*
 * The token behind the bracket that the call stands in or, with rhs, behind
 * the = or return of its expression when that comes first. 0: there is none.
 */
static guint find_begin(const struct region *region, gboolean rhs)
{
	const struct source *source = region->source;
	guint depth = 0;

	for (guint i = region->name; i-- > 0;) {
		if (source->tokens[i].kind == TOKEN_HASH)
			break;
		if (!same_line(region, i))
			continue;
		if (is_close(source, i) || source_is(source, i, "}"))
			depth++;
		else if (!depth && (is_open(source, i) ||
				    (rhs && (binary(source, i) == 1 ||
					     source_is(source, i, "return")))))
			return i + 1;
		else if (!depth && (source_is(source, i, "{") ||
				    source_is(source, i, ";")))
			break;
		else if (is_open(source, i) || source_is(source, i, "{"))
			depth--;
	}
	return 0;
}

/* Column of a line that goes on with what began on the line of token i. */
static int continued(const struct source *source, guint i)
{
	guint line = source->tokens[i].line;
	guint first = source_at(source, source->lines[line - 1]);

	return region_column(source, source->tokens[first].offset) + FILL_TAB;
}

static int find_base(const struct region *region)
{
	const struct source *source = region->source;
	guint begin = find_begin(region, TRUE);

	if (!begin)
		return -1;
	if (is_open(source, begin - 1))
		return region_column(source, region_end_of(source, begin - 1));
	return continued(source, begin - 1);
}

/* Whether the call is the first thing that a macro stands for. */
static gboolean begins_macro(const struct region *region)
{
	const struct source *source = region->source;
	guint hash = region->name, body;

	if (!region->macro)
		return FALSE;
	while (hash && source->tokens[hash].kind != TOKEN_HASH)
		hash--;
	body = hash + 3;
	if (source_is(source, body, "(") &&
	    region_end_of(source, body - 1) == source->tokens[body].offset)
		body = source_close(source, body) + 1;
	return body == region->name;
}

static int find_head(const struct region *region)
{
	const struct source *source = region->source;
	guint name = region->name;

	if (!name || region_begins_line(source, name))
		return -1;
	if (begins_macro(region))
		return FILL_TAB;
	if (binary(source, name - 1) == 1) {
		guint begin = find_begin(region, FALSE);

		return begin ? (int)region_column(
				       source, region_end_of(source, begin - 1))
			     : continued(source, name);
	}
	if (source_is(source, name - 1, ",") || binary(source, name - 1))
		return region->base;
	return -1;
}

/* The call at this place; FALSE: there is none, or one better left alone. */
static gboolean find_call(const struct source *source, guint offset,
			  guint *name, guint *close)
{
	guint i = source_at(source, offset);

	if (i + 1 >= source->count || source->tokens[i].offset != offset ||
	    source->tokens[i].kind != TOKEN_IDENT ||
	    !source_is(source, i + 1, "("))
		return FALSE;
	*name = i;
	*close = source_close(source, i + 1);
	if (!source_is(source, *close, ")"))
		return FALSE;
	for (; i <= *close; i++)
		if (source->tokens[i].kind == TOKEN_HASH ||
		    source->tokens[i].directive !=
			    source->tokens[*name].directive)
			return FALSE;
	return TRUE;
}

struct region *region_new(const struct source *source, guint offset,
			  const struct source *before, guint before_offset)
{
	struct region region = {.source = source, .before = before};
	guint end;

	if (!find_call(source, offset, &region.name, &region.close) ||
	    !find_call(before, before_offset, &region.before_name,
		       &region.before_close))
		return NULL;
	region.same = count_same(&region);
	region.last = find_last(&region);
	end = region_line_end(source, source->tokens[region.last].line);
	if (end > offset && memchr(source->text + offset, '\r', end - offset))
		return NULL;
	region.macro =
		source->tokens[region.name].directive == DIRECTIVE_DEFINE;
	region.base = find_base(&region);
	region.head = find_head(&region);
	region.words = g_array_new(FALSE, FALSE, sizeof(struct word));
	if (!read_words(&region)) {
		g_array_unref(region.words);
		return NULL;
	}
	return g_memdup2(&region, sizeof(region));
}

void region_free(struct region *region)
{
	if (!region)
		return;
	g_array_unref(region->words);
	g_free(region);
}
