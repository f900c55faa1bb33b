// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "base/edit.h"
#include "base/error.h"
#include "rewrite/hollow.h"
#include "rewrite/retoken.h"
#include "rewrite/rewrite-parts.h"
#include "rewrite/rule.h"
#include "site/shown.h"
#include "site/site.h"
#include "rewrite/tidy.h"

static gboolean removes(const struct file_draft *draft, guint offset)
{
	for (guint i = 0; i < draft->removals->len; i++) {
		const struct flag_use *use = draft->removals->pdata[i];

		if (draft_base_offset(draft, use->offset) == offset)
			return TRUE;
	}
	return FALSE;
}

/* Whether the rule of this outcome has to see the call itself. */
static gboolean rewrites_call(const struct rewrite *rewrite,
			      enum outcome outcome)
{
	return outcome == OUTCOME_SHORTTERM ||
	       polarity_names(rewrite->campaign->polarity, VERDICT_LONGTERM);
}

/*
 * Shows what becomes long-term (or short-term) and hides the rest. Only the
 * first pass, the long-term one, sees flags: their offsets are the base's own.
 */
static void draft_mask(const struct rewrite *rewrite, struct file_draft *draft,
		       enum outcome outcome)
{
	const struct source *source = draft->now->source;
	GHashTable *shown = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < draft->sites->len; i++) {
		const struct site *site = draft->sites->pdata[i];

		if (site->outcome == outcome && rewrites_call(rewrite, outcome))
			g_hash_table_add(shown, GUINT_TO_POINTER(draft_token(
							rewrite, draft, site)));
	}
	mask_free(draft->mask);
	draft->mask = mask_new(source, draft->now->items);
	shown_apply(draft->unit, draft->now, draft->mask);
	if (!draft->now->balanced)
		mask_keep_all(draft->mask);
	for (guint i = 0; i < source->count; i++) {
		gboolean flag = source_is(source, i, rewrite->campaign->flag);
		gboolean show;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		show = g_hash_table_contains(shown, GUINT_TO_POINTER(i)) ||
		       (flag && outcome == OUTCOME_LONGTERM &&
			removes(draft, source->tokens[i].offset));
		if (show) {
			mask_keep(draft->mask, i);
		} else if (flag || draft_is_family(rewrite, source, i)) {
			mask_hide(draft->mask, i);
		}
	}
	g_hash_table_unref(shown);
	g_clear_pointer(&draft->copy, g_bytes_unref);
	draft->copy = mask_text(draft->mask);
}

static gboolean draft_has(const struct file_draft *draft, enum outcome outcome)
{
	if (outcome == OUTCOME_LONGTERM && draft->removals->len)
		return TRUE;
	for (guint i = 0; i < draft->sites->len; i++)
		if (((struct site *)draft->sites->pdata[i])->outcome == outcome)
			return TRUE;
	return FALSE;
}

/* What is made of a draft's text. */
static gboolean apply(struct file_draft *draft, const struct edits *edits,
		      GError **error)
{
	GBytes *after;

	if (!edits->list->len)
		return TRUE;
	after = edits_apply(edits, draft->now->source->bytes, error);
	if (!after)
		return FALSE;
	draft_replace(draft, after);
	g_bytes_unref(after);
	return TRUE;
}

static int by_offset(gconstpointer a, gconstpointer b)
{
	guint x = *(const guint *)a, y = *(const guint *)b;

	return (x > y) - (x < y);
}

/* From the last on, so that the places before it stay as they are. */
static gboolean fill_hollows(struct file_draft *draft, GArray *places,
			     GError **error)
{
	gboolean ok = TRUE;

	g_array_sort(places, by_offset);
	for (guint i = places->len; ok && i--;) {
		struct edits *edits = edits_new();

		hollow_add(edits, draft->now->source,
			   g_array_index(places, guint, i));
		ok = apply(draft, edits, error);
		edits_free(edits);
	}
	return ok;
}

/*
 * Where flags have gone, parentheses may have become superfluous, and
 * statements the whole body of something.
 */
static gboolean tidy(struct file_draft *draft, const struct edits *made,
		     GError **error)
{
	g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(guint));
	struct edits *edits = edits_new();
	gboolean ok;

	for (guint i = 0; i < draft->removals->len; i++) {
		const struct flag_use *use = draft->removals->pdata[i];
		guint at =
			edits_map(made, draft_base_offset(draft, use->offset));

		tidy_add(edits, draft->now->source, at);
		g_array_append_val(places, at);
	}
	for (guint i = 0; i < places->len; i++)
		g_array_index(places, guint, i) =
			edits_map(edits, g_array_index(places, guint, i));
	ok = apply(draft, edits, error) && fill_hollows(draft, places, error);
	edits_free(edits);
	return ok;
}

static gboolean take_result(struct file_draft *draft, enum outcome outcome,
			    GBytes *result, GError **error)
{
	struct edits *edits = edits_new();
	gboolean ok;

	if (!retoken_add(edits, draft->mask, draft->copy, result)) {
		edits_free(edits);
		return TRUE; /* draft_check_sites() tells */
	}
	ok = apply(draft, edits, error);
	/* flags go in the first pass, where offsets are the base's own */
	if (ok && outcome == OUTCOME_LONGTERM)
		ok = tidy(draft, edits, error);
	edits_free(edits);
	return ok;
}

/* The drafts that this turn is about, with their copies. */
static GPtrArray *drafts_of(const struct rewrite *rewrite, GPtrArray *drafts,
			    const struct turn *turn, GPtrArray *copies)
{
	GPtrArray *list = g_ptr_array_new();

	for (guint i = 0; i < drafts->len; i++) {
		struct file_draft *draft = drafts->pdata[i];

		if (!draft_has(draft, turn->outcome) ||
		    (turn->outcome == OUTCOME_SHORTTERM &&
		     draft_has(draft, OUTCOME_LONGTERM) != turn->second))
			continue;
		draft_mask(rewrite, draft, turn->outcome);
		g_ptr_array_add(list, draft);
		g_ptr_array_add(copies, g_bytes_ref(draft->copy));
	}
	return list;
}

static char *rule_of(const struct rewrite *rewrite, const struct turn *turn,
		     GError **error)
{
	const char *file = turn->outcome == OUTCOME_LONGTERM ? "longterm.cocci"
			   : polarity_has_flag(rewrite->campaign->polarity)
				   ? "optout.cocci"
				   : "shortterm.cocci";

	return rule_for_family(rewrite->spatch, rewrite->campaign->folder, file,
			       rewrite->family, error);
}

gboolean drafts_run_rule(const struct rewrite *rewrite, GPtrArray *drafts,
			 const struct turn *turn, GError **error)
{
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GPtrArray *list = drafts_of(rewrite, drafts, turn, copies);
	struct spatch_run *run = NULL;
	char *rule = NULL;
	gboolean ok = TRUE;

	if (list->len) {
		rule = rule_of(rewrite, turn, error);
		ok = rule &&
		     spatch_run(rewrite->spatch, rule, copies, &run, error);
	}
	for (guint i = 0; ok && i < list->len; i++)
		if (!run->failed[i])
			ok = take_result(list->pdata[i], turn->outcome,
					 run->results->pdata[i], error);
	g_free(rule);
	spatch_run_free(run);
	g_ptr_array_unref(list);
	g_ptr_array_unref(copies);
	return ok;
}

void drafts_begin_rule(const struct rewrite *rewrite, GPtrArray *drafts,
		       const struct turn *turn)
{
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	GPtrArray *list = drafts_of(rewrite, drafts, turn, copies);
	char *rule = list->len ? rule_of(rewrite, turn, NULL) : NULL;

	if (rule)
		spatch_ahead(rewrite->spatch, rule, copies);
	g_free(rule);
	g_ptr_array_unref(list);
	g_ptr_array_unref(copies);
}
