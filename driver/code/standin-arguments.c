// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/standin-parts.h"

#include <string.h>

static const char *const begins[] = {"if", "for",    "while",
				     "do", "switch", NULL};

/* Whether the argument [first, end) is statements. */
static gboolean is_statements(const struct source *source, guint first,
			      guint end)
{
	if (source_is(source, first, "{") ||
	    source_is_any(source, first, begins))
		return TRUE;
	if (source_is(source, first, "(") &&
	    source_is(source, source_next(source, first), "{"))
		return source_next(source, source_close(source, first)) == end;
	for (guint i = first; i < end; i = source_next(source, i)) {
		if (source_is(source, i, ";"))
			return TRUE;
		if (source_is(source, i, "(") || source_is(source, i, "{"))
			i = source_close(source, i);
	}
	return FALSE;
}

/* First token of the first argument that is statements, or close. */
static guint find_statements(const struct source *source, guint open,
			     guint close)
{
	guint first = source_next(source, open);

	for (guint i = first; i < close; i = source_next(source, i)) {
		guint next;

		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		next = i < close ? source_next(source, i) : close;
		if (next != close && !source_is(source, next, ","))
			continue;
		if (is_statements(source, first, next))
			return first;
		if (next >= close)
			break;
		i = next;
		first = source_next(source, next);
	}
	return close;
}

/* Puts the braces: the argument's own, or two new ones if there is room. */
static gboolean put_braces(const struct stretch *at, guint first, guint close)
{
	const struct source *source = at->source;
	guint prev = source_prev(source, first);
	guint last = source_prev(source, close);
	guint semicolon = source_next(source, close);
	gboolean wrapped = source_is(source, first, "(") &&
			   source_is(source, source_next(source, first), "{") &&
			   source_close(source, first) == last;
	char *text = at->text;

	if (wrapped) { /* ({ ... }) */
		text[source->tokens[first].offset] = ' ';
		text[source->tokens[last].offset] = ' ';
		text[source->tokens[close].offset] = ' ';
		return TRUE;
	}
	if (source_is(source, first, "{") &&
	    source_close(source, first) == last) {
		text[source->tokens[close].offset] = ' ';
		return TRUE;
	}
	if (!standin_mark(at, prev, '{'))
		return FALSE;
	text[source->tokens[close].offset] = ';';
	text[source->tokens[semicolon].offset] = '}';
	return TRUE;
}

/*
 * NAME(x, y; z;); becomes each(x){ y; z;;}: it runs never, once or often.
 * Without room for the braces it becomes a block that runs once.
 */
gboolean standin_arguments(const struct stretch *at, guint name, guint close)
{
	const struct source *source = at->source;
	guint open = source_next(source, name);
	guint first = find_statements(source, open, close);
	guint prev = source_prev(source, first);
	guint from = source->tokens[name].offset;

	if (first >= close || source_next(source, open) >= close)
		return FALSE;
	if (prev != open && source->tokens[name].length >= 4 &&
	    put_braces(at, first, close)) {
		memcpy(at->text + from, "each", 4);
		at->text[source->tokens[prev].offset] = ')';
		return TRUE;
	}
	standin_put(at, name, prev, "{");
	at->text[source->tokens[close].offset] = ';';
	at->text[source->tokens[source_next(source, close)].offset] = '}';
	return TRUE;
}
