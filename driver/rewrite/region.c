// SPDX-License-Identifier: GPL-2.0
#include "rewrite/region.h"
#include "code/bracket.h"

#include <string.h>

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
		if (region_is_open(source, i))
			depth++;
		else if (region_is_close(source, i) && depth)
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
		if (region_is_close(source, i) || source_is(source, i, "}"))
			depth++;
		else if (!depth && (region_is_open(source, i) ||
				    (rhs && (region_binary(source, i) == 1 ||
					     source_is(source, i, "return")))))
			return i + 1;
		else if (!depth && (source_is(source, i, "{") ||
				    source_is(source, i, ";")))
			break;
		else if (region_is_open(source, i) || source_is(source, i, "{"))
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
	if (region_is_open(source, begin - 1))
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
	if (region_binary(source, name - 1) == 1) {
		guint begin = find_begin(region, FALSE);

		return begin ? (int)region_column(
				       source, region_end_of(source, begin - 1))
			     : continued(source, name);
	}
	if (source_is(source, name - 1, ",") || region_binary(source, name - 1))
		return region->base;
	return -1;
}

/* Where the author's lines of the call go on, if not behind its parenthesis. */
static int find_own(const struct region *region)
{
	const struct source *before = region->before;
	guint behind = region_column(
		before, region_end_of(before, region->before_name + 1));

	if (region_begins_line(region->source, region->name) !=
	    region_begins_line(before, region->before_name))
		return -1;
	for (guint i = 2; !region->macro && i < region->words->len; i++) {
		const struct word *word =
			&g_array_index(region->words, struct word, i);

		if (word->own && word->bracket == 1 && word->partner < 0)
			return i == 2 || word->column != behind
				       ? (int)word->column
				       : -1;
	}
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
	region.last = find_last(&region);
	end = region_line_end(source, source->tokens[region.last].line);
	if (end > offset && memchr(source->text + offset, '\r', end - offset))
		return NULL;
	region.macro =
		source->tokens[region.name].directive == DIRECTIVE_DEFINE;
	region.base = find_base(&region);
	region.head = find_head(&region);
	region.words = g_array_new(FALSE, FALSE, sizeof(struct word));
	if (!region_read_words(&region)) {
		g_array_unref(region.words);
		return NULL;
	}
	region.own = find_own(&region);
	region.shift = continued(source, region.name) -
		       continued(before, region.before_name);
	return g_memdup2(&region, sizeof(region));
}

void region_free(struct region *region)
{
	if (!region)
		return;
	g_array_unref(region->words);
	g_free(region);
}
