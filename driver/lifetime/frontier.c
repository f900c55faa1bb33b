// SPDX-License-Identifier: GPL-2.0
#include "lifetime/frontier.h"

#include <string.h>

#define CROWD 12 /* states at one place; more are joined */
#define BATCH 16 /* spots that are made together */

/* Spots are made by the hundred thousand. */
struct state_batch {
	struct state_spot spots[BATCH];
};

/* The worklist of a walk: states, and those seen already at each node. */
struct frontier {
	GHashTable *seen; /* struct state_spot * */
	GPtrArray
		*batches; /* struct state_batch *: in the order they were met */
	guint bytes; /* of a state that say something */
	guint kept;
	guint16 *count; /* of states at each node */
	guint at; /* of those kept: the next to look at */
	GHashTable *wide; /* for crowded nodes: what has been joined there */
};

static guint hash_of(const struct state_spot *spot)
{
	const char *bytes = (const char *)&spot->state;
	guint64 hash = spot->node, word;

	for (gsize i = 0; i < spot->bytes; i += 8) {
		memcpy(&word, bytes + i, 8);
		hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash;
}

static guint spot_hash(gconstpointer key)
{
	return ((const struct state_spot *)key)->hash;
}

static gboolean spot_equal(gconstpointer a, gconstpointer b)
{
	const struct state_spot *x = a, *y = b;

	return x->hash == y->hash && x->node == y->node &&
	       !memcmp(&x->state, &y->state, x->bytes);
}

static struct state_spot *spot_at(const struct frontier *frontier, guint i)
{
	struct state_batch *batch = frontier->batches->pdata[i / BATCH];

	return &batch->spots[i % BATCH];
}

/* Adds a state to the list; FALSE: it has been there. */
static gboolean add_spot(struct frontier *frontier, const struct state *state,
			 guint node)
{
	struct state_spot *spot;

	if (frontier->kept == frontier->batches->len * BATCH)
		g_ptr_array_add(frontier->batches,
				g_new(struct state_batch, 1));
	spot = spot_at(frontier, frontier->kept);
	memcpy(&spot->state, state, sizeof(*state));
	spot->bytes = frontier->bytes;
	spot->node = node;
	spot->hash = hash_of(spot);
	if (g_hash_table_contains(frontier->seen, spot))
		return FALSE;
	g_hash_table_add(frontier->seen, spot);
	frontier->kept++;
	return TRUE;
}

/* Joins what is known into what was known at the node. */
static void widen(struct state *wide, const struct state *state)
{
	wide->joined |=
		memcmp(&wide->pages, &state->pages, sizeof(wide->pages)) != 0;
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
	wide->marks &= state->marks;
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

struct frontier *frontier_new(guint nodes, guint names)
{
	struct frontier *frontier = g_new0(struct frontier, 1);

	/* whole words, which the last value is followed by enough bytes for */
	frontier->bytes =
		MIN((offsetof(struct state, value) + names + 7) / 8 * 8,
		    sizeof(struct state) / 8 * 8);
	frontier->seen = g_hash_table_new(spot_hash, spot_equal);
	frontier->batches = g_ptr_array_new_with_free_func(g_free);
	frontier->count = g_new0(guint16, nodes + 1);
	frontier->wide = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return frontier;
}

const struct state_spot *frontier_next(struct frontier *frontier)
{
	if (frontier->at >= frontier->kept)
		return NULL;
	return spot_at(frontier, frontier->at++);
}

guint frontier_steps(const struct frontier *frontier)
{
	return frontier->at;
}

void frontier_free(struct frontier *frontier)
{
	g_hash_table_unref(frontier->seen);
	g_ptr_array_unref(frontier->batches);
	g_hash_table_unref(frontier->wide);
	g_free(frontier->count);
	g_free(frontier);
}
