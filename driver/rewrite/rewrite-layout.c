// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rewrite/layout.h"
#include "rewrite/rewrite-parts.h"
#include "site/site.h"
#include "code/bracket.h"

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
			     const struct file_draft *draft,
			     const struct site *site)
{
	const struct source *source = draft->now->source;
	guint token = draft_token(rewrite, draft, site);
	char *name = name_of(rewrite->campaign, site);
	gboolean is = token != G_MAXUINT && source_is(source, token, name);

	if (is && site->outcome == OUTCOME_SHORTTERM &&
	    polarity_has_flag(rewrite->campaign->polarity))
		is = opts_out(rewrite, source, token);
	g_free(name);
	return is;
}

static guint count_flags(const struct rewrite *rewrite,
			 const struct source *source)
{
	guint count = 0;

	for (guint i = 0; i < source->count; i++)
		count += source->tokens[i].kind == TOKEN_IDENT &&
			 source_is(source, i, rewrite->campaign->flag);
	return count;
}

/* Whether as many flags have gone as were to go; two sites may share one. */
static gboolean flags_are_gone(const struct rewrite *rewrite,
			       const struct file_draft *draft)
{
	GHashTable *gone = g_hash_table_new(NULL, NULL);
	guint count;

	for (guint i = 0; i < draft->removals->len; i++) {
		const struct flag_use *use = draft->removals->pdata[i];

		g_hash_table_add(gone, GUINT_TO_POINTER(use->offset));
	}
	count = g_hash_table_size(gone);
	g_hash_table_unref(gone);
	return count_flags(rewrite, draft->now->source) + count ==
	       count_flags(rewrite, draft->base->source);
}

/*
 * A decided call that still has its old name was not rewritten, while a flag
 * that it needs may be gone, and a helper refuses a flag that has stayed: the
 * whole file stays as it was.
 */
void draft_check_sites(const struct rewrite *rewrite, struct file_draft *draft)
{
	gboolean calls = TRUE, flags = flags_are_gone(rewrite, draft);

	for (guint i = 0; i < draft->sites->len; i++)
		calls &= is_rewritten(rewrite, draft, draft->sites->pdata[i]);
	for (guint i = 0; !(calls && flags) && i < draft->sites->len; i++) {
		struct site *site = draft->sites->pdata[i];

		site->outcome = OUTCOME_LEFT;
		g_free(site->outcome_reason);
		site->outcome_reason = g_strdup_printf(
			"the semantic patch did not %s every %s of this file",
			calls ? "take away" : "rewrite",
			calls ? "flag" : "call");
	}
	if (calls && flags)
		return;
	draft->lift = NULL;
	draft->base = draft->unit;
	draft_replace(draft, draft->unit->source->bytes);
}

/* A call that is to be laid out: one of a site, or of a lifted function. */
struct moved_call {
	guint before; /* offset in the file */
	guint base; /* and in the base */
	const struct site *site; /* NULL: a lifted function's */
};

static int from_the_last(gconstpointer a, gconstpointer b)
{
	const struct moved_call *x = a, *y = b;

	return x->base < y->base ? 1 : x->base > y->base ? -1 : 0;
}

static GArray *moved_calls(const struct file_draft *draft)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct moved_call));

	for (guint i = 0; i < draft->sites->len; i++) {
		const struct site *site = draft->sites->pdata[i];
		struct moved_call moved = {
			site->offset, draft_site_offset(draft, site), site};

		if (site->outcome != OUTCOME_LEFT)
			g_array_append_val(list, moved);
	}
	/* what is lifted stands elsewhere, whatever it is called */
	for (guint i = 0; draft->lift && i < draft->stays->len; i++) {
		const struct site *site = draft->stays->pdata[i];
		struct moved_call moved = {
			site->offset, draft_site_offset(draft, site), site};

		g_array_append_val(list, moved);
	}
	for (guint i = 0; draft->lift && i < draft->lift->calls->len; i++) {
		const struct lift_call *call =
			&g_array_index(draft->lift->calls, struct lift_call, i);
		struct moved_call moved = {call->before, call->after, NULL};

		g_array_append_val(list, moved);
	}
	g_array_sort(list, from_the_last);
	return list;
}

/* The n-th of its name stays the n-th: the rules rename others. */
static guint same_name_now(const struct file_draft *draft, guint base)
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

void draft_lay_out(const struct rewrite *rewrite, struct file_draft *draft)
{
	/* from the last to the first: places before stay valid */
	GArray *list = moved_calls(draft);

	for (guint i = 0; i < list->len; i++) {
		const struct moved_call *moved =
			&g_array_index(list, struct moved_call, i);
		guint token = moved->site
				      ? draft_token(rewrite, draft, moved->site)
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
