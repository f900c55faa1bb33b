// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rewrite/rewrite-parts.h"
#include "site/site.h"

static void draft_free(gpointer data)
{
	struct file_draft *draft = data;

	unit_free(draft->own);
	g_ptr_array_unref(draft->sites);
	g_ptr_array_unref(draft->stays);
	g_ptr_array_unref(draft->removals);
	mask_free(draft->mask);
	g_clear_pointer(&draft->copy, g_bytes_unref);
	g_free(draft);
}

/* Offset in the base of what stood at this offset of the file. */
guint draft_base_offset(const struct file_draft *draft, guint offset)
{
	return draft->lift ? lift_map(draft->lift, offset) : offset;
}

guint draft_site_offset(const struct file_draft *draft, const struct site *site)
{
	return draft->lift ? lift_offset(draft->lift, site) : site->offset;
}

/* What is to become of the site in this run. */
enum outcome draft_outcome(const struct rewrite *rewrite,
			   const struct site *site)
{
	return site->stage > rewrite->until ? OUTCOME_LEFT : site->outcome;
}

static void add_removals(const struct rewrite *rewrite,
			 struct file_draft *draft, const struct site *site)
{
	for (guint i = 0; i < site->removals->len; i++) {
		struct flag_use *use = site->removals->pdata[i];

		if (draft_outcome(rewrite, site) == OUTCOME_LONGTERM &&
		    !use->whole && !strcmp(use->file, draft->unit->path))
			g_ptr_array_add(draft->removals, use);
	}
}

GPtrArray *drafts_new(const struct rewrite *rewrite, const GPtrArray *units,
		      GPtrArray *sites)
{
	GPtrArray *drafts = g_ptr_array_new_with_free_func(draft_free);

	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];
		struct file_draft *draft = g_new0(struct file_draft, 1);

		draft->unit = unit;
		draft->lift = lift_file(rewrite->lift, unit->path);
		draft->base = draft->lift ? draft->lift->after : unit;
		draft->sites = g_ptr_array_new();
		draft->stays = g_ptr_array_new();
		draft->removals = g_ptr_array_new();
		for (guint k = 0; k < sites->len; k++) {
			struct site *site = sites->pdata[k];

			add_removals(rewrite, draft, site);
			if (strcmp(site->file, unit->path))
				continue;
			if (draft_outcome(rewrite, site) != OUTCOME_LEFT)
				g_ptr_array_add(draft->sites, site);
			else if (site->lifted)
				g_ptr_array_add(draft->stays, site);
		}
		if (!draft->sites->len && !draft->removals->len) {
			draft_free(draft);
			continue;
		}
		draft->now = draft->base;
		g_ptr_array_add(drafts, draft);
	}
	return drafts;
}

gboolean draft_is_family(const struct rewrite *rewrite,
			 const struct source *source, guint i)
{
	const char *prefix = rewrite->campaign->family;
	const struct token *token = &source->tokens[i];

	return token->kind == TOKEN_IDENT && token->length >= strlen(prefix) &&
	       !memcmp(source->text + token->offset, prefix, strlen(prefix));
}

/*
 * The names of the family in a file, in their order. A conversion renames and
 * never adds or removes one, so the n-th of the file is the n-th of the result.
 */
static GArray *names_of(const struct rewrite *rewrite, const struct unit *unit)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < unit->source->count; i++)
		if (draft_is_family(rewrite, unit->source, i))
			g_array_append_val(names, i);
	return names;
}

/* The token in the draft's present text that is this site's callee. */
guint draft_token(const struct rewrite *rewrite, const struct file_draft *draft,
		  const struct site *site)
{
	GArray *before = names_of(rewrite, draft->base);
	GArray *now = names_of(rewrite, draft->now);
	guint token =
		source_at(draft->base->source, draft_site_offset(draft, site));
	guint found = G_MAXUINT;

	for (guint i = 0; i < before->len && i < now->len; i++)
		if (g_array_index(before, guint, i) == token)
			found = g_array_index(now, guint, i);
	if (before->len != now->len)
		found = G_MAXUINT;
	g_array_unref(before);
	g_array_unref(now);
	return found;
}

void draft_replace(struct file_draft *draft, GBytes *bytes)
{
	struct unit *next;

	mask_free(g_steal_pointer(&draft->mask));
	/* reading the words of a file costs more than all that is done to it */
	if (g_bytes_equal(draft->now->source->bytes, bytes))
		return;
	next = unit_again(draft->unit, bytes);
	unit_free(draft->own);
	draft->now = draft->own = next;
}
