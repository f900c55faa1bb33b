// SPDX-License-Identifier: GPL-2.0
#include "rewrite.h"

#include <string.h>

#include "change.h"
#include "comment.h"
#include "edit.h"
#include "error.h"
#include "layout.h"
#include "lift.h"
#include "mask.h"
#include "retoken.h"
#include "rule.h"
#include "site.h"
#include "stub.h"
#include "tidy.h"
#include "unit.h"

/* A file on its way: what it was, and what it is by now. */
struct draft {
	const struct unit *unit; /* the file as the tree has it */
	const struct lift_file *lift; /* what is lifted in it, or NULL */
	const struct unit *base; /* the file, lifted: where the rules begin */
	struct unit *now; /* owned */
	GPtrArray *sites; /* struct site * of this file */
	GPtrArray *removals; /* struct flag_use * of this file */
	struct mask *mask; /* of `now`, while spatch works on it */
	GBytes *copy;
};

static void draft_free(gpointer data)
{
	struct draft *draft = data;

	unit_free(draft->now);
	g_ptr_array_unref(draft->sites);
	g_ptr_array_unref(draft->removals);
	mask_free(draft->mask);
	g_clear_pointer(&draft->copy, g_bytes_unref);
	g_free(draft);
}

/* Offset in the base of what stood at this offset of the file. */
static guint base_offset(const struct draft *draft, guint offset)
{
	return draft->lift ? lift_map(draft->lift, offset) : offset;
}

static guint site_offset(const struct draft *draft, const struct site *site)
{
	return draft->lift ? lift_offset(draft->lift, site) : site->offset;
}

/* What is to become of the site in this run. */
static enum outcome outcome_of(const struct rewrite *rewrite,
			       const struct site *site)
{
	return site->flips && !rewrite->flips ? OUTCOME_LEFT : site->outcome;
}

static void add_removals(const struct rewrite *rewrite, struct draft *draft,
			 const struct site *site)
{
	for (guint i = 0; i < site->removals->len; i++) {
		struct flag_use *use = site->removals->pdata[i];

		if (outcome_of(rewrite, site) == OUTCOME_LONGTERM &&
		    !use->whole && !strcmp(use->file, draft->unit->path))
			g_ptr_array_add(draft->removals, use);
	}
}

static GPtrArray *drafts_new(const struct rewrite *rewrite,
			     const GPtrArray *units, GPtrArray *sites)
{
	GPtrArray *drafts = g_ptr_array_new_with_free_func(draft_free);

	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];
		struct draft *draft = g_new0(struct draft, 1);

		draft->unit = unit;
		draft->lift = lift_file(rewrite->lift, unit->path);
		draft->base = draft->lift ? draft->lift->after : unit;
		draft->sites = g_ptr_array_new();
		draft->removals = g_ptr_array_new();
		for (guint k = 0; k < sites->len; k++) {
			struct site *site = sites->pdata[k];

			add_removals(rewrite, draft, site);
			if (!strcmp(site->file, unit->path) &&
			    outcome_of(rewrite, site) != OUTCOME_LEFT)
				g_ptr_array_add(draft->sites, site);
		}
		draft->now = unit_new(unit->path, draft->base->source->bytes);
		if (draft->sites->len || draft->removals->len)
			g_ptr_array_add(drafts, draft);
		else
			draft_free(draft);
	}
	return drafts;
}

/*
 * The names of the family in a file, in their order. A conversion renames and
 * never adds or removes one, so the n-th of the file is the n-th of the result.
 */
static GArray *names_of(const struct unit *unit, const char *prefix)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < unit->source->count; i++)
		if (unit->source->tokens[i].kind == TOKEN_IDENT &&
		    unit->source->tokens[i].length >= strlen(prefix) &&
		    !memcmp(unit->source->text + unit->source->tokens[i].offset,
			    prefix, strlen(prefix)))
			g_array_append_val(names, i);
	return names;
}

/* The token in the draft's present text that is this site's callee. */
static guint token_now(const struct rewrite *rewrite, const struct draft *draft,
		       const struct site *site)
{
	GArray *before = names_of(draft->base, rewrite->campaign->family);
	GArray *now = names_of(draft->now, rewrite->campaign->family);
	guint token = source_at(draft->base->source, site_offset(draft, site));
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

static gboolean removes(const struct draft *draft, guint offset)
{
	for (guint i = 0; i < draft->removals->len; i++) {
		const struct flag_use *use = draft->removals->pdata[i];

		if (base_offset(draft, use->offset) == offset)
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
static void draft_mask(const struct rewrite *rewrite, struct draft *draft,
		       enum outcome outcome)
{
	const struct source *source = draft->now->source;
	GHashTable *shown = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < draft->sites->len; i++) {
		const struct site *site = draft->sites->pdata[i];

		if (site->outcome == outcome && rewrites_call(rewrite, outcome))
			g_hash_table_add(shown, GUINT_TO_POINTER(token_now(
							rewrite, draft, site)));
	}
	mask_free(draft->mask);
	draft->mask = mask_new(source, draft->now->items);
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
		} else if (flag) {
			mask_hide(draft->mask, i);
		} else {
			char *word = source_word(source, i);

			if (family_find(rewrite->family, word))
				mask_hide(draft->mask, i);
			g_free(word);
		}
	}
	g_hash_table_unref(shown);
	g_clear_pointer(&draft->copy, g_bytes_unref);
	draft->copy = mask_text(draft->mask);
}

static gboolean draft_has(const struct draft *draft, enum outcome outcome)
{
	if (outcome == OUTCOME_LONGTERM && draft->removals->len)
		return TRUE;
	for (guint i = 0; i < draft->sites->len; i++)
		if (((struct site *)draft->sites->pdata[i])->outcome == outcome)
			return TRUE;
	return FALSE;
}

static void draft_replace(struct draft *draft, GBytes *bytes)
{
	struct unit *next = unit_new(draft->unit->path, bytes);

	mask_free(g_steal_pointer(&draft->mask));
	unit_free(draft->now);
	draft->now = next;
}

/* Where flags have gone, parentheses may have become superfluous. */
static gboolean tidy(struct draft *draft, const struct edits *made,
		     GError **error)
{
	struct edits *edits = edits_new();
	GBytes *after;

	for (guint i = 0; i < draft->removals->len; i++) {
		const struct flag_use *use = draft->removals->pdata[i];

		tidy_add(edits, draft->now->source,
			 edits_map(made, base_offset(draft, use->offset)));
	}
	after = edits_apply(edits, draft->now->source->bytes, error);
	edits_free(edits);
	if (!after)
		return FALSE;
	draft_replace(draft, after);
	g_bytes_unref(after);
	return TRUE;
}

static gboolean take_result(struct draft *draft, enum outcome outcome,
			    GBytes *result, GError **error)
{
	struct edits *edits = edits_new();
	GBytes *after;
	gboolean ok;

	retoken_add(edits, draft->mask, draft->copy, result);
	after = edits_apply(edits, draft->now->source->bytes, error);
	ok = after != NULL;
	if (ok) {
		draft_replace(draft, after);
		g_bytes_unref(after);
	}
	/* flags go in the first pass, where offsets are the base's own */
	if (ok && outcome == OUTCOME_LONGTERM)
		ok = tidy(draft, edits, error);
	edits_free(edits);
	return ok;
}

/* One semantic patch over all drafts that have something for it. */
static gboolean run_rule(const struct rewrite *rewrite, GPtrArray *drafts,
			 enum outcome outcome, const char *file, GError **error)
{
	GPtrArray *list = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	struct spatch_run *run = NULL;
	char *rule = NULL;
	gboolean ok = TRUE;

	for (guint i = 0; i < drafts->len; i++) {
		struct draft *draft = drafts->pdata[i];

		if (!draft_has(draft, outcome))
			continue;
		draft_mask(rewrite, draft, outcome);
		g_ptr_array_add(list, draft);
		g_ptr_array_add(copies, g_bytes_ref(draft->copy));
	}
	if (list->len) {
		rule = rule_for_family(rewrite->spatch,
				       rewrite->campaign->folder, file,
				       rewrite->family, error);
		ok = rule &&
		     spatch_run(rewrite->spatch, rule, copies, &run, error);
	}
	for (guint i = 0; ok && i < list->len; i++)
		if (!run->failed[i])
			ok = take_result(list->pdata[i], outcome,
					 run->results->pdata[i], error);
	g_free(rule);
	spatch_run_free(run);
	g_ptr_array_unref(list);
	g_ptr_array_unref(copies);
	return ok;
}

/* What the site's callee is called in the end. */
static char *name_of(const struct campaign *campaign, const struct site *site)
{
	gboolean longterm = site->outcome == OUTCOME_LONGTERM;

	if (!polarity_names(campaign->polarity,
			    longterm ? VERDICT_LONGTERM : VERDICT_SHORTTERM))
		return g_strdup(site->callee);
	return g_strconcat(site->callee,
			   longterm ? campaign->longterm_suffix
				    : campaign->shortterm_suffix,
			   NULL);
}

/* Whether the call behind this name has the flag of short-term calls. */
static gboolean opts_out(const struct rewrite *rewrite,
			 const struct source *source, guint token)
{
	guint close = source_close(source, source_next(source, token));

	for (guint i = token; i < close && close < source->count; i++)
		if (source_is(source, i, rewrite->campaign->optout_flag))
			return TRUE;
	return FALSE;
}

static gboolean is_rewritten(const struct rewrite *rewrite,
			     const struct draft *draft, const struct site *site)
{
	const struct source *source = draft->now->source;
	guint token = token_now(rewrite, draft, site);
	char *name = name_of(rewrite->campaign, site);
	gboolean is = token != G_MAXUINT && source_is(source, token, name);

	if (is && site->outcome == OUTCOME_SHORTTERM &&
	    polarity_has_flag(rewrite->campaign->polarity))
		is = opts_out(rewrite, source, token);
	g_free(name);
	return is;
}

/*
 * A decided call that still has its old name was not rewritten, while a flag
 * that it needs may be gone: the whole file stays as it was.
 */
static void check_sites(const struct rewrite *rewrite, struct draft *draft)
{
	gboolean whole = TRUE;

	for (guint i = 0; i < draft->sites->len; i++)
		whole &= is_rewritten(rewrite, draft, draft->sites->pdata[i]);
	for (guint i = 0; !whole && i < draft->sites->len; i++) {
		struct site *site = draft->sites->pdata[i];

		site->outcome = OUTCOME_LEFT;
		g_free(site->outcome_reason);
		site->outcome_reason = g_strdup(
			"the semantic patch did not rewrite every call of "
			"this file");
	}
	if (whole)
		return;
	draft->lift = NULL;
	draft->base = draft->unit;
	draft_replace(draft, draft->unit->source->bytes);
}

/* A call that is to be laid out: one of a site, or of a lifted function. */
struct moved {
	guint before; /* offset in the file */
	guint base; /* and in the base */
	const struct site *site; /* NULL: a lifted function's */
};

static int from_the_last(gconstpointer a, gconstpointer b)
{
	const struct moved *x = a, *y = b;

	return x->base < y->base ? 1 : x->base > y->base ? -1 : 0;
}

static GArray *moved_calls(const struct draft *draft)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct moved));

	for (guint i = 0; i < draft->sites->len; i++) {
		const struct site *site = draft->sites->pdata[i];
		struct moved moved = {site->offset, site_offset(draft, site),
				      site};

		if (site->outcome != OUTCOME_LEFT)
			g_array_append_val(list, moved);
	}
	for (guint i = 0; draft->lift && i < draft->lift->calls->len; i++) {
		const struct lift_call *call =
			&g_array_index(draft->lift->calls, struct lift_call, i);
		struct moved moved = {call->before, call->after, NULL};

		g_array_append_val(list, moved);
	}
	g_array_sort(list, from_the_last);
	return list;
}

/* The n-th of its name stays the n-th: the rules rename others. */
static guint same_name_now(const struct draft *draft, guint base)
{
	const struct source *from = draft->base->source;
	const struct source *to = draft->now->source;
	guint token = source_at(from, base), count = 0, i;
	char *name = source_word(from, token);

	for (i = 0; i <= token; i++)
		count += source_is(from, i, name);
	for (i = 0; i < to->count; i++)
		if (source_is(to, i, name) && !--count)
			break;
	g_free(name);
	return i;
}

static void lay_out(const struct rewrite *rewrite, struct draft *draft)
{
	/* from the last to the first: places before stay valid */
	GArray *list = moved_calls(draft);

	for (guint i = 0; i < list->len; i++) {
		const struct moved *moved =
			&g_array_index(list, struct moved, i);
		guint token = moved->site
				      ? token_now(rewrite, draft, moved->site)
				      : same_name_now(draft, moved->base);
		GBytes *after;

		after = layout_call(draft->now->source->bytes,
				    draft->now->source->tokens[token].offset,
				    draft->unit->source, moved->before);
		draft_replace(draft, after);
		g_bytes_unref(after);
	}
	g_array_unref(list);
}

/* A comment on its way: the same place gets only one. */
struct note {
	struct comment_place place;
	const struct remark *remark; /* NULL: a stub */
	struct site *site;
};

static struct note *note_at(GArray *notes, guint offset)
{
	for (guint i = 0; i < notes->len; i++) {
		struct note *note = &g_array_index(notes, struct note, i);

		if (note->place.offset == offset)
			return note;
	}
	return NULL;
}

static const struct remark *remark_of(const struct rewrite *rewrite,
				      const struct site *site)
{
	return rewrite->remarks
		       ? remarks_find(rewrite->remarks, site->file,
				      site->function, site->callee, site->turn)
		       : NULL;
}

/* Finds the place for the comment of one site. */
static void add_note(const struct rewrite *rewrite, const struct draft *draft,
		     struct site *site, GArray *notes)
{
	const struct source *source = draft->now->source;
	guint token = token_now(rewrite, draft, site);
	const struct item *item = unit_item(draft->now, token);
	struct note note = {.remark = remark_of(rewrite, site), .site = site};
	struct note *same;
	struct stmt *root;

	if (!item)
		return;
	root = stmt_parse(source, item);
	comment_find(source, item, root, token, &note.place);
	stmt_free(root);
	if (comment_present(source, &note.place,
			    rewrite->campaign->comment_tag))
		return;
	same = note_at(notes, note.place.offset);
	if (!same)
		g_array_append_val(notes, note);
	else if (note.remark && !same->remark)
		*same = note;
}

static char *text_of(const struct rewrite *rewrite, const struct note *note,
		     GError **error)
{
	if (note->remark)
		return g_strdup_printf("%s %s", rewrite->campaign->comment_tag,
				       note->remark->text);
	note->site->stub = TRUE;
	return stub_text(rewrite->campaign, note->site,
			 rewrite->lifetimes
				 ? lifetimes_of(rewrite->lifetimes, note->site)
				 : NULL,
			 error);
}

static gboolean wants_comment(const struct rewrite *rewrite,
			      const struct site *site)
{
	return (site->outcome == OUTCOME_SHORTTERM &&
		polarity_comments(rewrite->campaign->polarity)) ||
	       (site->outcome == OUTCOME_LONGTERM && rewrite->comment_longterm);
}

static gboolean add_comments(const struct rewrite *rewrite, struct draft *draft,
			     GError **error)
{
	enum comment_style style =
		comment_style_of(draft->unit->path, rewrite->networking);
	struct edits *edits = edits_new();
	GArray *notes = g_array_new(FALSE, FALSE, sizeof(struct note));
	GBytes *after = NULL;
	gboolean ok = TRUE;

	for (guint i = 0; i < draft->sites->len; i++)
		if (wants_comment(rewrite, draft->sites->pdata[i]))
			add_note(rewrite, draft, draft->sites->pdata[i], notes);
	for (guint i = 0; ok && i < notes->len; i++) {
		struct note *note = &g_array_index(notes, struct note, i);
		char *text = text_of(rewrite, note, error), *lines;

		ok = text != NULL;
		if (!ok)
			break;
		lines = comment_write(&note->place, style, text);
		edits_add(edits, note->place.offset, 0, lines);
		g_free(lines);
		g_free(text);
	}
	if (ok)
		after = edits_apply(edits, draft->now->source->bytes, error);
	if (after) {
		draft_replace(draft, after);
		g_bytes_unref(after);
	}
	g_array_unref(notes);
	edits_free(edits);
	return after != NULL;
}

static void add_change(const struct rewrite *rewrite, const struct draft *draft,
		       GPtrArray *changes)
{
	GBytes *before = draft->unit->source->bytes;
	GBytes *after = draft->now->source->bytes;
	const char *path = draft->unit->path;

	if (g_bytes_equal(before, after))
		return;
	g_ptr_array_add(changes,
			change_new(path, before, after,
				   rewrite->tree
					   ? tree_mode(rewrite->tree, path)
					   : 0100644));
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

GPtrArray *rewrite_units(const struct rewrite *rewrite, const GPtrArray *units,
			 GPtrArray *sites, GError **error)
{
	GPtrArray *drafts = drafts_new(rewrite, units, sites);
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	const char *shortterm = polarity_has_flag(rewrite->campaign->polarity)
					? "optout.cocci"
					: "shortterm.cocci";
	gboolean ok =
		run_rule(rewrite, drafts, OUTCOME_LONGTERM, "longterm.cocci",
			 error) &&
		run_rule(rewrite, drafts, OUTCOME_SHORTTERM, shortterm, error);

	for (guint i = 0; ok && i < drafts->len; i++) {
		struct draft *draft = drafts->pdata[i];

		check_sites(rewrite, draft);
		lay_out(rewrite, draft);
		ok = add_comments(rewrite, draft, error);
		if (ok)
			add_change(rewrite, draft, changes);
	}
	g_ptr_array_unref(drafts);
	g_ptr_array_sort(changes, by_path);
	if (!ok)
		g_clear_pointer(&changes, g_ptr_array_unref);
	return changes;
}
