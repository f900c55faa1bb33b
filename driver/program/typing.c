// SPDX-License-Identifier: GPL-2.0
#include "program/typing.h"
#include "code/bracket.h"

#include <string.h>

static gboolean is_qualifier(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];

	return source_is(source, i, "*") || source_is(source, i, "const") ||
	       source_is(source, i, "volatile") ||
	       (token->kind == TOKEN_IDENT && token->length > 2 &&
		!memcmp(source->text + token->offset, "__", 2));
}

/* Steps back over the declarators of a list, to the type before them. */
static guint back_over_list(const struct source *source, guint i)
{
	while (i != G_MAXUINT && source_is(source, i, ",")) {
		i = source_prev(source, i);
		while (i != G_MAXUINT && source_is(source, i, "]")) {
			while (i != G_MAXUINT && !source_is(source, i, "["))
				i = source_prev(source, i);
			if (i != G_MAXUINT)
				i = source_prev(source, i);
		}
		if (i == G_MAXUINT || source->tokens[i].kind != TOKEN_IDENT)
			return G_MAXUINT;
		i = source_prev(source, i);
		while (i != G_MAXUINT && is_qualifier(source, i))
			i = source_prev(source, i);
	}
	return i;
}

/* Tag of the struct type before the declared name at i. */
static char *tag_before(const struct source *source, guint i)
{
	guint type = source_prev(source, i), word;

	while (type != G_MAXUINT && is_qualifier(source, type))
		type = source_prev(source, type);
	if (type != G_MAXUINT && source_is(source, type, ","))
		type = back_over_list(source, type);
	if (type == G_MAXUINT || source->tokens[type].kind != TOKEN_IDENT)
		return NULL;
	word = source_prev(source, type);
	if (word == G_MAXUINT || !source_is(source, word, "struct"))
		return NULL;
	return source_word(source, type);
}

/* Tag of the type of a name declared between two tokens, or NULL. */
static char *tag_between(const struct unit *unit, const char *name, guint from,
			 guint to)
{
	char *tag = NULL;

	for (guint i = from; i <= to && i < unit->source->count && !tag; i++)
		if (source_is(unit->source, i, name))
			tag = tag_before(unit->source, i);
	return tag;
}

char *typing_variable(struct program *program, const struct unit *unit,
		      guint token)
{
	const struct item *item = program_item(program, unit, token);
	char *name = source_word(unit->source, token);
	char *tag = NULL;

	if (item)
		tag = tag_between(unit, name, item->first, item->last);
	for (guint i = 0; !tag && i < unit->items->len; i++) {
		const struct item *other =
			&g_array_index(unit->items, struct item, i);

		if (other->kind == ITEM_OTHER && other != item)
			tag = tag_between(unit, name, other->first,
					  other->last);
	}
	g_free(name);
	return tag;
}

const struct unit *typing_definition(struct program *program, const char *tag,
				     guint *token)
{
	GArray *uses = program_uses(program, tag, USE_TYPE);
	const struct unit *found = NULL;

	for (guint i = 0; i < uses->len && !found; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		guint next = source_next(use->unit->source, use->token);

		if (!source_is(use->unit->source, next, "{"))
			continue;
		found = use->unit;
		*token = use->token;
	}
	g_array_unref(uses);
	return found;
}

gboolean typing_is_private(struct program *program, const struct unit *unit,
			   const char *tag)
{
	GArray *uses;
	gboolean defined = FALSE;

	if (!g_str_has_suffix(unit->path, ".c"))
		return FALSE;
	uses = program_uses_in(program, unit, tag, USE_TYPE);
	for (guint i = 0; i < uses->len && !defined; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		defined = source_is(unit->source,
				    source_next(unit->source, use->token), "{");
	}
	g_array_unref(uses);
	return defined;
}

/* Tag of the type of a member of struct tag. */
static char *member_tag(struct program *program, const char *tag,
			const char *member)
{
	guint token, open, close;
	const struct unit *unit = typing_definition(program, tag, &token);

	if (!unit)
		return NULL;
	open = source_next(unit->source, token);
	close = source_close(unit->source, open);
	return tag_between(unit, member, open, close);
}

/* x->y.member: the tag of x->y. */
static char *chain_tag(struct program *program, const struct unit *unit,
		       guint first, guint member)
{
	const struct source *source = unit->source;
	guint i = source_next(source, first);
	char *tag;

	if (source->tokens[first].kind != TOKEN_IDENT)
		return NULL;
	tag = typing_variable(program, unit, first);
	while (tag && i < member) {
		char *name, *next;

		if (source_is(source, i, "[")) {
			i = source_next(source, source_close(source, i));
			continue;
		}
		if (!source_is(source, i, "->") && !source_is(source, i, "."))
			break;
		i = source_next(source, i);
		if (i >= member)
			return tag;
		name = source_word(source, i);
		next = member_tag(program, tag, name);
		g_free(name);
		g_free(tag);
		tag = next;
		i = source_next(source, i);
	}
	if (i < member)
		g_clear_pointer(&tag, g_free);
	return tag;
}

/* { .member = ... }: the tag of what the braces initialise. */
static char *initialiser_tag(struct program *program, const struct unit *unit,
			     guint member)
{
	const struct source *source = unit->source;
	guint depth = 1, i = source_prev(source, member);

	while (i != G_MAXUINT && depth) {
		i = source_prev(source, i);
		if (i == G_MAXUINT)
			return NULL;
		if (source_is(source, i, "}") || source_is(source, i, ")"))
			depth++;
		else if (source_is(source, i, "{") || source_is(source, i, "("))
			depth--;
	}
	if (i == G_MAXUINT || !source_is(source, i, "{"))
		return NULL;
	i = source_prev(source, i);
	if (i == G_MAXUINT)
		return NULL;
	if (source_is(source, i, ")")) { /* (struct tag) { ... } */
		i = source_prev(source, i);
		while (i != G_MAXUINT && is_qualifier(source, i))
			i = source_prev(source, i);
		return i == G_MAXUINT ? NULL : source_word(source, i);
	}
	if (!source_is(source, i, "="))
		return NULL;
	i = source_prev(source, i);
	while (i != G_MAXUINT && source_is(source, i, "]")) {
		while (i != G_MAXUINT && !source_is(source, i, "["))
			i = source_prev(source, i);
		i = i == G_MAXUINT ? i : source_prev(source, i);
	}
	if (i == G_MAXUINT || source->tokens[i].kind != TOKEN_IDENT)
		return NULL;
	if (source_is(source, source_prev(source, i), ".")) {
		char *outer = initialiser_tag(program, unit, i);
		char *name = source_word(source, i);
		char *tag = outer ? member_tag(program, outer, name) : NULL;

		g_free(outer);
		g_free(name);
		return tag;
	}
	return typing_variable(program, unit, i);
}

char *typing_member(struct program *program, const struct unit *unit,
		    guint member)
{
	const struct source *source = unit->source;
	guint before = source_prev(source, member), earlier;

	if (before == G_MAXUINT)
		return NULL;
	earlier = source_prev(source, before);
	if (source_is(source, before, ".") && earlier != G_MAXUINT &&
	    (source_is(source, earlier, "{") ||
	     source_is(source, earlier, ",")))
		return initialiser_tag(program, unit, member);
	return chain_tag(program, unit, use_chain(source, member), member);
}
