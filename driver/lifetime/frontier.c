// SPDX-License-Identifier: GPL-2.0
#include "frontier.h"

#include <string.h>

#define CROWD 12 /* states at one place; more are joined */

/* The worklist of a walk: states, and those seen already at each node. */
struct frontier {
	GHashTable *seen; /* struct spot * */
	GPtrArray *kept; /* owns what seen points to */
	guint16 *count; /* of states at each node */
	guint at; /* of those kept: the next to look at */
	GHashTable *wide; /* for crowded nodes: what has been joined there */
};

static guint spot_hash(gconstpointer key)
{
	const struct spot *spot = key;
	guint64 hash = spot->node, word;

	for (gsize i = 0; i + 8 <= sizeof(*spot); i += 8) {
		memcpy(&word, (const char *)key + i, 8);
		hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash;
}

static gboolean spot_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct spot));
}

/* Adds a state to the list; FALSE: it has been there. */
static gboolean add_spot(struct frontier *frontier, const struct state *state,
			 guint node)
{
	struct spot *spot = g_malloc0(sizeof(*spot));

	memcpy(&spot->state, state, sizeof(*state));
	spot->node = node;
	if (g_hash_table_contains(frontier->seen, spot)) {
		g_free(spot);
		return FALSE;
	}
	g_hash_table_add(frontier->seen, spot);
	g_ptr_array_add(frontier->kept, spot);
	return TRUE;
}

/* Joins what is known into what was known at the node. */
static void widen(struct state *wide, const struct state *state)
{
	names_join(&wide->pages, &state->pages);
	names_join(&wide->objects, &state->objects);
	for (guint i = 0; i < G_N_ELEMENTS(wide->counts.word); i++)
		wide->counts.word[i] &= state->counts.word[i];
	for (guint i = 0; i < G_N_ELEMENTS(wide->others.word); i++)
		wide->others.word[i] &= state->others.word[i];
	for (guint i = 0; i < G_N_ELEMENTS(wide->value); i++)
		wide->value[i] |= state->value[i];
	wide->partial |= state->partial;
	wide->counted |= state->counted;
	wide->looped |= state->looped;
	wide->inserted |= state->inserted;
	wide->failed &= state->failed;
	if (state->rank > wide->rank) {
		wide->rank = state->rank;
		wide->store = state->store;
	}
}

void frontier_push(struct frontier *frontier, const struct state *state,
		   guint node)
{
	struct state *wide;
	gpointer key;

	if (frontier->count[node] < CROWD) {
		frontier->count[node] += add_spot(frontier, state, node);
		return;
	}
	key = GUINT_TO_POINTER(node * 8 + state->phase * 2 + state->maybe);
	wide = g_hash_table_lookup(frontier->wide, key);
	if (wide) {
		widen(wide, state);
	} else {
		wide = g_memdup2(state, sizeof(*state));
		g_hash_table_insert(frontier->wide, key, wide);
	}
	add_spot(frontier, wide, node);
}

struct frontier *frontier_new(guint nodes)
{
	struct frontier *frontier = g_new0(struct frontier, 1);

	frontier->seen = g_hash_table_new(spot_hash, spot_equal);
	frontier->kept = g_ptr_array_new_with_free_func(g_free);
	frontier->count = g_new0(guint16, nodes + 1);
	frontier->wide = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return frontier;
}

const struct spot *frontier_next(struct frontier *frontier)
{
	if (frontier->at >= frontier->kept->len)
		return NULL;
	return frontier->kept->pdata[frontier->at++];
}

guint frontier_steps(const struct frontier *frontier)
{
	return frontier->at;
}

void frontier_free(struct frontier *frontier)
{
	g_hash_table_unref(frontier->seen);
	g_ptr_array_unref(frontier->kept);
	g_hash_table_unref(frontier->wide);
	g_free(frontier->count);
	g_free(frontier);
}
