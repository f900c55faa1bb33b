// SPDX-License-Identifier: GPL-2.0
#include "lifetime/owner.h"

#include <string.h>

#include "program/nearby.h"
#include "program/typing.h"

/* The brace that opens the initialiser around a token, or G_MAXUINT. */
static guint brace_around(const struct source *source, guint token, guint stop)
{
	guint depth = 0;

	for (guint i = source_prev(source, token); i != G_MAXUINT && i >= stop;
	     i = source_prev(source, i)) {
		if (source_is(source, i, "}") || source_is(source, i, ")"))
			depth++;
		else if (source_is(source, i, "(") || source_is(source, i, "{"))
			if (!depth--)
				return source_is(source, i, "{") ? i
								 : G_MAXUINT;
	}
	return G_MAXUINT;
}

/* The bracket that opens what this one closes: [ of [n] */
static guint opening(const struct source *source, guint close)
{
	guint depth = 0;

	for (guint i = close; i != G_MAXUINT; i = source_prev(source, i)) {
		if (source_is(source, i, "]"))
			depth++;
		else if (source_is(source, i, "[") && !--depth)
			return i;
	}
	return G_MAXUINT;
}

/*
 * The = of the table that a member's line stands in, through the braces and
 * [n] = of arrays; G_MAXUINT: a member of a member, or no table.
 */
static guint table_equals(const struct source *source, const struct item *item,
			  guint token)
{
	guint at = brace_around(source, token, item->first);

	while (at != G_MAXUINT) {
		guint before = source_prev(source, at);

		if (before == G_MAXUINT || before < item->first)
			return G_MAXUINT;
		if (source_is(source, before, "=")) {
			guint name = source_prev(source, before);

			if (name == G_MAXUINT)
				return G_MAXUINT;
			if (source_is(source, name, "]"))
				name = source_prev(source,
						   opening(source, name));
			/* x[] = {, not [n] = { and not .m = { */
			if (name != G_MAXUINT && name > item->first &&
			    source->tokens[name].kind == TOKEN_IDENT)
				return source_is(source,
						 source_prev(source, name), ".")
					       ? G_MAXUINT
					       : before;
		}
		at = brace_around(source, at, item->first);
	}
	return G_MAXUINT;
}

/*
 * The tag in the head of a table: "static const struct TAG x[] =". *here: the
 * struct is defined there. Free with g_free().
 */
static char *head_tag(const struct source *source, guint first, guint equals,
		      gboolean *here)
{
	char *tag = NULL;

	*here = FALSE;
	for (guint i = first; i < equals; i = source_next(source, i)) {
		guint next = source_next(source, i);

		if (source_is(source, i, "{")) {
			*here = TRUE;
			break;
		}
		if (source->tokens[next].kind == TOKEN_IDENT &&
		    (source_is(source, i, "struct") ||
		     source_is(source, i, "union"))) {
			g_free(tag);
			tag = source_word(source, next);
		}
	}
	return tag;
}

static char *tag_of(struct world *world, const struct use *use,
		    const struct binding *binding, gboolean *here)
{
	const struct unit *unit = view_origin(world->views, use->unit);
	guint equals;

	*here = FALSE;
	if (binding->kind == BINDING_TABLE && use->item &&
	    use->item->kind == ITEM_OTHER) {
		equals = table_equals(use->unit->source, use->item,
				      binding->token);
		if (equals != G_MAXUINT)
			return head_tag(use->unit->source, use->item->first,
					equals, here);
	}
	return typing_member(world->program, unit, binding->token);
}

gboolean owner_is_driver(struct world *world, const struct use *use,
			 const struct binding *binding)
{
	const struct source *source = use->unit->source;
	guint before = source_prev(source, binding->token), token;
	g_autofree char *tag = NULL, *folder = NULL;
	const struct unit *unit;
	gboolean here;

	if (binding->kind == BINDING_ASSIGNED && before != G_MAXUINT &&
	    !source_is(source, before, "->") && !source_is(source, before, "."))
		return TRUE;
	tag = tag_of(world, use, binding, &here);
	if (here)
		return TRUE;
	if (!tag)
		return FALSE;
	unit = typing_definition(world->program, tag, &token);
	if (unit)
		return nearby(unit->path, use->unit->path) != NEARBY_FAR;
	folder = g_path_get_dirname(use->unit->path);
	if (!program_knows(world->program, tag, folder))
		world_want(world, tag, folder);
	return FALSE;
}
