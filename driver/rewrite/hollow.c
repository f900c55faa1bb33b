// SPDX-License-Identifier: GPL-2.0
#include "rewrite/hollow.h"

#include "code/bracket.h"
#include "code/effect.h"
#include "code/lonely.h"
#include "rewrite/wholeline.h"

/* A statement, or several in each other, that do nothing any more. */
struct hollow {
	const struct source *source;
	guint first; /* token indexes, both inclusive */
	guint last;
};

/* Whether only code, of no macro, stands between two tokens: all may go. */
static gboolean is_bare(const struct source *source, guint first, guint last)
{
	for (guint i = first; i <= last; i++)
		if (!source_is_plain(source, i))
			return FALSE;
	return TRUE;
}

static guint opening_of(const struct source *source, guint close)
{
	guint depth = 0, i = close;

	for (; i != G_MAXUINT; i = source_prev(source, i)) {
		if (source_is(source, i, ")"))
			depth++;
		else if (source_is(source, i, "(") && !--depth)
			return i;
		else if (source_is(source, i, "{") && !depth)
			break;
	}
	return G_MAXUINT;
}

/* The if whose condition ends right before the token; G_MAXUINT: none does. */
static guint if_before(const struct source *source, guint token)
{
	guint close = source_prev(source, token), name;

	if (close >= source->count || !source_is(source, close, ")"))
		return G_MAXUINT;
	name = source_prev(source, opening_of(source, close));
	return name < source->count && source_is(source, name, "if") &&
			       is_bare(source, name, token)
		       ? name
		       : G_MAXUINT;
}

static gboolean has_else(const struct hollow *hollow)
{
	const struct source *source = hollow->source;

	return source_is(source, source_next(source, hollow->last), "else");
}

static guint end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
}

/* The if itself does nothing any more: it goes as its body did. */
static gboolean take_if(struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint name = if_before(source, hollow->first), open;

	if (name == G_MAXUINT || has_else(hollow))
		return FALSE;
	open = source_next(source, name);
	if (!effect_is_free(source, open, source_prev(source, hollow->first)))
		return FALSE;
	hollow->first = name;
	return TRUE;
}

/* The braces around it have nothing else, and are what an if or else has. */
static gboolean take_braces(struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint open = source_prev(source, hollow->first);
	guint close = source_next(source, hollow->last);
	guint before;

	if (open >= source->count || !source_is(source, open, "{") ||
	    !source_is(source, close, "}") || !is_bare(source, open, close))
		return FALSE;
	before = source_prev(source, open);
	if (!source_is(source, before, "else") &&
	    if_before(source, open) == G_MAXUINT)
		return FALSE;
	hollow->first = open;
	hollow->last = close;
	return TRUE;
}

/* The tokens from first to last go, with their lines where they have them. */
static void take_out(struct edits *edits, const struct source *source,
		     guint first, guint last)
{
	guint from, to;

	if (wholeline_of(source, first, last, &from, &to)) {
		wholeline_close_gap(source, &from, &to);
	} else {
		from = end_of(source, first - 1);
		to = end_of(source, last);
	}
	edits_add(edits, from, to - from, "");
}

/* "else" goes with what it had; not where another else would change hands. */
static gboolean drop_else(struct edits *edits, const struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint word = source_prev(source, hollow->first), before;

	if (word >= source->count || !source_is(source, word, "else") ||
	    has_else(hollow) || !is_bare(source, word, hollow->first))
		return FALSE;
	before = source_prev(source, word);
	if (!is_bare(source, before, word))
		return FALSE;
	edits_add(edits, end_of(source, before),
		  end_of(source, hollow->last) - end_of(source, before), "");
	return TRUE;
}

/* "if (a) ; else b" is "if (!a) b". */
static gboolean turn_round(struct edits *edits, const struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint name = if_before(source, hollow->first), word, open, close;

	if (name == G_MAXUINT || !has_else(hollow))
		return FALSE;
	word = source_next(source, hollow->last);
	open = source_next(source, name);
	close = source_prev(source, hollow->first);
	if (!is_bare(source, close, word) ||
	    source_is(source, source_next(source, word), "if"))
		return FALSE;
	effect_negate(edits, source, open, close);
	edits_add(edits, end_of(source, close),
		  end_of(source, word) - end_of(source, close), "");
	return TRUE;
}

/* What stays of it is a ; on a line of its own, behind a case a break. */
static void keep_empty(struct edits *edits, const struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint first = hollow->first, from = source->tokens[first].offset;
	guint before = source_prev(source, first);
	guint line = wholeline_start(source, end_of(source, before) - 1);
	guint indent = line;
	g_autofree char *text = NULL;

	while (source->text[indent] == ' ' || source->text[indent] == '\t')
		indent++;
	if (source->tokens[first].line == source->tokens[before].line &&
	    is_bare(source, before, first)) {
		from = end_of(source, before);
		text = g_strdup_printf("\n%.*s\t;", (int)(indent - line),
				       source->text + line);
	}
	if (text || first != hollow->last)
		edits_add(edits, from, end_of(source, hollow->last) - from,
			  text ? text : ";");
}

/* Whether the token ends a case label or "default:". */
static gboolean ends_case(const struct source *source, guint colon)
{
	guint i = source_prev(source, colon);

	if (!source_is(source, colon, ":") || i >= source->count)
		return FALSE;
	if (source_is(source, i, "default"))
		return TRUE;
	for (; i < source->count; i = source_prev(source, i)) {
		if (source_is(source, i, "case"))
			return TRUE;
		if (source_is(source, i, ";") || source_is(source, i, "{") ||
		    source_is(source, i, "}") || source_is(source, i, ":"))
			break;
	}
	return FALSE;
}

/* A statement stands here that has no other to be the body of. */
static void settle(struct edits *edits, const struct hollow *hollow)
{
	const struct source *source = hollow->source;
	guint before = source_prev(source, hollow->first);

	if (lonely_may_go(source, hollow->first, hollow->last))
		take_out(edits, source, hollow->first, hollow->last);
	else if (ends_case(source, before))
		edits_add(edits, source->tokens[hollow->first].offset,
			  end_of(source, hollow->last) -
				  source->tokens[hollow->first].offset,
			  "break;");
	else if (source_is(source, before, ")") ||
		 source_is(source, before, "else"))
		keep_empty(edits, hollow);
}

/* Whether a statement begins at the token: what an if or else has, or a label. */
static gboolean is_body(const struct source *source, guint first)
{
	guint before = source_prev(source, first);

	return before < source->count &&
	       (source_is(source, before, "else") ||
		ends_case(source, before) ||
		if_before(source, first) != G_MAXUINT);
}

void hollow_add(struct edits *edits, const struct source *source, guint offset)
{
	guint at = source_at(source, offset), before = source_prev(source, at);
	struct hollow hollow = {source, at, at}, last;
	gboolean ok;

	if (at >= source->count || before >= source->count)
		return;
	if (source_is(source, before, "{") && source_is(source, at, "}")) {
		/* the block is empty: as if a statement stood there */
		hollow.first = before;
		if (!is_body(source, before) || !is_bare(source, before, at))
			return;
	} else if (!source_is(source, at, ";") || !is_body(source, at) ||
		   !is_bare(source, before, at)) {
		return;
	}
	do {
		last = hollow;
		ok = take_if(&hollow) || take_braces(&hollow);
	} while (ok);
	if (drop_else(edits, &last) || turn_round(edits, &last))
		return;
	if (!source_is(source, last.first, "{"))
		settle(edits, &last);
}
