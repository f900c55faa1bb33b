// SPDX-License-Identifier: GPL-2.0
#include "lifetime/binding.h"

#include <string.h>

#include "lifetime/routine.h"

/* Steps over casts and & before a name: = (void *)&name */
static guint before_value(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);

	while (prev != G_MAXUINT &&
	       (source_is(source, prev, "&") || source_is(source, prev, ")"))) {
		guint depth = 0;

		if (source_is(source, prev, "&")) {
			prev = source_prev(source, prev);
			continue;
		}
		do {
			if (source_is(source, prev, ")"))
				depth++;
			else if (source_is(source, prev, "("))
				depth--;
			prev = source_prev(source, prev);
		} while (depth && prev != G_MAXUINT);
	}
	return prev;
}

/* The name before a ( or { that opens what holds this token; its argument. */
static guint opener(const struct source *source, guint token, guint stop,
		    guint *argument)
{
	guint depth = 0;

	*argument = 0;
	for (guint i = source_prev(source, token); i != G_MAXUINT && i >= stop;
	     i = source_prev(source, i)) {
		if (source_is(source, i, ")") || source_is(source, i, "]") ||
		    source_is(source, i, "}")) {
			depth++;
		} else if (source_is(source, i, "(") ||
			   source_is(source, i, "[") ||
			   source_is(source, i, "{")) {
			if (!depth)
				return i;
			depth--;
		} else if (!depth && source_is(source, i, ",")) {
			(*argument)++;
		} else if (!depth && source_is(source, i, ";")) {
			return G_MAXUINT;
		}
	}
	return G_MAXUINT;
}

/* The name of the table that a token stands in: x of struct t x[] = { ... } */
static guint table_name(const struct source *source, const struct item *item,
			guint token)
{
	guint found = item ? item->first : token;

	for (guint i = found; i < token; i++) {
		if (source_is(source, i, "="))
			break;
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    source->text[source->tokens[i].offset] != '_')
			found = i;
	}
	return found;
}

static gboolean set(struct binding *binding, const struct source *source,
		    enum binding_kind kind, guint token)
{
	binding->kind = kind;
	binding->token = token;
	binding->word = source_word(source, token);
	return TRUE;
}

/* The member of GNU's old form of an initialiser, { name: value, ... } */
static guint old_member(const struct source *source, guint colon)
{
	guint name = source_is(source, colon, ":") ? source_prev(source, colon)
						   : G_MAXUINT;
	guint before = name == G_MAXUINT ? name : source_prev(source, name);

	if (before != G_MAXUINT && source->tokens[name].kind == TOKEN_IDENT &&
	    (source_is(source, before, "{") || source_is(source, before, ",")))
		return name;
	return G_MAXUINT;
}

/* { [n] = value: whether this bracket closes the number of a place. */
static gboolean in_array(const struct source *source, guint close)
{
	guint open = close;

	if (close == G_MAXUINT || !source_is(source, close, "]"))
		return FALSE;
	while (open != G_MAXUINT && !source_is(source, open, "["))
		open = source_prev(source, open);
	open = open == G_MAXUINT ? open : source_prev(source, open);
	return open != G_MAXUINT &&
	       (source_is(source, open, "{") || source_is(source, open, ","));
}

gboolean binding_of(const struct use *use, struct binding *binding)
{
	const struct source *source = use->unit->source;
	guint prev = before_value(source, use->token), open, name;
	guint stop = use->item ? use->item->first : 0;

	memset(binding, 0, sizeof(*binding));
	if (use->kind != USE_VALUE || prev == G_MAXUINT)
		return FALSE;
	if (source_is(source, prev, "=")) {
		guint to = source_prev(source, prev), dot;

		if (in_array(source, to))
			return set(binding, source, BINDING_BARE,
				   table_name(source, use->item, use->token));
		while (to != G_MAXUINT && source_is(source, to, "]"))
			to = source_prev(source, to);
		if (to == G_MAXUINT || source->tokens[to].kind != TOKEN_IDENT)
			return FALSE;
		dot = source_prev(source, to);
		if (dot != G_MAXUINT && source_is(source, dot, ".")) {
			guint more = source_prev(source, dot);

			if (source_is(source, more, "{") ||
			    source_is(source, more, ","))
				return set(binding, source, BINDING_TABLE, to);
		}
		return set(binding, source, BINDING_ASSIGNED, to);
	}
	name = old_member(source, prev);
	if (name != G_MAXUINT)
		return set(binding, source, BINDING_TABLE, name);
	/* an arm of ?: or the like is followed no further */
	if (!source_is(source, prev, "(") && !source_is(source, prev, ",") &&
	    !source_is(source, prev, "{"))
		return FALSE;
	open = opener(source, use->token, stop, &binding->argument);
	if (open == G_MAXUINT)
		return FALSE;
	if (source_is(source, open, "{"))
		return set(binding, source, BINDING_BARE,
			   table_name(source, use->item, open));
	name = source_prev(source, open);
	if (name == G_MAXUINT || source->tokens[name].kind != TOKEN_IDENT ||
	    routine_is_keyword(source, name))
		return FALSE;
	return set(binding, source,
		   use->item && use->item->kind == ITEM_FUNCTION
			   ? BINDING_ARGUMENT
			   : BINDING_MACRO,
		   name);
}

void binding_clear(struct binding *binding)
{
	g_clear_pointer(&binding->word, g_free);
}
