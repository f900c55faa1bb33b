// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pin.h"

#include "lifetime/again.h"
#include "lifetime/alias.h"
#include "lifetime/chain.h"
#include "lifetime/doubt.h"
#include "lifetime/misdrop.h"
#include "lifetime/recall.h"
#include "lifetime/release.h"
#include "lifetime/weigh.h"

#define SPLITS 3 /* conditions that are taken both ways */

/* What is seen of the pin in the world's setting. */
static struct evidence *find_one(struct world *world, const struct pin *pin)
{
	const struct unit *unit = view_of(world->views, pin->unit);
	guint token = pin->token;
	const struct item *item = unit_item(unit, token);
	struct evidence *evidence = evidence_new(unit, token);
	struct passage passage = {
		.call = token, .value = VALUE_POSITIVE, .counted = TRUE};
	GPtrArray *chains, *releases = NULL;
	const struct call_place *call = NULL;

	/* what is meant, where an alias stands there */
	g_free(evidence->callee);
	evidence->callee = g_strdup(pin->callee);
	if (item && routine_is(unit, item)) {
		passage.routine = world_routine(world, unit, item);
		call = routine_call(passage.routine, token);
	}
	if (!call || pin->argument < 0 ||
	    (guint)pin->argument >= call->arguments->len) {
		evidence->text = g_strdup("the call stands in no function "
					  "that can be followed");
		return evidence;
	}
	passage.places = places_new();
	pinflow_enter(
		&passage,
		g_array_index(call->arguments, struct span, pin->argument)
			.first,
		g_array_index(call->arguments, struct span, pin->argument).last,
		TRUE);
	passage.facts = pinflow_facts(passage.routine, token);
	world->outcomes =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	world->passed = g_hash_table_new(NULL, NULL);
	world->misdrops = misdrops_new();
	recall_pin(world->recall);
	chains = chains_of(world, &passage);
	g_clear_pointer(&world->outcomes, g_hash_table_unref);
	for (guint i = 0; i < chains->len && !releases; i++)
		if (((struct chain *)chains->pdata[i])->end == CHAIN_HELD)
			releases = releases_of(world, chains, passage.places);
	weigh(chains, releases, evidence);
	/*
	 * Where several callers share what keeps the pages, some of it may
	 * never have been pinned.
	 */
	if (evidence->lifetime == LIFETIME_SCOPED || !evidence->holder.file ||
	    evidence->callers->len > 1)
		misdrops_doubt(evidence);
	misdrops_add(world, evidence);
	g_clear_pointer(&world->misdrops, g_ptr_array_unref);
	if (evidence->lifetime == LIFETIME_SCOPED)
		again_doubt(world, chains, evidence);
	g_clear_pointer(&world->passed, g_hash_table_unref);
	g_clear_pointer(&releases, g_ptr_array_unref);
	g_ptr_array_unref(chains);
	g_ptr_array_unref(passage.facts);
	g_hash_table_unref(passage.places);
	return evidence;
}

static struct evidence *look_in(struct world *world, const struct pin *pin,
				const struct setting *setting, guint splits);

/* The same, where the condition of an arm is true or false; or NULL. */
static struct evidence *look_one_way(struct world *world, const struct pin *pin,
				     const struct setting *setting,
				     const struct doubt *doubt, guint splits,
				     gboolean truth)
{
	const struct arm *arm = &g_array_index(
		view_arms(world->views, doubt->unit), struct arm, doubt->arm);
	struct setting *way = setting_copy(setting);
	struct evidence *evidence = NULL;

	if (setting_take(way, doubt->unit, arm->first, arm->last, truth))
		evidence = look_in(world, pin, way, splits - 1);
	setting_free(way);
	return evidence;
}

static struct evidence *look_both_ways(struct world *world,
				       const struct pin *pin,
				       const struct setting *setting,
				       const struct doubt *doubt, guint splits)
{
	struct evidence *yes, *no, *both = NULL;

	yes = look_one_way(world, pin, setting, doubt, splits, TRUE);
	/* not known either way; but the one may say why */
	if (yes && yes->lifetime == LIFETIME_UNKNOWN)
		return yes;
	no = look_one_way(world, pin, setting, doubt, splits, FALSE);
	/* one of the two ways there may not be */
	if (!yes && no && no->lifetime != LIFETIME_UNKNOWN)
		both = g_steal_pointer(&no);
	else if (yes && (!no || yes->lifetime == no->lifetime))
		both = g_steal_pointer(&yes);
	g_clear_pointer(&yes, evidence_free);
	g_clear_pointer(&no, evidence_free);
	return both;
}

static struct evidence *look_in(struct world *world, const struct pin *pin,
				const struct setting *setting, guint splits)
{
	GArray *doubts = g_array_new(FALSE, FALSE, sizeof(struct doubt));
	const struct doubt *doubt = NULL;
	struct evidence *evidence, *better = NULL;

	world_see(world, setting);
	world->doubts = doubts;
	evidence = find_one(world, pin);
	world->doubts = NULL;
	if (splits && evidence->lifetime == LIFETIME_UNKNOWN)
		doubt = doubt_first(world, doubts);
	if (doubt)
		better = look_both_ways(world, pin, setting, doubt, splits);
	if (better && better->lifetime == LIFETIME_UNKNOWN &&
	    (evidence->holder.file || !better->holder.file))
		g_clear_pointer(&better, evidence_free);
	if (better) {
		evidence_free(evidence);
		evidence = better;
	}
	g_array_unref(doubts);
	return evidence;
}

struct evidence *pin_look(struct world *world, const struct pin *pin)
{
	struct setting *setting = setting_copy(world->base);
	struct evidence *evidence;

	if (!view_take(world->views, setting, pin->unit, pin->token)) {
		setting_free(setting);
		setting = setting_new(world->program, 0, 0);
		view_take(world->views, setting, pin->unit, pin->token);
	}
	alias_take(world, setting, pin->unit, pin->token, pin->callee);
	evidence = look_in(world, pin, setting, SPLITS);
	world_see(world, world->base);
	setting_free(setting);
	return evidence;
}
