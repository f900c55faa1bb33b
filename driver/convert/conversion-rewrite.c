// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "tree/change.h"
#include "convert/conversion-parts.h"
#include "convert/decide.h"
#include "convert/intent.h"
#include "convert/own.h"
#include "rewrite/rewrite.h"
#include "site/site.h"

/* Whether this tree's checkpatch.pl still wants networking's own comments. */
static gboolean wants_networking(const struct conversion *conversion)
{
	GBytes *bytes =
		tree_read(conversion->tree, "scripts/checkpatch.pl", NULL);
	gboolean wants;
	gsize length;
	const char *text;

	if (!bytes)
		return FALSE;
	text = g_bytes_get_data(bytes, &length);
	wants = g_strstr_len(text, length, "NETWORKING_BLOCK_COMMENT_STYLE") !=
		NULL;
	g_bytes_unref(bytes);
	return wants;
}

static struct rewrite rewrite_of(const struct conversion *conversion)
{
	return (struct rewrite){
		.tree = conversion->tree,
		.campaign = conversion->campaign,
		.family = conversion->family,
		.spatch = conversion->spatch,
		.lift = conversion->lift,
		.networking = wants_networking(conversion),
		.remarks = conversion->remarks,
		.lifetimes = conversion->lifetimes,
		.comment_longterm = conversion->options.comment_longterm,
	};
}

void rewriting_begin(const struct conversion *conversion,
		     const struct flags *flags)
{
	const struct rewrite rewrite = rewrite_of(conversion);
	GPtrArray *sites =
		decide_sites(conversion->units, conversion->references, flags);

	own_leave(sites, conversion->campaign);
	intent_apply(conversion->campaign, conversion->family, sites);
	rewrite_ahead(&rewrite, conversion->units, sites);
	g_ptr_array_unref(sites);
}

static struct change *change_of(const GPtrArray *changes, const char *path)
{
	for (guint i = 0; i < changes->len; i++) {
		struct change *change = changes->pdata[i];

		if (!strcmp(change->path, path))
			return change;
	}
	return NULL;
}

/* The file's text after all earlier stages; NULL: unchanged. */
static GBytes *text_so_far(const struct conversion *conversion,
			   const char *path)
{
	const GPtrArray *lists[] = {conversion->questions, conversion->changes};

	for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
		const struct change *change = change_of(lists[i], path);

		if (change)
			return change->after;
	}
	return NULL;
}

/* The sites of files that have a site of this stage. */
static GPtrArray *sites_near(const struct conversion *conversion,
			     enum stage stage)
{
	GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *near = g_ptr_array_new();

	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];

		if (site_outcome(site, stage) != OUTCOME_LEFT)
			g_hash_table_add(files, site->file);
	}
	for (guint i = 0; i < conversion->sites->len; i++) {
		struct site *site = conversion->sites->pdata[i];

		if (g_hash_table_contains(files, site->file))
			g_ptr_array_add(near, site);
	}
	g_hash_table_unref(files);
	return near;
}

/*
 * The changes of a later stage: the result with this stage against the result
 * without it. Both are made from the tree's own text, where the sites have
 * their positions.
 */
static gboolean rewrite_stage(const struct conversion *conversion,
			      struct rewrite *rewrite, enum stage stage,
			      GPtrArray *sites, GPtrArray *list, GError **error)
{
	GPtrArray *whole;

	rewrite->until = stage;
	whole = rewrite_units(rewrite, program_units(conversion->program),
			      sites, error);
	for (guint i = 0; whole && i < whole->len; i++) {
		const struct change *all = whole->pdata[i];
		GBytes *so_far = text_so_far(conversion, all->path);
		GBytes *before = so_far ? so_far : all->before;

		if (!g_bytes_equal(before, all->after))
			g_ptr_array_add(list,
					change_new(all->path, before,
						   all->after, all->mode));
	}
	if (!whole)
		return FALSE;
	g_ptr_array_unref(whole);
	return TRUE;
}

static GPtrArray *new_changes(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
}

/* The questions: on top of everything that is converted without one. */
static gboolean rewrite_questions(struct conversion *conversion,
				  struct rewrite *rewrite, GError **error)
{
	GPtrArray *sites = sites_near(conversion, STAGE_QUESTION);
	gboolean ok = TRUE;

	conversion->questions = new_changes();
	if (sites->len)
		ok = rewrite_stage(conversion, rewrite, STAGE_QUESTION, sites,
				   conversion->questions, error);
	g_ptr_array_unref(sites);
	return ok;
}

static gboolean rewrite_flips(struct conversion *conversion,
			      struct rewrite *rewrite, GError **error)
{
	conversion->flips = new_changes();
	if (!polarity_flips(conversion->campaign->polarity))
		return TRUE;
	return rewrite_stage(conversion, rewrite, STAGE_FLIP, conversion->sites,
			     conversion->flips, error);
}

void conversion_rewrite_ahead(struct conversion *conversion)
{
	/* lifting depends on where the flags come from */
	conversion->ahead = !conversion->options.lift;
}

gboolean conversion_rewrite(struct conversion *conversion, GError **error)
{
	struct rewrite rewrite = rewrite_of(conversion);

	if (!own_check_names(conversion->sites, conversion->references,
			     conversion->units, conversion->campaign, error))
		return FALSE;
	conversion_say(conversion, "REWRITE", "%u calls",
		       conversion->sites->len);
	conversion->changes =
		rewrite_units(&rewrite, program_units(conversion->program),
			      conversion->sites, error);
	return conversion->changes &&
	       rewrite_questions(conversion, &rewrite, error) &&
	       rewrite_flips(conversion, &rewrite, error);
}
