// SPDX-License-Identifier: GPL-2.0
#include "lifetime/recall.h"

#include <string.h>

#include "lifetime/doubt.h"
#include "lifetime/misdrop.h"
#include "lifetime/places.h"

/* Which functions a name can mean: definitions only ever become more. */
struct namesakes {
	const GArray *list;
	guint count;
};

struct drops_answer {
	const struct unit *unit;
	const struct item *item;
	gboolean answer;
};

struct misdrop {
	const struct routine *routine;
	const struct call_place *call;
	gboolean own;
};

struct use_of {
	const struct walked *walked;
	guint time;
};

struct walked {
	struct upshot outcome;
	/* what it asked */
	GArray *namesakes; /* struct namesakes */
	GArray *drops; /* struct drops_answer */
	GArray *uses; /* struct use_of: walks before it */
	/* what it left behind */
	GPtrArray *places; /* char * */
	GPtrArray *passed; /* struct token * */
	GArray *misdrops; /* struct misdrop */
	GArray *doubts; /* struct doubt */
	guint time; /* times that it was walked */
	guint pin; /* for which it was walked or recalled last */
	guint round; /* in which its questions were asked last, */
	gboolean holds; /* and whether the answers were the same */
};

struct recall {
	GHashTable *walks; /* char * -> struct walked */
	struct walked *now;
	GHashTable *told; /* what the walk has asked: to keep it once */
	guint round;
	guint pin;
};

static void walked_free(gpointer data)
{
	struct walked *walked = data;

	g_array_unref(walked->namesakes);
	g_array_unref(walked->drops);
	g_array_unref(walked->uses);
	g_ptr_array_unref(walked->places);
	g_ptr_array_unref(walked->passed);
	g_array_unref(walked->misdrops);
	g_array_unref(walked->doubts);
	g_free(walked);
}

static struct walked *walked_new(void)
{
	struct walked *walked = g_new0(struct walked, 1);

	walked->namesakes = g_array_new(FALSE, FALSE, sizeof(struct namesakes));
	walked->drops = g_array_new(FALSE, FALSE, sizeof(struct drops_answer));
	walked->uses = g_array_new(FALSE, FALSE, sizeof(struct use_of));
	walked->places = g_ptr_array_new_with_free_func(g_free);
	walked->passed = g_ptr_array_new();
	walked->misdrops = g_array_new(FALSE, FALSE, sizeof(struct misdrop));
	walked->doubts = g_array_new(FALSE, FALSE, sizeof(struct doubt));
	return walked;
}

static void walked_clear(struct walked *walked)
{
	g_array_set_size(walked->namesakes, 0);
	g_array_set_size(walked->drops, 0);
	g_array_set_size(walked->uses, 0);
	g_ptr_array_set_size(walked->places, 0);
	g_ptr_array_set_size(walked->passed, 0);
	g_array_set_size(walked->misdrops, 0);
	g_array_set_size(walked->doubts, 0);
}

struct recall *recall_new(void)
{
	struct recall *recall = g_new0(struct recall, 1);

	recall->walks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      walked_free);
	recall->told = g_hash_table_new(NULL, NULL);
	return recall;
}

void recall_free(struct recall *recall)
{
	if (!recall)
		return;
	g_hash_table_unref(recall->walks);
	g_hash_table_unref(recall->told);
	g_free(recall);
}

void recall_round(struct recall *recall)
{
	recall->round++;
}

void recall_pin(struct recall *recall)
{
	recall->pin++;
}

const struct walked *recall_now(const struct recall *recall, guint *time)
{
	*time = recall->now ? recall->now->time : 0;
	return recall->now;
}

/* Whether the walk asks this for the first time. */
static gboolean is_new(struct recall *recall, gconstpointer what)
{
	return recall->now && g_hash_table_add(recall->told, (gpointer)what);
}

void recall_namesakes(struct recall *recall, const GArray *namesakes)
{
	struct namesakes asked = {namesakes, namesakes->len};

	if (is_new(recall, namesakes))
		g_array_append_val(recall->now->namesakes, asked);
}

void recall_drops(struct recall *recall, const struct unit *unit,
		  const struct item *item, gboolean drops)
{
	struct drops_answer asked = {unit, item, drops};

	if (is_new(recall, item))
		g_array_append_val(recall->now->drops, asked);
}

void recall_used(struct recall *recall, const struct walked *walked, guint time)
{
	struct use_of use = {walked, time};

	if (walked && walked != recall->now && is_new(recall, walked))
		g_array_append_val(recall->now->uses, use);
}

void recall_passed(struct recall *recall, const struct token *token)
{
	if (is_new(recall, token))
		g_ptr_array_add(recall->now->passed, (gpointer)token);
}

void recall_misdrop(struct recall *recall, const struct routine *routine,
		    const struct call_place *call, gboolean own)
{
	struct misdrop misdrop = {routine, call, own};

	/* the same call may be met on the pin's own way and on another */
	if (is_new(recall, (const char *)call + !!own))
		g_array_append_val(recall->now->misdrops, misdrop);
}

void recall_doubt(struct recall *recall, const struct doubt *doubt)
{
	GArray *doubts = recall->now ? recall->now->doubts : NULL;

	for (guint i = 0; doubts && i < doubts->len; i++)
		if (!memcmp(&g_array_index(doubts, struct doubt, i), doubt,
			    sizeof(*doubt)))
			return;
	if (doubts)
		g_array_append_vals(doubts, doubt, 1);
}

/* A number of the places: the sum does not depend on their order. */
static guint64 sum_of(GHashTable *places)
{
	const guint64 prime = G_GUINT64_CONSTANT(0x100000001b3);
	GHashTableIter iter;
	gpointer place;
	guint64 sum = 0;

	g_hash_table_iter_init(&iter, places);
	while (g_hash_table_iter_next(&iter, &place, NULL)) {
		guint64 hash = G_GUINT64_CONSTANT(0xcbf29ce484222325);

		for (const char *p = place; *p; p++)
			hash = (hash ^ (guchar)*p) * prime;
		sum += hash ^ hash >> 29;
	}
	return sum;
}

/* All that a walk begins with. */
static char *key_of(const struct passage *passage, guint setting)
{
	GString *key = g_string_new(NULL);

	g_string_append_printf(
		key, "%u %p %u %u %u %u %u %u %u %u", setting,
		(void *)passage->routine->item, passage->call, passage->kept,
		passage->gives_pages, passage->gives_object, passage->value,
		passage->counted, passage->inserted, passage->depth);
	for (guint i = 0; i < G_N_ELEMENTS(passage->pages.word); i++)
		g_string_append_printf(
			key, " %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
			passage->pages.word[i], passage->objects.word[i]);
	g_string_append_printf(key, " %u:%" G_GINT64_MODIFIER "x",
			       g_hash_table_size(passage->places),
			       sum_of(passage->places));
	for (guint i = 0; passage->facts && i < passage->facts->len; i++)
		g_string_append_printf(key, "\n%s",
				       (char *)passage->facts->pdata[i]);
	for (guint i = 0; passage->marks && i < passage->marks->len; i++)
		g_string_append_printf(key, "\n@%s",
				       (char *)passage->marks->pdata[i]);
	return g_string_free(key, FALSE);
}

static gboolean same_answers(struct world *world, const struct walked *walked)
{
	for (guint i = 0; i < walked->namesakes->len; i++) {
		const struct namesakes *asked =
			&g_array_index(walked->namesakes, struct namesakes, i);

		if (asked->list->len != asked->count)
			return FALSE;
	}
	for (guint i = 0; i < walked->drops->len; i++) {
		const struct drops_answer *asked =
			&g_array_index(walked->drops, struct drops_answer, i);

		if (world_drops(world, asked->unit, asked->item) !=
		    asked->answer)
			return FALSE;
	}
	return TRUE;
}

static gboolean holds(struct world *world, struct walked *walked)
{
	const struct recall *recall = world->recall;

	if (walked->round != recall->round) {
		walked->round = recall->round;
		walked->holds = same_answers(world, walked);
	}
	/* what it made use of was there before it, and is so again */
	for (guint i = 0; walked->holds && i < walked->uses->len; i++) {
		const struct use_of *use =
			&g_array_index(walked->uses, struct use_of, i);

		if (use->walked->time != use->time ||
		    use->walked->pin != recall->pin)
			return FALSE;
	}
	return walked->holds;
}

/* Leaves behind what the walk did. */
static void leave(struct world *world, const struct walked *walked,
		  const struct passage *passage)
{
	for (guint i = 0; i < walked->places->len; i++)
		g_hash_table_add(passage->places,
				 g_strdup(walked->places->pdata[i]));
	for (guint i = 0; world->passed && i < walked->passed->len; i++)
		g_hash_table_add(world->passed, walked->passed->pdata[i]);
	for (guint i = 0; i < walked->misdrops->len; i++) {
		const struct misdrop *misdrop =
			&g_array_index(walked->misdrops, struct misdrop, i);

		misdrop_note(world, misdrop->routine, misdrop->call,
			     misdrop->own);
	}
	for (guint i = 0; i < walked->doubts->len; i++)
		doubt_note(world,
			   &g_array_index(walked->doubts, struct doubt, i));
}

static void walk(struct world *world, struct walked *walked,
		 const struct passage *passage)
{
	struct recall *recall = world->recall;
	GHashTable *before = places_new();
	GHashTableIter iter;
	gpointer place;

	g_hash_table_iter_init(&iter, passage->places);
	while (g_hash_table_iter_next(&iter, &place, NULL))
		g_hash_table_add(before, g_strdup(place));
	walked_clear(walked);
	g_hash_table_remove_all(recall->told);
	walked->time++;
	recall->now = walked;
	pinflow_run(world, passage, &walked->outcome);
	recall->now = NULL;
	g_hash_table_iter_init(&iter, passage->places);
	while (g_hash_table_iter_next(&iter, &place, NULL))
		if (!g_hash_table_contains(before, place))
			g_ptr_array_add(walked->places, g_strdup(place));
	g_hash_table_unref(before);
	walked->round = recall->round;
	walked->holds = TRUE;
}

void recall_run(struct world *world, const struct passage *passage,
		struct upshot *outcome)
{
	struct recall *recall = world->recall;
	char *key = key_of(passage, world->setting);
	struct walked *walked = g_hash_table_lookup(recall->walks, key);

	if (walked && holds(world, walked)) {
		leave(world, walked, passage);
		g_free(key);
	} else {
		if (!walked) {
			walked = walked_new();
			g_hash_table_insert(recall->walks, key, walked);
		} else {
			g_free(key);
		}
		walk(world, walked, passage);
	}
	walked->pin = recall->pin;
	*outcome = walked->outcome;
}
