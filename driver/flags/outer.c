// SPDX-License-Identifier: GPL-2.0
#include "outer.h"

#include <string.h>

#include "flow.h"
#include "giver.h"
#include "site.h"
#include "typing.h"

struct outer {
	struct upstream *upstream;
	struct program *program;
	const struct flags *flags;
	GPtrArray *sites;
};

static void leave(struct site *site, char *why)
{
	site->outcome = OUTCOME_LEFT;
	g_free(site->outcome_reason);
	site->outcome_reason = why;
}

GArray *outer_uses(const struct flags *flags, const struct giver *giver)
{
	GArray *uses = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = giver->first; i <= giver->last; i++)
		if (source_is(giver->unit->source, i, flags->flag))
			g_array_append_val(uses, i);
	return uses;
}

char *outer_check_giver(struct upstream *upstream, const struct flags *flags,
			const struct giver *giver)
{
	const struct source *source = giver->unit->source;
	GArray *uses = outer_uses(flags, giver);
	GHashTable *dropped = g_hash_table_new(NULL, NULL);
	char *why = NULL;
	guint can;

	for (guint i = 0; i < uses->len && !why; i++) {
		guint use = g_array_index(uses, guint, i);

		g_hash_table_add(dropped, GUINT_TO_POINTER(use));
		if (!expr_adds(source, giver->first, giver->last, use))
			why = g_strdup_printf(
				"%s at %s:%u is not just added to the flags",
				flags->flag, giver->unit->path,
				source->tokens[use].line);
	}
	if (!why && giver->item) {
		struct flow *flow = flow_new(
			flags,
			upstream_scope(upstream, giver->unit, giver->item),
			dropped);

		can = flow_eval(flow, giver->at, giver->first, giver->last,
				NULL);
		flow_free(flow);
		if (can != CAN_CLEAR)
			why = g_strdup_printf(
				"%s:%u passes %s on from elsewhere",
				giver->unit->path,
				source->tokens[giver->at].line, flags->flag);
	}
	g_array_unref(uses);
	g_hash_table_unref(dropped);
	return why;
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

static char *other_reader(const struct outer *o, const struct unit *unit,
			  guint token, const struct origin *origin)
{
	if (in_argument(o, unit, token) ||
	    flags_is_masked(o->flags, unit->source, token))
		return NULL;
	return g_strdup_printf("%s is also read at %s:%u", origin->name,
			       unit->path, unit->source->tokens[token].line);
}

static char *check_member_readers(const struct outer *o,
				  const struct origin *origin)
{
	const struct place *place = origin->where;
	GArray *uses = program_uses(o->program, place->word, USE_MEMBER_READ);
	char *why = NULL;

	for (guint i = 0; i < uses->len && !why; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		char *tag = typing_member(o->program, use->unit, use->token);

		if (tag && !strcmp(tag, place->tag))
			why = other_reader(o, use->unit, use->token, origin);
		g_free(tag);
	}
	g_array_unref(uses);
	return why;
}

static char *check_parameter_readers(const struct outer *o,
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
			why = other_reader(o, place->unit, i, origin);
	}
	return why;
}

/* Why the origin cannot lose its flags; NULL: it can. */
static char *check_origin(const struct outer *o, const struct origin *origin)
{
	char *why = NULL;

	if (origin->kind != ORIGIN_MEMBER && origin->kind != ORIGIN_PARAMETER)
		return g_strdup_printf("%s is written in %s", o->flags->flag,
				       origin->name);
	if (origin->blind)
		return g_strdup(origin->blind);
	for (guint i = 0; i < origin->givers->len && !why; i++)
		why = outer_check_giver(
			o->upstream, o->flags,
			&g_array_index(origin->givers, struct giver, i));
	if (!why)
		why = origin->kind == ORIGIN_MEMBER
			      ? check_member_readers(o, origin)
			      : check_parameter_readers(o, origin);
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

static gboolean clear_without(const struct outer *o, const struct site *site,
			      const struct unit *unit)
{
	struct flags flags = *o->flags;
	guint name = source_at(unit->source, site->offset);
	const struct member *member = family_find(flags.family, site->callee);
	GArray *spans = unit_arguments(unit, name);
	struct span *span = &g_array_index(spans, struct span, member->flags);
	struct flow *flow;
	guint can;

	flags.outside = cleared;
	flags.data = (gpointer)o;
	flow = flow_new(
		&flags,
		upstream_scope(o->upstream, unit, unit_item(unit, name)), NULL);
	can = flow_eval(flow, name, span->first, span->last, NULL);
	flow_free(flow);
	g_array_unref(spans);
	return can == CAN_CLEAR;
}

static void record(const struct outer *o, struct site *site,
		   const struct origin *origin)
{
	for (guint i = 0; i < origin->givers->len; i++) {
		const struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);
		const struct source *source = giver->unit->source;
		GArray *uses = outer_uses(o->flags, giver);

		for (guint k = 0; k < uses->len; k++) {
			struct flag_use *use = g_new0(struct flag_use, 1);
			guint token = g_array_index(uses, guint, k);

			use->file = g_strdup(giver->unit->path);
			use->line = source->tokens[token].line;
			use->offset = source->tokens[token].offset;
			use->function = giver->item
						? item_name(source, giver->item)
						: NULL;
			use->variable =
				origin->kind == ORIGIN_MEMBER
					? source_span(
						  source,
						  use_chain(source, giver->at),
						  giver->at)
					: NULL;
			g_ptr_array_add(site->removals, use);
		}
		g_array_unref(uses);
	}
}

static const struct unit *unit_of(const struct outer *o, const char *path)
{
	const GPtrArray *units = program_units(o->program);

	for (guint i = 0; i < units->len; i++)
		if (!strcmp(((struct unit *)units->pdata[i])->path, path))
			return units->pdata[i];
	return NULL;
}

static gboolean is_candidate(const struct site *site)
{
	return site->verdict == VERDICT_LONGTERM && site->origins->len &&
	       site->outcome == OUTCOME_LEFT;
}

/* Sites of one origin go together: one that cannot holds the others. */
static gboolean spread(const struct outer *o, GHashTable *ready)
{
	gboolean changed = FALSE;

	for (guint i = 0; i < o->sites->len; i++) {
		struct site *left = o->sites->pdata[i];

		if (!left->origins->len || g_hash_table_contains(ready, left))
			continue;
		for (guint k = 0; k < o->sites->len; k++) {
			struct site *site = o->sites->pdata[k];

			for (guint n = 0; n < left->origins->len; n++) {
				if (!g_hash_table_contains(ready, site) ||
				    !g_ptr_array_find(site->origins,
						      left->origins->pdata[n],
						      NULL))
					continue;
				g_hash_table_remove(ready, site);
				leave(site,
				      g_strdup_printf(
					      "shares its flags with the call "
					      "at %s:%u, which is left",
					      left->file, left->line));
				changed = TRUE;
			}
		}
	}
	return changed;
}

static char *check_site(const struct outer *o, const struct site *site)
{
	const struct unit *unit = unit_of(o, site->file);
	char *why = NULL;

	if (site->removals->len)
		return g_strdup(site->outcome_reason);
	for (guint i = 0; i < site->origins->len && !why; i++)
		why = check_origin(o, site->origins->pdata[i]);
	if (!why && (!unit || !clear_without(o, site, unit)))
		why = g_strdup_printf("the argument may hold %s as well",
				      o->flags->flag);
	return why;
}

void outer_decide(struct upstream *upstream, struct program *program,
		  const struct flags *flags, GPtrArray *sites)
{
	struct outer o = {upstream, program, flags, sites};
	GHashTable *ready = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];
		char *why;

		if (!is_candidate(site))
			continue;
		why = check_site(&o, site);
		if (why)
			leave(site, why);
		else
			g_hash_table_add(ready, site);
	}
	while (spread(&o, ready))
		;
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (!g_hash_table_contains(ready, site))
			continue;
		site->outcome = OUTCOME_LONGTERM;
		g_clear_pointer(&site->outcome_reason, g_free);
		for (guint k = 0; k < site->origins->len; k++)
			record(&o, site, site->origins->pdata[k]);
	}
	g_hash_table_unref(ready);
}
