// SPDX-License-Identifier: GPL-2.0
#include "lifetime/release.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/misdrop.h"
#include "lifetime/scene.h"

static void release_free(gpointer data)
{
	struct release *release = data;

	g_free(release->function);
	triggers_clear(&release->triggers);
	g_free(release);
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
	gboolean own, again;

	if (!use->item || !routine_is(use->unit, use->item))
		return;
	routine = world_routine(scene->world, use->unit, use->item);
	call = routine_call(routine, use->token);
	if (!call || (guint)number >= call->arguments->len)
		return;
	match = scene_match(
		scene, routine,
		&g_array_index(call->arguments, struct span, number));
	own = g_hash_table_contains(scene->items, use->item);
	/* the same function, called to undo it */
	again = own && match == MATCH_PLACE && !mismatch &&
		trigger_another_time(scene->world, use->unit, use->item,
				     use->token);
	/* an object of unknown type is the same one at most in its own file */
	if (match == MATCH_NONE ||
	    (mismatch && match != MATCH_PLACE &&
	     (match != MATCH_NAME ||
	      !g_hash_table_contains(scene->units, use->unit))) ||
	    (match != MATCH_PLACE && lexicon_exact(scene->world->lexicon)) ||
	    (mismatch &&
	     !misdrop_is_sure(scene->world, routine, call, number, FALSE)) ||
	    (own && !again &&
	     (match < MATCH_PLACE || !scene->world->passed ||
	      !g_hash_table_contains(scene->world->passed,
				     &use->unit->source->tokens[use->token]))))
		return;
	release = g_new0(struct release, 1);
	release->line = (struct spot_line){use->unit, use->token, use->item};
	release->function = g_strdup(routine->word);
	release->match = match;
	release->near = g_hash_table_contains(scene->units, use->unit);
	release->previous = own && !again;
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
	struct scene scene;
	GPtrArray *releases = g_ptr_array_new_with_free_func(release_free);
	enum match best = MATCH_NONE;
	gboolean near = FALSE;

	scene_init(&scene, world, chains, places);
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
	scene_clear(&scene);
	return releases;
}
