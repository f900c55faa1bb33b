// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "change.h"
#include "conversion-parts.h"
#include "decide.h"
#include "intent.h"
#include "own.h"
#include "rewrite.h"

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

/*
 * What the flip changes: the whole way, less what is changed before it. Both
 * are made from the tree's own text, in which the sites have their places.
 */
static gboolean rewrite_flips(struct conversion *conversion,
			      struct rewrite *rewrite, GError **error)
{
	GPtrArray *whole;

	conversion->flips =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	if (!polarity_flips(conversion->campaign->polarity))
		return TRUE;
	rewrite->flips = TRUE;
	whole = rewrite_units(rewrite, program_units(conversion->program),
			      conversion->sites, error);
	for (guint i = 0; whole && i < whole->len; i++) {
		const struct change *all = whole->pdata[i];
		const struct change *first =
			change_of(conversion->changes, all->path);
		GBytes *before = first ? first->after : all->before;

		if (!g_bytes_equal(before, all->after))
			g_ptr_array_add(conversion->flips,
					change_new(all->path, before,
						   all->after, all->mode));
	}
	g_clear_pointer(&whole, g_ptr_array_unref);
	return !*error;
}

void conversion_rewrite_ahead(struct conversion *conversion)
{
	/* a lift is found by following the flags */
	conversion->ahead = !conversion->options.lift;
}

gboolean conversion_rewrite(struct conversion *conversion, GError **error)
{
	struct rewrite rewrite = rewrite_of(conversion);

	conversion_say(conversion, "REWRITE", "%u calls",
		       conversion->sites->len);
	conversion->changes =
		rewrite_units(&rewrite, program_units(conversion->program),
			      conversion->sites, error);
	return conversion->changes &&
	       rewrite_flips(conversion, &rewrite, error);
}
