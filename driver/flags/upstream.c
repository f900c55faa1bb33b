// SPDX-License-Identifier: GPL-2.0
#include "flags/upstream.h"

#include <string.h>

#include "code/macros.h"
#include "flags/flow.h"
#include "flags/giver.h"
#include "program/typing.h"

/* Rounds of tracing: how many functions deep a value is followed. */
#define ROUNDS_MAX 12

struct upstream {
	struct program *program;
	struct flags flags;
	struct origins *origins;
	GHashTable *scopes; /* item -> struct scope */
	GHashTable *flows; /* item -> struct flow, of this state */
	GPtrArray *units; /* units of scopes, to own nothing twice */
	guint state; /* sum of all origins' values */
	gboolean tracing;
};

struct upstream *upstream_new(struct program *program,
			      const struct flags *flags)
{
	struct upstream *upstream = g_new0(struct upstream, 1);

	upstream->program = program;
	upstream->flags = *flags;
	upstream->flags.outside = upstream_outside;
	upstream->flags.origin = upstream_origin;
	upstream->flags.data = upstream;
	upstream->origins = origins_new();
	upstream->scopes = g_hash_table_new_full(NULL, NULL, NULL,
						 (GDestroyNotify)scope_free);
	upstream->flows = g_hash_table_new_full(NULL, NULL, NULL,
						(GDestroyNotify)flow_free);
	return upstream;
}

void upstream_free(struct upstream *upstream)
{
	if (!upstream)
		return;
	g_hash_table_unref(upstream->flows);
	g_hash_table_unref(upstream->scopes);
	origins_free(upstream->origins);
	g_free(upstream);
}

struct scope *upstream_scope(struct upstream *upstream, const struct unit *unit,
			     const struct item *item)
{
	struct scope *scope = g_hash_table_lookup(upstream->scopes, item);

	if (!scope) {
		scope = scope_new(unit, item);
		g_hash_table_insert(upstream->scopes, (gpointer)item, scope);
	}
	return scope;
}

/* The name of a macro's parameter means what the macro is given. */
static gboolean is_macro_parameter(const struct scope *scope, guint token)
{
	struct macro macro = {scope->unit->source, *scope->item};

	return scope->item->kind == ITEM_MACRO &&
	       macros_parameter(&macro, token) >= 0;
}

/* Key and place of what a leaf stands for; NULL: nothing that can be traced. */
static char *key_of(struct upstream *upstream, const struct scope *scope,
		    const struct leaf *leaf, enum origin_kind *kind,
		    struct place **place)
{
	const struct unit *unit = scope->unit;
	char *function = item_name(unit->source, scope->item);
	char *word = NULL, *tag = NULL, *key = NULL;
	int variable = -1;
	guint index = leaf->name;

	if (leaf->kind == LEAF_NAME)
		variable = scope_find(scope, leaf->name);
	if (leaf->kind != LEAF_PARAMETER)
		word = source_word(unit->source, leaf->name);
	if (variable >= 0)
		index = scope_variable(scope, variable)->parameter;
	*place = NULL;
	if (leaf->kind == LEAF_PARAMETER ||
	    (variable >= 0 &&
	     scope_variable(scope, variable)->parameter >= 0)) {
		*kind = ORIGIN_PARAMETER;
		key = g_strdup_printf("p %s:%u %u", unit->path,
				      scope->item->first, index);
		*place = place_new(unit, scope->item, index, NULL, NULL);
	} else if (leaf->kind == LEAF_MEMBER) {
		tag = typing_member(upstream->program, unit, leaf->name);
		*kind = ORIGIN_MEMBER;
		if (tag) {
			gboolean own =
				typing_is_private(upstream->program, unit, tag);

			key = own ? g_strdup_printf("m %s:%s.%s", unit->path,
						    tag, word)
				  : g_strdup_printf("m %s.%s", tag, word);
			*place = place_new(own ? unit : NULL, NULL, 0, tag,
					   word);
		}
	} else if (leaf->kind == LEAF_CALL) {
		*kind = ORIGIN_RETURN;
		key = g_strdup_printf("r %s:%s", unit->path, word);
		*place = place_new(unit, NULL, 0, NULL, word);
	} else if (leaf->kind == LEAF_NAME && variable < 0 &&
		   !is_macro_parameter(scope, leaf->name)) {
		*kind = ORIGIN_GLOBAL;
		key = g_strdup_printf("g %s:%s", unit->path, word);
		*place = place_new(unit, NULL, 0, NULL, word);
	}
	g_free(function);
	g_free(word);
	g_free(tag);
	return key;
}

static char *name_of(const struct scope *scope, enum origin_kind kind,
		     const struct place *place)
{
	const struct source *source = scope->unit->source;
	char *function = item_name(source, scope->item);
	char *name = NULL;

	switch (kind) {
	case ORIGIN_PARAMETER:
		for (guint i = 0; i < scope->variables->len; i++)
			if (scope_variable(scope, i)->parameter ==
			    (int)place->index)
				name = g_strdup_printf(
					"parameter %s of %s()",
					scope_variable(scope, i)->name,
					function);
		break;
	case ORIGIN_MEMBER:
		name = g_strdup_printf("member %s of struct %s", place->word,
				       place->tag);
		break;
	case ORIGIN_RETURN:
		name = g_strdup_printf("what %s() returns", place->word);
		break;
	case ORIGIN_GLOBAL:
		name = g_strdup(place->word);
		break;
	}
	g_free(function);
	return name ? name : g_strdup("a parameter");
}

/* Registers what a leaf stands for, while tracing; NULL: it is nothing. */
static struct origin *meet(struct upstream *upstream, const struct scope *scope,
			   const struct leaf *leaf)
{
	struct place *place = NULL;
	enum origin_kind kind = ORIGIN_GLOBAL;
	char *key = key_of(upstream, scope, leaf, &kind, &place);
	struct origin *origin;

	if (!key)
		return NULL;
	origin = origins_get(upstream->origins, kind, key);
	if (!origin->where) {
		origin->name = name_of(scope, kind, place);
		origin->where = g_steal_pointer(&place);
		origin->where_free = place_free;
	}
	place_free(place);
	g_free(key);
	return origin;
}

struct origin *upstream_origin(const struct scope *scope,
			       const struct leaf *leaf, gpointer data)
{
	struct upstream *upstream = data;
	struct place *place = NULL;
	enum origin_kind kind = ORIGIN_GLOBAL;
	char *key = key_of(upstream, scope, leaf, &kind, &place);
	struct origin *origin = NULL;

	if (key)
		origin = g_hash_table_lookup(upstream->origins->by_key, key);
	place_free(place);
	g_free(key);
	return origin;
}

guint upstream_outside(const struct scope *scope, const struct leaf *leaf,
		       gpointer data)
{
	const struct origin *origin = upstream_origin(scope, leaf, data);

	return origin ? origin->can : CAN_BOTH;
}

/* Walks an expression: locals are followed, all else is met. */
struct origin_walk {
	struct upstream *upstream;
	const struct scope *scope;
	GHashTable *seen; /* variables */
	struct origin *asker; /* whose giver it is; NULL: a call's argument */
};

static guint walk_leaf(const struct leaf *leaf, gpointer data);

static void walk_span(struct origin_walk *walk, guint first, guint last)
{
	struct expr expr = {
		.source = walk->scope->unit->source,
		.bit = walk->upstream->flags.bit,
		.lookup = walk_leaf,
		.data = walk,
	};

	expr_eval(&expr, first, last);
}

static gboolean is_flag_name(const struct flags *flags,
			     const struct source *source, guint token)
{
	return !strncmp(source->text + source->tokens[token].offset,
			flags->prefix, strlen(flags->prefix)) ||
	       source_is(source, token, "true") ||
	       source_is(source, token, "false") ||
	       source_is(source, token, "NULL");
}

static void walk_meet(struct origin_walk *walk, const struct leaf *leaf)
{
	struct origin *origin = meet(walk->upstream, walk->scope, leaf);

	if (origin && walk->asker && origin != walk->asker &&
	    !g_ptr_array_find(walk->asker->needs, origin, NULL))
		g_ptr_array_add(walk->asker->needs, origin);
}

static guint walk_leaf(const struct leaf *leaf, gpointer data)
{
	struct origin_walk *walk = data;
	const struct scope *scope = walk->scope;
	int variable = -1;

	if (leaf->kind == LEAF_NAME) {
		if (is_flag_name(&walk->upstream->flags, scope->unit->source,
				 leaf->name))
			return CAN_BOTH;
		variable = scope_find(scope, leaf->name);
	}
	if (variable < 0) {
		walk_meet(walk, leaf);
		return CAN_BOTH;
	}
	if (!g_hash_table_add(walk->seen, GINT_TO_POINTER(variable + 1)))
		return CAN_BOTH;
	if (scope_variable(scope, variable)->parameter >= 0)
		walk_meet(walk, leaf);
	for (guint i = 0; i < scope->events->len; i++) {
		const struct event *event =
			&g_array_index(scope->events, struct event, i);

		if (event->variable == (guint)variable)
			walk_span(walk, event->first, event->last);
	}
	return CAN_BOTH;
}

static void walk_from(struct upstream *upstream, const struct unit *unit,
		      const struct item *item, guint first, guint last,
		      struct origin *asker)
{
	struct origin_walk walk = {
		.asker = asker,
		.upstream = upstream,
		.scope = upstream_scope(upstream, unit, item),
		.seen = g_hash_table_new(NULL, NULL),
	};

	walk_span(&walk, first, last);
	g_hash_table_unref(walk.seen);
}

/* One round: givers of all origins that have none yet. */
static gboolean trace_round(struct upstream *upstream, gboolean *any,
			    GError **error)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *fresh = g_ptr_array_new();
	gboolean ok;

	for (guint i = 0; i < upstream->origins->list->len; i++) {
		struct origin *origin = upstream->origins->list->pdata[i];

		if (origin->traced)
			continue;
		origin->traced = TRUE;
		g_ptr_array_add(fresh, origin);
		giver_words(origin, words);
	}
	ok = program_find(upstream->program, words, error);
	for (guint i = 0; ok && i < fresh->len; i++)
		giver_need(fresh->pdata[i], upstream->program);
	ok = ok && program_facts(upstream->program, error);
	for (guint i = 0; ok && i < fresh->len; i++) {
		struct origin *origin = fresh->pdata[i];

		giver_collect(origin, upstream->program);
		for (guint k = 0; k < origin->givers->len; k++) {
			struct giver *giver =
				&g_array_index(origin->givers, struct giver, k);

			if (giver->item)
				walk_from(upstream, giver->unit, giver->item,
					  giver->first, giver->last, origin);
		}
	}
	*any = fresh->len > 0;
	g_ptr_array_unref(words);
	g_ptr_array_unref(fresh);
	return ok;
}

/* Flows hold for one state of the origins: a sum that only grows. */
static struct flow *flow_of(struct upstream *upstream,
			    const struct giver *giver)
{
	struct flow *flow;
	guint state = 0;

	for (guint i = 0; i < upstream->origins->list->len; i++)
		state += ((struct origin *)upstream->origins->list->pdata[i])
				 ->can;
	if (state != upstream->state)
		g_hash_table_remove_all(upstream->flows);
	upstream->state = state;
	flow = g_hash_table_lookup(upstream->flows, giver->item);
	if (!flow) {
		flow = flow_new(
			&upstream->flags,
			upstream_scope(upstream, giver->unit, giver->item),
			NULL);
		g_hash_table_insert(upstream->flows, (gpointer)giver->item,
				    flow);
	}
	return flow;
}

static guint eval_giver(const struct giver *giver, gpointer data)
{
	struct upstream *upstream = data;

	if (!giver->item)
		return CAN_BOTH;
	return flow_eval(flow_of(upstream, giver), giver->at, giver->first,
			 giver->last, NULL);
}

gboolean upstream_trace(struct upstream *upstream, const GArray *starts,
			GError **error)
{
	gboolean any = TRUE, ok = TRUE;

	for (guint i = 0; i < starts->len; i++) {
		const struct start *start =
			&g_array_index(starts, struct start, i);
		const struct item *item = unit_item(start->unit, start->name);
		GArray *spans = unit_arguments(start->unit, start->name);

		if (item && item->kind == ITEM_FUNCTION &&
		    start->argument < spans->len) {
			struct span *span = &g_array_index(spans, struct span,
							   start->argument);

			walk_from(upstream, start->unit, item, span->first,
				  span->last, NULL);
		}
		g_array_unref(spans);
	}
	for (guint round = 0; ok && any; round++) {
		if (round == ROUNDS_MAX) {
			for (guint i = 0; i < upstream->origins->list->len;
			     i++) {
				struct origin *origin =
					upstream->origins->list->pdata[i];

				if (!origin->traced)
					origin_blind(origin,
						     "it comes from too far "
						     "away");
			}
			break;
		}
		ok = trace_round(upstream, &any, error);
	}
	if (ok)
		origins_solve(upstream->origins, eval_giver, upstream);
	return ok;
}
