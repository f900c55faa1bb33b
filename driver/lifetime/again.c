// SPDX-License-Identifier: GPL-2.0
#include "lifetime/again.h"

#define MOST 60 /* functions looked into */

/* The first function called behind a token that takes one more pin. */
static const char *pins_again(struct world *world, const struct unit *unit,
			      const struct item *item, guint from,
			      GHashTable *seen)
{
	const struct routine *routine = world_routine(world, unit, item);

	if (g_hash_table_size(seen) > MOST ||
	    !g_hash_table_add(seen, (gpointer)item))
		return NULL;
	for (guint i = 0; i < routine->calls->len; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);
		char *word;
		const GArray *callees;
		const char *found = NULL;

		if (call->name <= from || call->member)
			continue;
		word = source_word(unit->source, call->name);
		if (lexicon_has(world->lexicon, LEXICON_AGAIN, word))
			found = routine->word;
		callees = world_callees(world, unit, word);
		for (guint k = 0; k < callees->len && !found; k++) {
			const struct use *use =
				&g_array_index(callees, struct use, k);

			if (use->unit == unit)
				found = pins_again(world, unit, use->item, 0,
						   seen);
		}
		g_free(word);
		if (found)
			return found;
	}
	return NULL;
}

/* Where more pins are taken on the same pages, dropping one is not the end. */
void again_doubt(struct world *world, const GPtrArray *chains,
		 struct evidence *evidence)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	const char *found = NULL;

	for (guint i = 0; i < chains->len && !found; i++) {
		const struct chain *chain = chains->pdata[i];

		for (guint k = 0; k < chain->path->len && !found; k++) {
			const struct routine *routine = chain->path->pdata[k];

			g_hash_table_remove_all(seen);
			found = pins_again(
				world, routine->unit, routine->item,
				g_array_index(chain->calls, guint, k), seen);
		}
	}
	if (found) {
		evidence->lifetime = LIFETIME_UNKNOWN;
		g_free(evidence->text);
		evidence->text = g_strdup_printf(
			"%s() may take one more pin on the pages", found);
	}
	g_hash_table_unref(seen);
}
