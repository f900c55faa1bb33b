// SPDX-License-Identifier: GPL-2.0
/* plan-needs - the numbers of packs, and what each stands on: part of plan.h */
#include <string.h>

#include "series/plan-parts.h"
#include "tree/change.h"
#include "tree/state.h"

gboolean plan_share_file(const struct patch *a, const struct patch *b)
{
	for (guint i = 0; i < a->changes->len; i++)
		if (patch_change(b,
				 ((struct change *)a->changes->pdata[i])->path))
			return TRUE;
	return FALSE;
}

static gboolean is_taken(GHashTable *known, guint number)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, known);
	while (g_hash_table_iter_next(&iter, NULL, &value))
		if (GPOINTER_TO_UINT(value) == number)
			return TRUE;
	return FALSE;
}

static gint by_number(gconstpointer a, gconstpointer b)
{
	const struct pack *x = *(struct pack *const *)a;
	const struct pack *y = *(struct pack *const *)b;

	if (x->last != y->last)
		return x->last ? 1 : -1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* "2-netdev-net-next" */
static char *folder_of(const struct pack *pack)
{
	g_autofree char *tree = g_strdup(pack->tree ? pack->tree : "no-tree");

	g_strcanon(tree, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '-');
	return g_strdup_printf("%02u-%s", pack->number, tree);
}

void plan_number(struct plan *plan, GHashTable *known)
{
	guint next = 1;

	for (guint i = 0; i < plan->packs->len; i++) {
		struct pack *pack = plan->packs->pdata[i];

		if (known)
			pack->number = GPOINTER_TO_UINT(
				g_hash_table_lookup(known, pack->key));
		while (!pack->number && known && is_taken(known, next))
			next++;
		if (!pack->number)
			pack->number = next++;
		pack->folder = folder_of(pack);
	}
	g_ptr_array_sort(plan->packs, by_number);
}

/* Whether any patch of the pack starts from what the first pack leaves. */
static gboolean needs_first(const struct pack *pack, const struct pack *first)
{
	for (guint i = 0; i < first->patches->len; i++)
		if (((struct patch *)first->patches->pdata[i])->kind ==
		    PATCH_HELPERS)
			return TRUE;
	for (guint i = 0; i < first->patches->len; i++)
		for (guint k = 0; k < pack->patches->len; k++)
			if (plan_share_file(first->patches->pdata[i],
					    pack->patches->pdata[k]))
				return TRUE;
	return FALSE;
}

static gboolean are_equal(GBytes *a, GBytes *b)
{
	return a == b || (a && b && g_bytes_equal(a, b));
}

/*
 * Whether its changes start from the tree (whole: as it was), or from what the
 * first pack made of it.
 */
static gboolean stands_on_first(const struct pack *pack,
				const struct pack *first, GHashTable *whole)
{
	g_autoptr(GPtrArray) both = g_ptr_array_new();
	g_autoptr(GHashTable) states = NULL;
	GHashTableIter iter;
	gpointer path, state;

	for (guint i = 0; i < first->patches->len; i++)
		g_ptr_array_add(both, first->patches->pdata[i]);
	for (guint i = 0; i < pack->patches->len; i++)
		g_ptr_array_add(both, pack->patches->pdata[i]);
	states = state_replay(both, both->len, NULL);
	if (!states)
		return FALSE;
	g_hash_table_iter_init(&iter, states);
	while (g_hash_table_iter_next(&iter, &path, &state)) {
		const struct file_state *was = g_hash_table_lookup(whole, path);

		if (!was ||
		    !are_equal(((struct file_state *)state)->first, was->first))
			return FALSE;
	}
	return TRUE;
}

void plan_find_needs(struct plan *plan, const GPtrArray *patches)
{
	const struct pack *first =
		plan->packs->len ? plan->packs->pdata[0] : NULL;
	g_autoptr(GHashTable) whole = state_replay(patches, patches->len, NULL);

	for (guint i = 1; whole && i < plan->packs->len; i++) {
		struct pack *pack = plan->packs->pdata[i];

		pack->last |= !stands_on_first(pack, first, whole);
		pack->alone = !pack->last && !needs_first(pack, first);
	}
	g_ptr_array_sort(plan->packs, by_number);
}
