// SPDX-License-Identifier: GPL-2.0
#include "flags/clearing.h"

#include <string.h>

#include "flags/giver.h"
#include "flags/removal.h"
#include "program/typing.h"

struct clearing *clearing_new(void)
{
	struct clearing *clearing = g_new0(struct clearing, 1);

	clearing->origins = g_ptr_array_new();
	clearing->removals =
		g_ptr_array_new_with_free_func((GDestroyNotify)flag_use_free);
	return clearing;
}

void clearing_free(gpointer data)
{
	struct clearing *clearing = data;

	g_ptr_array_unref(clearing->origins);
	g_ptr_array_unref(clearing->removals);
	g_free(clearing);
}

/* Whether the token stands in the flags argument of a site that converts. */
static gboolean in_argument(const struct outer *o, const struct unit *unit,
			    guint token)
{
	for (guint i = 0; i < o->sites->len; i++) {
		const struct site *site = o->sites->pdata[i];
		const struct member *member =
			family_find(o->flags->family, site->callee);
		gboolean inside = FALSE;
		GArray *spans;

		if (strcmp(site->file, unit->path) ||
		    site->verdict != VERDICT_LONGTERM)
			continue;
		spans = unit_arguments(unit,
				       source_at(unit->source, site->offset));
		if (member && member->flags < spans->len) {
			struct span *span = &g_array_index(spans, struct span,
							   member->flags);

			inside = span->first <= token && token <= span->last;
		}
		g_array_unref(spans);
		if (inside)
			return TRUE;
	}
	return FALSE;
}

/* Whether the token stands in what is given to an origin that is cleared. */
static gboolean in_giver(const struct clearing *clearing,
			 const struct unit *unit, guint token)
{
	for (guint i = 0; i < clearing->origins->len; i++) {
		const struct origin *origin = clearing->origins->pdata[i];

		for (guint k = 0; k < origin->givers->len; k++) {
			const struct giver *giver =
				&g_array_index(origin->givers, struct giver, k);

			if (giver->unit == unit && giver->first <= token &&
			    token <= giver->last)
				return TRUE;
		}
	}
	return FALSE;
}

static char *other_reader(const struct outer *o,
			  const struct clearing *clearing,
			  const struct unit *unit, guint token,
			  const struct origin *origin)
{
	if (in_argument(o, unit, token) || in_giver(clearing, unit, token) ||
	    flags_is_masked(o->flags, unit->source, token))
		return NULL;
	return g_strdup_printf("%s is also read at %s:%u", origin->name,
			       unit->path, unit->source->tokens[token].line);
}

static char *check_member_readers(const struct outer *o,
				  const struct clearing *clearing,
				  const struct origin *origin)
{
	const struct place *place = origin->where;
	GArray *uses =
		place_uses(o->program, place, place->word, USE_MEMBER_READ);
	char *why = NULL;

	for (guint i = 0; i < uses->len && !why; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		char *tag = typing_member(o->program, use->unit, use->token);

		if (tag && !strcmp(tag, place->tag))
			why = other_reader(o, clearing, use->unit, use->token,
					   origin);
		g_free(tag);
	}
	g_array_unref(uses);
	return why;
}

static char *check_global_readers(const struct outer *o,
				  const struct clearing *clearing,
				  const struct origin *origin)
{
	const struct place *place = origin->where;
	GArray *uses = program_uses(o->program, place->word, USE_VALUE);
	char *why = NULL;

	for (guint i = 0; i < uses->len && !why; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		why = other_reader(o, clearing, use->unit, use->token, origin);
	}
	g_array_unref(uses);
	return why;
}

static char *check_parameter_readers(const struct outer *o,
				     const struct clearing *clearing,
				     const struct origin *origin)
{
	const struct place *place = origin->where;
	const struct scope *scope =
		upstream_scope(o->upstream, place->unit, place->item);
	char *why = NULL;

	for (guint i = place->item->body; i < place->item->body_end && !why;
	     i++) {
		int variable;

		if (place->unit->source->tokens[i].kind != TOKEN_IDENT)
			continue;
		variable = scope_find(scope, i);
		if (variable >= 0 &&
		    scope_variable(scope, variable)->parameter ==
			    (int)place->index)
			why = other_reader(o, clearing, place->unit, i, origin);
	}
	return why;
}

/* With every origin cleared, is the argument surely clear? */
static guint cleared(G_GNUC_UNUSED const struct scope *scope,
		     G_GNUC_UNUSED const struct leaf *leaf, gpointer data)
{
	const struct outer *o = data;
	const struct origin *origin = upstream_origin(scope, leaf, o->upstream);

	return origin && origin->can == CAN_SET ? CAN_CLEAR
	       : origin				? origin->can
						: CAN_BOTH;
}

struct flags clearing_flags(const struct outer *o)
{
	struct flags flags = *o->flags;

	flags.outside = cleared;
	flags.data = (gpointer)o;
	return flags;
}

/* What a message calls the member that was written at this place. */
static void name_members(const struct origin *origin, const struct clearing *c,
			 guint from)
{
	for (guint i = from; i < c->removals->len; i++) {
		struct flag_use *use = c->removals->pdata[i];

		for (guint k = 0; k < origin->givers->len && !use->variable;
		     k++) {
			const struct giver *giver =
				&g_array_index(origin->givers, struct giver, k);
			const struct source *source = giver->unit->source;
			guint token = source_at(source, use->offset);

			if (!strcmp(use->file, giver->unit->path) &&
			    giver->first <= token && token <= giver->last)
				use->variable = source_span(
					source, use_chain(source, giver->at),
					giver->at);
		}
	}
}

/* The givers of one function go together: they may share a variable. */
static char *clear_function(const struct outer *o, const struct origin *origin,
			    const struct giver *first, GPtrArray *removals)
{
	struct flags flags = clearing_flags(o);
	GPtrArray *givers = g_ptr_array_new();
	char *why;

	for (guint i = 0; i < origin->givers->len; i++) {
		const struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);

		if (giver->item == first->item && giver->unit == first->unit &&
		    giver->can & CAN_SET)
			g_ptr_array_add(givers, (gpointer)giver);
	}
	why = removal_of_givers(
		&flags, upstream_scope(o->upstream, first->unit, first->item),
		givers, removals);
	g_ptr_array_unref(givers);
	return why;
}

/* An initialiser outside of functions: what stands there is all there is. */
static char *clear_initialiser(const struct outer *o, const struct giver *giver,
			       GPtrArray *removals)
{
	const struct source *source = giver->unit->source;
	GArray *uses = outer_uses(o->flags, giver);
	char *why = outer_check_giver(o->upstream, o->flags, giver);

	for (guint i = 0; i < uses->len && !why; i++) {
		struct flag_use *use = g_new0(struct flag_use, 1);
		guint token = g_array_index(uses, guint, i);

		use->file = g_strdup(giver->unit->path);
		use->line = source->tokens[token].line;
		use->offset = source->tokens[token].offset;
		g_ptr_array_add(removals, use);
	}
	g_array_unref(uses);
	return why;
}

static gboolean is_first_of_function(const struct origin *origin, guint i)
{
	const struct giver *giver =
		&g_array_index(origin->givers, struct giver, i);

	for (guint k = 0; k < i; k++) {
		const struct giver *other =
			&g_array_index(origin->givers, struct giver, k);

		if (other->item == giver->item && other->unit == giver->unit &&
		    other->can & CAN_SET)
			return FALSE;
	}
	return TRUE;
}

static char *clear_givers(const struct outer *o, const struct origin *origin,
			  struct clearing *clearing)
{
	guint from = clearing->removals->len;
	char *why = NULL;

	for (guint i = 0; i < origin->givers->len && !why; i++) {
		const struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);

		if (!(giver->can & CAN_SET))
			continue;
		if (!giver->item)
			why = clear_initialiser(o, giver, clearing->removals);
		else if (is_first_of_function(origin, i))
			why = clear_function(o, origin, giver,
					     clearing->removals);
	}
	if (origin->kind == ORIGIN_MEMBER)
		name_members(origin, clearing, from);
	return why;
}

static char *check_readers(const struct outer *o,
			   const struct clearing *clearing,
			   const struct origin *origin)
{
	switch (origin->kind) {
	case ORIGIN_MEMBER:
		return check_member_readers(o, clearing, origin);
	case ORIGIN_GLOBAL:
		return check_global_readers(o, clearing, origin);
	default:
		return check_parameter_readers(o, clearing, origin);
	}
}

char *clearing_add(const struct outer *o, struct origin *origin,
		   struct clearing *clearing)
{
	char *why = NULL;

	if (g_ptr_array_find(clearing->origins, origin, NULL))
		return NULL;
	g_ptr_array_add(clearing->origins, origin);
	if (origin->kind == ORIGIN_RETURN)
		return g_strdup_printf("%s is written in %s", o->flags->flag,
				       origin->name);
	if (origin->blind)
		return g_strdup(origin->blind);
	why = clear_givers(o, origin, clearing);
	if (!why)
		why = check_readers(o, clearing, origin);
	for (guint i = 0; i < origin->needs->len && !why; i++) {
		struct origin *need = origin->needs->pdata[i];

		if (need->can == CAN_SET)
			why = clearing_add(o, need, clearing);
	}
	return why;
}
