// SPDX-License-Identifier: GPL-2.0
/* Which places may give an origin its value, before their facts are known. */
#include "flags/giver-parts.h"

#include <string.h>

#include "program/typing.h"

struct place *place_new(const struct unit *unit, const struct item *item,
			guint index, const char *tag, const char *word)
{
	struct place *place = g_new0(struct place, 1);

	place->unit = unit;
	place->item = item;
	place->index = index;
	place->tag = g_strdup(tag);
	place->word = g_strdup(word);
	return place;
}

void place_free(gpointer data)
{
	struct place *place = data;

	if (!place)
		return;
	g_free(place->tag);
	g_free(place->word);
	g_free(place);
}

/* The uses in its own file when that defines it for itself, else all. */
static GArray *global_uses(struct program *program, const struct place *place)
{
	GArray *own =
		program_uses_in(program, place->unit, place->word, USE_ANY);

	for (guint i = 0; i < own->len; i++) {
		const struct use *use = &g_array_index(own, struct use, i);

		if (use->item && ((use->item->kind == ITEM_MACRO &&
				   use->item->name == use->token) ||
				  (use->item->kind == ITEM_OTHER &&
				   source_is(use->unit->source,
					     use->item->first, "static"))))
			return own;
	}
	g_array_unref(own);
	return program_uses(program, place->word, USE_ANY);
}

GArray *place_uses(struct program *program, const struct place *place,
		   const char *name, guint kinds)
{
	return place->unit ? program_uses_in(program, place->unit, name, kinds)
			   : program_uses(program, name, kinds);
}

GArray *giver_uses(const struct origin *origin, struct program *program)
{
	const struct place *place = origin->where;

	switch (origin->kind) {
	case ORIGIN_PARAMETER:
		return program_uses_of(program, place->unit, place->item,
				       USE_CALL | USE_VALUE);
	case ORIGIN_MEMBER:
		return place_uses(program, place, place->word,
				  USE_MEMBER_WRITE | USE_MEMBER_INIT |
					  USE_MEMBER_ADDRESS);
	case ORIGIN_RETURN:
		return program_definitions(program, place->unit, place->word);
	case ORIGIN_GLOBAL:
		break;
	}
	return global_uses(program, place);
}

void giver_words(const struct origin *origin, GPtrArray *words)
{
	const struct place *place = origin->where;

	switch (origin->kind) {
	case ORIGIN_PARAMETER:
		if (!program_is_private(place->unit, place->item))
			g_ptr_array_add(words, item_name(place->unit->source,
							 place->item));
		break;
	case ORIGIN_MEMBER:
		if (place->unit)
			break;
		g_ptr_array_add(words, g_strdup(place->tag));
		/* a plain word is a member of half of the tree's structs */
		if (strchr(place->word, '_'))
			g_ptr_array_add(words, g_strdup(place->word));
		break;
	case ORIGIN_RETURN:
	case ORIGIN_GLOBAL:
		g_ptr_array_add(words, g_strdup(place->word));
		break;
	}
}

gboolean giver_is_ours(const struct origin *origin, struct program *program,
		       const struct use *use, gboolean *unknown)
{
	const struct place *place = origin->where;
	char *tag = typing_member(program, use->unit, use->token);
	gboolean ours = tag && !strcmp(tag, place->tag);
	GArray *named;

	*unknown = FALSE;
	if (!tag) {
		/* only a file that knows the struct can write to it */
		named = program_uses_in(program, use->unit, place->tag,
					USE_TYPE);
		*unknown = named->len > 0;
		g_array_unref(named);
	}
	g_free(tag);
	return ours || *unknown;
}

void giver_need(const struct origin *origin, struct program *program)
{
	GArray *uses = giver_uses(origin, program);

	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		gboolean unknown;

		if (!use->item || use->item->kind != ITEM_FUNCTION)
			continue;
		if (origin->kind == ORIGIN_MEMBER &&
		    !giver_is_ours(origin, program, use, &unknown))
			continue;
		if (origin->kind == ORIGIN_GLOBAL && use->kind != USE_WRITE)
			continue;
		program_need(program, use->unit, use->item);
	}
	g_array_unref(uses);
}
