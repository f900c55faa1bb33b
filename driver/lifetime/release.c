// SPDX-License-Identifier: GPL-2.0
#include "lifetime/release.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/misdrop.h"
#include "program/nearby.h"

static void release_free(gpointer data)
{
	struct release *release = data;

	g_free(release->function);
	triggers_clear(&release->triggers);
	g_free(release);
}

/* What the pin's chains tell: functions, folders, types of objects. */
struct scene {
	struct world *world;
	GHashTable *items; /* functions on the way up */
	GHashTable *units; /* their files */
	GHashTable *folders; /* char * */
	GHashTable *tags; /* char *: types of what holds the pages */
	GHashTable *places;
};

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

static enum match match_of(const struct scene *scene,
			   const struct routine *routine,
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

static gboolean asks_count(const struct scene *scene,
			   const struct routine *routine, guint token)
{
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < token; i++) {
		char *word;
		gboolean counting;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		counting = lexicon_has(scene->world->lexicon, LEXICON_COUNTING,
				       word);
		g_free(word);
		if (counting)
			return TRUE;
	}
	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->kind != CFG_CONDITION || node->first > token ||
		    !node->stmt || node->stmt->kind != STMT_IF)
			continue;
		for (guint k = node->first; k <= node->last; k++)
			if (source_is(source, k, "--"))
				return TRUE;
	}
	return FALSE;
}

static void add_release(const struct scene *scene, const struct use *use,
			int number, gboolean mismatch, GPtrArray *releases)
{
	const struct routine *routine;
	const struct call_place *call;
	struct release *release;
	enum match match;
	gboolean own;

	if (!use->item || !routine_is(use->unit, use->item))
		return;
	routine = world_routine(scene->world, use->unit, use->item);
	call = routine_call(routine, use->token);
	if (!call || (guint)number >= call->arguments->len)
		return;
	match = match_of(scene, routine,
			 &g_array_index(call->arguments, struct span, number));
	own = g_hash_table_contains(scene->items, use->item);
	/* an object of unknown type is the same one at most in its own file */
	if (match == MATCH_NONE ||
	    (mismatch && match != MATCH_PLACE &&
	     (match != MATCH_NAME ||
	      !g_hash_table_contains(scene->units, use->unit))) ||
	    (match != MATCH_PLACE && lexicon_exact(scene->world->lexicon)) ||
	    (mismatch &&
	     !misdrop_is_sure(scene->world, routine, call, number, FALSE)) ||
	    (own &&
	     (match < MATCH_PLACE || !scene->world->passed ||
	      !g_hash_table_contains(scene->world->passed,
				     &use->unit->source->tokens[use->token]))))
		return;
	release = g_new0(struct release, 1);
	release->line = (struct spot_line){use->unit, use->token, use->item};
	release->function = g_strdup(routine->word);
	release->match = match;
	release->near = g_hash_table_contains(scene->units, use->unit);
	release->previous = own;
	release->mismatch = mismatch;
	release->counted = asks_count(scene, routine, use->token);
	g_ptr_array_add(releases, release);
}

static int by_match(gconstpointer a, gconstpointer b)
{
	const struct release *x = *(struct release *const *)a;
	const struct release *y = *(struct release *const *)b;

	if (x->mismatch != y->mismatch)
		return x->mismatch - y->mismatch;
	if (x->previous != y->previous)
		return x->previous - y->previous;
	return (int)y->match - (int)x->match;
}

/* All calls by this name of a function that drops. */
static void collect_name(const struct scene *scene, const char *name,
			 int number, gboolean mismatch, GPtrArray *releases)
{
	GArray *uses = world_names(scene->world, name, USE_CALL);

	for (guint i = 0; i < uses->len; i++)
		add_release(scene, &g_array_index(uses, struct use, i), number,
			    mismatch, releases);
	g_array_unref(uses);
}

static void collect(const struct scene *scene, enum lexicon_class class,
		    GPtrArray *releases)
{
	const GPtrArray *words = lexicon_words(scene->world->lexicon, class);

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		int number =
			lexicon_argument(scene->world->lexicon, class, word);
		gboolean other = class == LEXICON_OTHER;
		GPtrArray *aliases = aliases_of(scene->world, word);

		collect_name(scene, word, number, other, releases);
		for (guint k = 0; k < aliases->len; k++)
			collect_name(scene, aliases->pdata[k], number, other,
				     releases);
		g_ptr_array_unref(aliases);
	}
}

/*
 * A function that drops pins there as well tells the two kinds of pages apart:
 * its other way to drop is for those that were never pinned.
 */
static gboolean is_told_apart(const GPtrArray *releases,
			      const struct release *mismatch)
{
	for (guint i = 0; i < releases->len; i++) {
		const struct release *release = releases->pdata[i];

		if (!release->mismatch && release->match == MATCH_PLACE &&
		    release->line.item == mismatch->line.item)
			return TRUE;
	}
	return FALSE;
}

/* Whether a better match says that this one is about other pages. */
static gboolean is_outdone(const struct release *release, enum match best,
			   gboolean near)
{
	if (release->mismatch || release->previous || release->match == best)
		return !release->mismatch && !release->previous && near &&
		       !release->near && best == MATCH_NAME;
	/* a member of this name in another file may be another struct's */
	return best < MATCH_NAME || release->match < MATCH_NAME ||
	       !release->near;
}

GPtrArray *releases_of(struct world *world, const GPtrArray *chains,
		       GHashTable *places)
{
	struct scene scene = {
		.world = world,
		.items = g_hash_table_new(NULL, NULL),
		.units = g_hash_table_new(NULL, NULL),
		.folders = places_new(),
		.tags = places_new(),
		.places = places,
	};
	GPtrArray *releases = g_ptr_array_new_with_free_func(release_free);
	enum match best = MATCH_NONE;
	gboolean near = FALSE;

	world->pinning = g_hash_table_new_full(NULL, NULL, NULL,
					       (GDestroyNotify)g_array_unref);
	for (guint i = 0; i < chains->len; i++)
		add_path(&scene, chains->pdata[i]);
	add_tags(&scene);
	collect(&scene, LEXICON_DROP, releases);
	collect(&scene, LEXICON_OTHER, releases);
	g_ptr_array_sort(releases, by_match);
	for (guint i = 0; i < releases->len; i++) {
		const struct release *release = releases->pdata[i];

		if (!release->mismatch && !release->previous)
			best = MAX(best, release->match);
	}
	for (guint i = 0; i < releases->len; i++) {
		const struct release *release = releases->pdata[i];

		near |= !release->mismatch && !release->previous &&
			release->match == best && release->near;
	}
	for (guint i = releases->len; i-- > 0;) {
		const struct release *release = releases->pdata[i];

		if (release->mismatch && is_told_apart(releases, release))
			g_ptr_array_remove_index(releases, i);
	}
	/* a weak match counts only where there is no better one */
	for (guint i = releases->len; i-- > 0;) {
		if (is_outdone(releases->pdata[i], best, near))
			g_ptr_array_remove_index(releases, i);
	}
	for (guint i = 0; i < releases->len; i++) {
		struct release *release = releases->pdata[i];

		if (!release->previous)
			triggers_find(world, release->line.unit,
				      release->line.item, release->line.token,
				      scene.items, &release->triggers);
	}
	g_clear_pointer(&world->pinning, g_hash_table_unref);
	g_hash_table_unref(scene.items);
	g_hash_table_unref(scene.units);
	g_hash_table_unref(scene.folders);
	g_hash_table_unref(scene.tags);
	return releases;
}
