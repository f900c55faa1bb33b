// SPDX-License-Identifier: GPL-2.0
#include "lifetime/scene.h"

#include <string.h>

#include "lifetime/descent.h"
#include "lifetime/places.h"
#include "program/nearby.h"

/* Another call of the function that leads to the pin. */
static void add_pinning(const struct scene *scene, const struct item *item,
			guint token)
{
	GHashTable *pinning = scene->world->pinning;
	GArray *calls = g_hash_table_lookup(pinning, item);

	if (!calls) {
		calls = g_array_new(FALSE, FALSE, sizeof(guint));
		g_hash_table_insert(pinning, (gpointer)item, calls);
	}
	g_array_append_val(calls, token);
}

static void add_path(struct scene *scene, const struct chain *chain)
{
	for (guint i = 0; i < chain->path->len; i++) {
		const struct routine *routine = chain->path->pdata[i];

		add_pinning(scene, routine->item,
			    g_array_index(chain->calls, guint, i));
		g_hash_table_add(scene->items, (gpointer)routine->item);
		g_hash_table_add(scene->units, (gpointer)routine->unit);
		g_hash_table_add(scene->folders,
				 g_path_get_dirname(routine->unit->path));
	}
}

static void add_tags(struct scene *scene)
{
	GHashTableIter iter;
	gpointer place;

	g_hash_table_iter_init(&iter, scene->places);
	while (g_hash_table_iter_next(&iter, &place, NULL)) {
		const char *dot = strchr(place, '.');

		if (dot && *(char *)place != '?' &&
		    !lexicon_has(scene->world->lexicon, LEXICON_CARRIER,
				 dot + 1))
			g_hash_table_add(scene->tags,
					 g_strndup(place, dot - (char *)place));
	}
}

static gboolean takes_type(const struct scene *scene,
			   const struct routine *routine,
			   const struct names *names)
{
	for (guint i = 0; i < routine->names->len; i++) {
		const struct name *name = routine_at(routine, i);

		if (names_has(names, i) && name->tag &&
		    g_hash_table_contains(scene->tags, name->tag))
			return TRUE;
	}
	return FALSE;
}

/* Functions that fill a variable by its address: where did it come from? */
static void add_fillers(const struct routine *routine,
			const struct names *names, GHashTable *places)
{
	const struct source *source = routine->unit->source;

	for (guint i = 0; i < routine->calls->len; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);

		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *span =
				&g_array_index(call->arguments, struct span, k);
			char *word;

			if (!source_is(source, span->first, "&") ||
			    source_next(source, span->first) != span->last ||
			    !names_has(names,
				       routine_name(routine, span->last)))
				continue;
			word = source_word(source, call->name);
			g_hash_table_add(places, g_strdup_printf("%s()", word));
			g_free(word);
		}
	}
}

/* The places that an argument comes from; the same for every pin. */
static GHashTable *places_of(const struct scene *scene,
			     const struct routine *routine,
			     const struct span *argument,
			     const struct descent *from)
{
	const struct token *key =
		&routine->unit->source->tokens[argument->first];
	GHashTable *known = scene->world->arguments;
	GHashTable *places = g_hash_table_lookup(known, key);
	struct names names = {0};

	if (!places) {
		places = places_new();
		descent_of(routine, argument->first, argument->last, &names,
			   places);
		add_fillers(routine, &from->names, places);
		g_hash_table_insert(known, (gpointer)key, places);
	}
	return places;
}

/*
 * Without the members that lead each driver to an object of its own. Free with
 * g_hash_table_unref().
 */
static GHashTable *without_carriers(const struct scene *scene,
				    GHashTable *places)
{
	GHashTable *kept = places_new();
	GHashTableIter iter;
	gpointer place;

	g_hash_table_iter_init(&iter, places);
	while (g_hash_table_iter_next(&iter, &place, NULL)) {
		const char *dot = strchr(place, '.');

		if (!dot || !lexicon_has(scene->world->lexicon, LEXICON_CARRIER,
					 dot + 1))
			g_hash_table_add(kept, g_strdup(place));
	}
	return kept;
}

/* Whether the file is a part of a driver that the pin's ways up pass. */
static gboolean is_near(const struct scene *scene, const struct unit *unit)
{
	GHashTableIter iter;
	gpointer near;

	if (g_hash_table_contains(scene->units, unit))
		return TRUE;
	g_hash_table_iter_init(&iter, scene->units);
	while (g_hash_table_iter_next(&iter, &near, NULL))
		if (nearby(((const struct unit *)near)->path, unit->path) !=
		    NEARBY_FAR)
			return TRUE;
	return FALSE;
}

/*
 * Whether the argument is a member of an object of the pin's types, and none of
 * those that the pages are kept in: another pin's.
 */
static gboolean is_other_member(const struct scene *scene,
				const struct routine *routine,
				const struct span *argument)
{
	GHashTable *places = places_new();
	GHashTableIter iter;
	gpointer place;
	gboolean other = FALSE;

	places_add_one(routine, argument->first, argument->last, places);
	g_hash_table_iter_init(&iter, places);
	while (g_hash_table_iter_next(&iter, &place, NULL)) {
		const char *dot = strchr(place, '.');
		g_autofree char *tag =
			dot ? g_strndup(place, dot - (char *)place) : NULL;

		other = tag && g_hash_table_contains(scene->tags, tag) &&
			!g_hash_table_contains(scene->places, place);
	}
	g_hash_table_unref(places);
	return other;
}

enum match scene_match(const struct scene *scene, const struct routine *routine,
		       const struct span *argument)
{
	const struct descent *from =
		descent_get(routine, argument->first, argument->last);
	gboolean same = g_hash_table_contains(scene->units, routine->unit);
	GHashTable *all = places_of(scene, routine, argument, from);
	GHashTable *places =
		same ? g_hash_table_ref(all) : without_carriers(scene, all);
	enum match match = MATCH_NONE;
	char *folder = g_path_get_dirname(routine->unit->path);

	if (places_meet(places, scene->places, TRUE) &&
	    is_near(scene, routine->unit))
		match = MATCH_PLACE;
	else if (!g_hash_table_contains(scene->folders, folder))
		match = MATCH_NONE;
	else if (places_meet(places, scene->places, FALSE))
		match = MATCH_NAME;
	else if (is_other_member(scene, routine, argument))
		match = MATCH_NONE;
	else if (takes_type(scene, routine, &from->names))
		match = MATCH_TYPE;
	else if (same)
		match = MATCH_FILE;
	g_hash_table_unref(places);
	g_free(folder);
	return match;
}

void scene_init(struct scene *scene, struct world *world,
		const GPtrArray *chains, GHashTable *places)
{
	*scene = (struct scene){
		.world = world,
		.items = g_hash_table_new(NULL, NULL),
		.units = g_hash_table_new(NULL, NULL),
		.folders = places_new(),
		.tags = places_new(),
		.places = places,
	};
	world->pinning = g_hash_table_new_full(NULL, NULL, NULL,
					       (GDestroyNotify)g_array_unref);
	for (guint i = 0; i < chains->len; i++)
		add_path(scene, chains->pdata[i]);
	add_tags(scene);
}

void scene_clear(struct scene *scene)
{
	g_clear_pointer(&scene->world->pinning, g_hash_table_unref);
	g_hash_table_unref(scene->items);
	g_hash_table_unref(scene->units);
	g_hash_table_unref(scene->folders);
	g_hash_table_unref(scene->tags);
}
