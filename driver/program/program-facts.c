// SPDX-License-Identifier: GPL-2.0
#include "program/program-parts.h"

#include "base/error.h"
#include "site/fact.h"
#include "code/mask.h"
#include "site/shown.h"

gboolean program_has_facts(const struct program *program,
			   const struct item *item)
{
	return g_hash_table_contains(program->given, item);
}

/*
 * Whether the scan brought facts for it: a function with one was shown to
 * spatch.
 */
static gboolean came_with_facts(const struct unit *unit,
				const struct item *item)
{
	guint low = 0, high = unit->facts->len;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (g_array_index(unit->facts, struct fact, mid).first <
		    item->first)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < unit->facts->len; low++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, low);

		if (fact->first > item->last)
			break;
		if (fact->kind != FACT_DECLARE ||
		    (item->kind == ITEM_FUNCTION && fact->first > item->body))
			return TRUE;
	}
	return FALSE;
}

void program_need(struct program *program, const struct unit *unit,
		  const struct item *item)
{
	if (!item || program_has_facts(program, item))
		return;
	if (came_with_facts(unit, item))
		g_hash_table_add(program->given, (gpointer)item);
	else
		g_hash_table_insert(program->needed, (gpointer)item,
				    (gpointer)unit);
}

/* The copy of a unit in which only the requested functions have bodies. */
static GBytes *copy_of(struct program *program, const struct unit *unit)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	GBytes *text;

	shown_apply(unit, unit, mask);

	if (!unit->balanced)
		mask_keep_all(mask);
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (g_hash_table_lookup(program->needed, item) == unit)
			mask_keep(mask, item->first);
	}
	text = mask_text(mask);
	mask_free(mask);
	return text;
}

static gboolean run_facts(struct program *program, GPtrArray *units,
			  GPtrArray *copies, enum shown how, GError **error)
{
	struct spatch_run *run = NULL;
	GError *cause = NULL;
	gboolean ok;

	if (!spatch_run(program->options.spatch, program->options.facts_rule,
			copies, &run, &cause)) {
		/* spatch may fail on code that it skipped before */
		ok = how > SHOWN_AS_IS && g_error_matches(cause, TREEWIDE_ERROR,
							  TREEWIDE_ERROR_TOOL);
		if (ok)
			g_error_free(cause);
		else
			g_propagate_error(error, cause);
		return ok;
	}
	ok = facts_read(run->output->str, units, error);
	for (guint i = 0; ok && i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (run->failed[i] && !unit->unread)
			unit->unread = g_strdup(run->failed[i]);
	}
	spatch_run_free(run);
	return ok;
}

/* The units of the requested items: of all, or of those that spatch skipped. */
static GHashTable *units_asked(struct program *program, enum shown how)
{
	GHashTable *asked = g_hash_table_new(NULL, NULL);
	GHashTableIter iter;
	gpointer item, unit;

	g_hash_table_iter_init(&iter, program->needed);
	while (g_hash_table_iter_next(&iter, &item, &unit)) {
		if (how > SHOWN_AS_IS && !shown_misses(unit, item))
			continue;
		if (how > SHOWN_AS_IS)
			shown_raise(unit, ((struct item *)item)->first, how);
		g_hash_table_add(asked, unit);
	}
	return asked;
}

/* Asks spatch for the requested facts, with the code shown in this way. */
static gboolean ask(struct program *program, enum shown how, GError **error)
{
	GHashTable *asked = units_asked(program, how);
	GPtrArray *units = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gboolean ok = TRUE;

	/* in the order of the units, so that every run is the same */
	for (guint i = 0; i < program->units->len; i++) {
		if (!g_hash_table_contains(asked, program->units->pdata[i]))
			continue;
		g_ptr_array_add(units, program->units->pdata[i]);
		g_ptr_array_add(copies,
				copy_of(program, program->units->pdata[i]));
	}
	if (units->len && program->options.spatch)
		ok = run_facts(program, units, copies, how, error);
	g_hash_table_unref(asked);
	g_ptr_array_unref(units);
	g_ptr_array_unref(copies);
	return ok;
}

gboolean program_facts(struct program *program, GError **error)
{
	GHashTableIter iter;
	gpointer item, unit;
	gboolean ok = TRUE;

	for (enum shown how = 0; ok && how < SHOWN_COUNT; how++)
		ok = ask(program, how, error);
	g_hash_table_iter_init(&iter, program->needed);
	while (ok && g_hash_table_iter_next(&iter, &item, &unit)) {
		g_hash_table_add(program->given, item);
		g_hash_table_iter_remove(&iter);
	}
	return ok;
}
