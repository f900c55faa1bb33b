// SPDX-License-Identifier: GPL-2.0
#include "flags/outer.h"

#include <string.h>

#include "flags/clearing.h"
#include "flags/flow.h"
#include "code/operand.h"
#include "site/site.h"

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
		if (!operand_adds(source, giver->first, giver->last, use))
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

static gboolean clear_without(const struct outer *o, const struct site *site,
			      const struct unit *unit)
{
	struct flags flags = clearing_flags(o);
	guint name = source_at(unit->source, site->offset);
	const struct member *member = family_find(flags.family, site->callee);
	GArray *spans = unit_arguments(unit, name);
	struct span *span = &g_array_index(spans, struct span, member->flags);
	struct flow *flow;
	guint can;

	flow = flow_new(
		&flags,
		upstream_scope(o->upstream, unit, unit_item(unit, name)), NULL);
	can = flow_eval(flow, name, span->first, span->last, NULL);
	flow_free(flow);
	g_array_unref(spans);
	return can == CAN_CLEAR;
}

/* The origins that a site's flag comes from, at any distance. */
static void add_sources(struct origin *origin, GPtrArray *all)
{
	if (g_ptr_array_find(all, origin, NULL))
		return;
	g_ptr_array_add(all, origin);
	for (guint i = 0; i < origin->needs->len; i++)
		add_sources(origin->needs->pdata[i], all);
}

static gboolean share_sources(const struct site *a, const struct site *b)
{
	GPtrArray *all = g_ptr_array_new();
	gboolean share = FALSE;

	for (guint i = 0; i < a->origins->len; i++)
		add_sources(a->origins->pdata[i], all);
	for (guint i = 0; i < b->origins->len && !share; i++) {
		GPtrArray *others = g_ptr_array_new();

		add_sources(b->origins->pdata[i], others);
		for (guint k = 0; k < others->len && !share; k++) {
			const struct origin *origin = others->pdata[k];

			share = origin->can == CAN_SET &&
				g_ptr_array_find(all, origin, NULL);
		}
		g_ptr_array_unref(others);
	}
	g_ptr_array_unref(all);
	return share;
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

			if (!g_hash_table_contains(ready, site) ||
			    !share_sources(left, site))
				continue;
			g_hash_table_remove(ready, site);
			leave(site, g_strdup_printf("shares its flags with the "
						    "call at %s:%u, which is "
						    "left",
						    left->file, left->line));
			changed = TRUE;
		}
	}
	return changed;
}

static char *check_site(const struct outer *o, const struct site *site,
			struct clearing *clearing)
{
	const struct unit *unit = unit_of(o, site->file);
	char *why = NULL;

	if (site->removals->len)
		return g_strdup(site->outcome_reason);
	for (guint i = 0; i < site->origins->len && !why; i++)
		why = clearing_add(o, site->origins->pdata[i], clearing);
	if (!why && (!unit || !clear_without(o, site, unit)))
		why = g_strdup_printf("the argument may hold %s as well",
				      o->flags->flag);
	return why;
}

/* What has to go for a site, or NULL: the site is left. */
static struct clearing *clear_site(const struct outer *o, struct site *site)
{
	struct clearing *clearing = clearing_new();
	char *why;

	why = check_site(o, site, clearing);
	if (why) {
		leave(site, why);
		g_clear_pointer(&clearing, clearing_free);
	}
	return clearing;
}

void outer_decide(struct upstream *upstream, struct program *program,
		  const struct flags *flags, GPtrArray *sites)
{
	struct outer o = {upstream, program, flags, sites};
	GHashTable *ready =
		g_hash_table_new_full(NULL, NULL, NULL, clearing_free);

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];
		struct clearing *clearing =
			is_candidate(site) ? clear_site(&o, site) : NULL;

		if (clearing)
			g_hash_table_insert(ready, site, clearing);
	}
	while (spread(&o, ready))
		;
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];
		struct clearing *clearing = g_hash_table_lookup(ready, site);

		if (!clearing)
			continue;
		site->outcome = OUTCOME_LONGTERM;
		g_clear_pointer(&site->outcome_reason, g_free);
		g_ptr_array_extend_and_steal(
			site->removals, g_steal_pointer(&clearing->removals));
		clearing->removals = g_ptr_array_new();
	}
	g_hash_table_unref(ready);
}
