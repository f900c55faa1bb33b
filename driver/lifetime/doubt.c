// SPDX-License-Identifier: GPL-2.0
#include "lifetime/doubt.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/recall.h"

void doubt_note(struct world *world, const struct doubt *doubt)
{
	recall_doubt(world->recall, doubt);
	for (guint i = 0; world->doubts && i < world->doubts->len; i++) {
		const struct doubt *old =
			&g_array_index(world->doubts, struct doubt, i);

		if (old->unit == doubt->unit && old->arm == doubt->arm)
			return;
	}
	if (world->doubts)
		g_array_append_vals(world->doubts, doubt, 1);
}

static void note(struct world *world, const struct unit *unit, guint arm)
{
	struct doubt doubt;

	memset(&doubt, 0, sizeof(doubt)); /* compared byte by byte */
	doubt.unit = view_origin(world->views, unit);
	doubt.arm = arm;
	doubt_note(world, &doubt);
}

void doubt_token(struct world *world, const struct unit *unit, guint token)
{
	const GArray *arms = view_arms(world->views, unit);

	for (guint at = arms_at(arms, token); at;
	     at = g_array_index(arms, struct arm, at - 1).outer)
		if (view_fate(world->views, unit, at - 1) == FATE_OPEN) {
			note(world, unit, at - 1);
			return;
		}
}

/* Whether a call in these tokens drops pages, or may. */
static gboolean has_drop(struct world *world, const struct routine *routine,
			 guint first, guint last)
{
	static const enum lexicon_class classes[] = {LEXICON_DROP,
						     LEXICON_OTHER};
	gboolean found = FALSE;

	for (guint i = 0; i < routine->calls->len && !found; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);
		char *word;

		if (call->name < first || call->name > last || call->member)
			continue;
		word = alias_word(world, routine->unit, call->name);
		for (guint k = 0; k < G_N_ELEMENTS(classes); k++)
			found |= lexicon_has(world->lexicon, classes[k], word);
		found = found || world_call_drops(world, routine->unit, word);
		g_free(word);
	}
	return found;
}

/* Whether the arms of its #if are no whole statements. */
static gboolean is_cut(const struct routine *routine, const GArray *arms,
		       const struct arm *arm)
{
	guint hash = g_array_index(arms, struct arm, arm->group).hash;
	const struct stmt *stmt;

	if (!routine->root->odd)
		return FALSE;
	stmt = stmt_at(routine->root, hash);
	while (stmt && (stmt->kind != STMT_ARMS || stmt->first != hash))
		stmt = stmt->parent;
	return !stmt;
}

/* Whether all of the function is in the arm, or nothing of it. */
static gboolean is_beside(const struct routine *routine, const struct arm *arm)
{
	return arm->end <= routine->item->first ||
	       arm->hash > routine->item->last ||
	       (arm->hash <= routine->item->first &&
		arm->end > routine->item->last);
}

/*
 * Index of the routine's first arm that matters + 1; 0: none does. Those come
 * first without which it cannot be followed at all.
 */
static guint find_arm(struct world *world, const struct routine *routine)
{
	const GArray *arms = view_arms(world->views, routine->unit);
	guint found = 0;

	for (guint i = 0; i < arms->len; i++) {
		const struct arm *arm = &g_array_index(arms, struct arm, i);

		if (arm->hash > routine->item->last)
			break;
		if (is_beside(routine, arm) ||
		    view_fate(world->views, routine->unit, i) != FATE_OPEN)
			continue;
		if (arm->hash < routine->body || is_cut(routine, arms, arm))
			return i + 1;
		if (!found && has_drop(world, routine, arm->hash, arm->end))
			found = i + 1;
	}
	return found;
}

void doubt_routine(struct world *world, const struct routine *routine)
{
	if (!world->doubts || !world->views)
		return;
	/* the routine is one view's, where the same arms are open */
	if (routine->doubt_round != world->round) {
		((struct routine *)routine)->doubt = find_arm(world, routine);
		((struct routine *)routine)->doubt_round = world->round;
	}
	if (routine->doubt)
		note(world, routine->unit, routine->doubt - 1);
}

const struct doubt *doubt_first(struct world *world, const GArray *doubts)
{
	for (guint i = 0; i < doubts->len; i++) {
		const struct doubt *doubt =
			&g_array_index(doubts, struct doubt, i);

		if (view_fate(world->views, doubt->unit, doubt->arm) ==
		    FATE_OPEN)
			return doubt;
	}
	return NULL;
}
