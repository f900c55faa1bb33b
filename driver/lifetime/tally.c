// SPDX-License-Identifier: GPL-2.0
#include "lifetime/tally.h"

#include "lifetime/piece.h"

static gboolean same_word(const struct source *source, guint a, guint b)
{
	const struct token *x = &source->tokens[a], *y = &source->tokens[b];

	return x->length == y->length &&
	       !memcmp(source->text + x->offset, source->text + y->offset,
		       x->length);
}

static gboolean same_words(const struct source *source, const struct span *a,
			   guint first, guint last)
{
	guint i = a->first, k = first;

	while (i <= a->last && k <= last && same_word(source, i, k)) {
		i = source_next(source, i);
		k = source_next(source, k);
	}
	return i > a->last && k > last;
}

/* Whether the name stands among the words. */
static gboolean names_it(const struct source *source, guint first, guint last,
			 guint name)
{
	for (guint i = first; i <= last; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    same_word(source, i, name))
			return TRUE;
	return FALSE;
}

/* The last word of an initialiser or of what is assigned behind token op. */
static guint value_end(const struct source *source, guint op, guint end)
{
	guint depth = 0, last = op;

	for (guint i = source_next(source, op); i < end;
	     i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "["))
			depth++;
		else if ((source_is(source, i, ")") ||
			  source_is(source, i, "]")) &&
			 !depth--)
			break;
		else if (!depth && (source_is(source, i, ";") ||
				    source_is(source, i, ",")))
			break;
		last = i;
	}
	return last;
}

/* Whether one of the two is somewhere set to what names the other. */
static gboolean is_linked(const struct routine *routine, guint name,
			  guint argument)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end; i++) {
		guint op = source_next(source, i), last;
		guint other = same_word(source, i, name)       ? argument
			      : same_word(source, i, argument) ? name
							       : 0;

		if (!other || !source_is(source, op, "="))
			continue;
		last = value_end(source, op, routine->body_end);
		if (names_it(source, op, last, other))
			return TRUE;
	}
	return FALSE;
}

/* A variable, or a member of something: only names, the last one counts. */
static gboolean is_variable(const struct source *source, guint first,
			    guint last)
{
	for (guint i = first; i <= last; i = source_next(source, i))
		if (source->tokens[i].kind != TOKEN_IDENT &&
		    !source_is(source, i, "->") && !source_is(source, i, "."))
			return FALSE;
	return source->tokens[last].kind == TOKEN_IDENT;
}

gboolean tally_is_all(const struct routine *routine, guint call, guint first,
		      guint last)
{
	const struct source *source = routine->unit->source;
	const struct call_place *place =
		call ? routine_call(routine, call) : NULL;
	gboolean variable;

	piece_strip(source, &first, &last);
	if (!place)
		return TRUE;
	variable = is_variable(source, first, last);
	for (guint i = 0; i < place->arguments->len; i++) {
		const struct span *span =
			&g_array_index(place->arguments, struct span, i);

		if (same_words(source, span, first, last) ||
		    (variable &&
		     names_it(source, span->first, span->last, last)))
			return TRUE;
		for (guint k = span->first; variable && k <= span->last; k++)
			if (source->tokens[k].kind == TOKEN_IDENT &&
			    is_linked(routine, last, k))
				return TRUE;
	}
	return FALSE;
}
