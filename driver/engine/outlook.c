// SPDX-License-Identifier: GPL-2.0
#include "engine/outlook.h"

#include <string.h>
#include <sys/resource.h>

#include "apply/apply.h"
#include "apply/lookup.h"
#include "apply/work.h"

#define LOOKED 1500 /* candidates that are read for their functions */
#define SAMPLE 6 /* candidates that spatch is run on */

static void add_own(struct outlook *outlook, const struct work *work)
{
	gboolean all = work->items->len > 0;

	for (guint i = 0; i < work->items->len; i++)
		all &= work->state[i].own;
	if (all) {
		g_ptr_array_add(outlook->own, g_strdup(work->path));
		return;
	}
	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);
		g_autofree char *name = item_name(work->source, item);

		if (work->state[i].own && name)
			g_ptr_array_add(
				outlook->own,
				g_strdup_printf("%s: %s()", work->path, name));
	}
}

/* Whether spatch would be asked about the file. */
static gboolean look_at(struct outlook *outlook, const struct apply *apply,
			struct lookup *const *lookups, const char *path,
			GError **error)
{
	g_autoptr(GBytes) text = tree_read(apply->tree, path, error);
	gboolean any = FALSE;

	for (guint f = 0; text && f < apply->set->files->len; f++) {
		struct work *work = work_new(apply, apply->set->files->pdata[f],
					     lookups[f], path, text);

		for (guint i = 0; i < work->items->len; i++)
			outlook->functions +=
				work->state[i].place && !work->state[i].own;
		any |= work->copy != NULL;
		if (!f)
			add_own(outlook, work);
		work_free(work);
	}
	return any;
}

/* Takes those off the candidates that turn out to be none. */
static gboolean look(struct outlook *outlook, const struct apply *apply,
		     GError **error)
{
	guint count = apply->set->files->len;
	struct lookup **lookups = g_new0(struct lookup *, count + 1);
	guint step = outlook->candidates->len / LOOKED + 1;
	GError *cause = NULL;

	for (guint f = 0; f < count; f++)
		lookups[f] = lookup_new(apply->set->files->pdata[f]);
	for (guint i = 0; !cause && i < outlook->candidates->len;) {
		if (look_at(outlook, apply, lookups,
			    outlook->candidates->pdata[i], &cause))
			i += step;
		else
			g_ptr_array_remove_index(outlook->candidates, i);
		outlook->looked++;
	}
	for (guint f = 0; f < count; f++)
		lookup_free(lookups[f]);
	g_free(lookups);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

static double seconds_of(const struct timeval *time)
{
	return time->tv_sec + time->tv_usec / 1e6;
}

/* CPU seconds of all that we have waited for. */
static double used(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime);
}

static gboolean try_sample(struct outlook *outlook, struct apply *apply,
			   GError **error)
{
	guint count = outlook->candidates->len;
	g_autoptr(GPtrArray) paths = g_ptr_array_new();
	g_autoptr(GPtrArray) results = NULL;
	double before = used();

	outlook->sample = MIN(SAMPLE, count);
	for (guint i = 0; i < outlook->sample; i++)
		g_ptr_array_add(paths,
				outlook->candidates->pdata[(gsize)i * count /
							   outlook->sample]);
	/* what was kept would cost nothing */
	apply->build = NULL;
	results = apply_run(apply, paths, error);
	for (guint i = 0; results && i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		outlook->changed += result->before != NULL;
		outlook->unseen += result->unseen != NULL;
		for (guint k = 0; k < result->places->len; k++)
			outlook->unseen += g_array_index(result->places,
							 struct apply_place, k)
						   .fate == APPLY_UNSEEN;
	}
	if (outlook->sample)
		outlook->seconds = (used() - before) * count / outlook->sample;
	return results != NULL;
}

/* Subsystems, and the lists that their mails would go to. */
static void count_people(struct outlook *outlook, struct maintainers *people)
{
	g_autoptr(GHashTable) entries =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) lists =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < outlook->candidates->len; i++) {
		const char *path = outlook->candidates->pdata[i];
		const char *entry = split_entry(people, path);
		g_autoptr(GPtrArray) trees =
			entry ? maintainers_field(people, entry, 'T') : NULL;

		g_hash_table_add(entries, entry ? g_strdup(entry)
						: g_path_get_dirname(path));
		if (trees && trees->len)
			g_hash_table_add(lists, g_strdup(trees->pdata[0]));
	}
	outlook->patches = g_hash_table_size(entries);
	outlook->lists = g_hash_table_size(lists);
}

struct outlook *outlook_new(const struct course *course, GError **error)
{
	struct outlook *outlook = g_new0(struct outlook, 1);
	g_auto(GStrv) own = mission_words(course->mission, "own");
	struct apply apply = {
		.tree = course->tree,
		.set = course->mission->set,
		.spatch = course->spatch,
		.threads = course->options.jobs,
		.lean = TRUE,
		.own = *own ? (const char *const *)own : NULL,
		.below = (const char *const *)course->options.below,
	};

	outlook->own = g_ptr_array_new_with_free_func(g_free);
	outlook->candidates = apply_candidates(&apply, error);
	if (!outlook->candidates || !look(outlook, &apply, error) ||
	    !try_sample(outlook, &apply, error))
		g_clear_pointer(&outlook, outlook_free);
	else
		count_people(outlook, course->maintainers);
	return outlook;
}

void outlook_free(struct outlook *outlook)
{
	g_clear_pointer(&outlook->candidates, g_ptr_array_unref);
	g_ptr_array_unref(outlook->own);
	g_free(outlook);
}
