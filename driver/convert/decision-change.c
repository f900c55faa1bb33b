// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "convert/decision.h"
#include "base/edit.h"
#include "base/error.h"
#include "rewrite/layout.h"
#include "base/text.h"
#include "rewrite/tidy.h"
#include "site/unit.h"
#include "code/bracket.h"

static gboolean fail(const struct decision *decision, const struct site *site,
		     const char *why, GError **error)
{
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot carry out decision [%s] at %s:%u: %s",
		    decision->name, site->file, site->line, why);
	return FALSE;
}

/* Whether there is an operator outside of brackets that binds weaker than |. */
static gboolean needs_parentheses(const struct source *source, guint first,
				  guint last)
{
	static const char *const weak[] = {"?", "&&", "||", "=", "|=", NULL};

	for (guint i = first; i <= last; i++) {
		if (source_is(source, i, "(") || source_is(source, i, "["))
			i = source_close(source, i);
		for (const char *const *word = weak; *word; word++)
			if (source_is(source, i, *word))
				return TRUE;
	}
	return FALSE;
}

/* Whether the call passes the flag that says short-term. */
static gboolean opts_out(const struct campaign *campaign,
			 const struct source *source, const struct span *span,
			 const struct site *site)
{
	const char *optout = campaign->optout_flag;

	for (guint i = span->first; i <= span->last; i++)
		if (source_is(source, i, optout))
			return TRUE;
	return site->reason && strstr(site->reason, optout);
}

/* Adds the flag to the call's argument. */
static gboolean add_flag(const struct decision *decision,
			 const struct conversion *conversion,
			 const struct unit *unit, const struct site *site,
			 struct edits *edits, GError **error)
{
	const struct source *source = unit->source;
	const struct member *member =
		family_find(conversion->family, site->callee);
	GArray *arguments =
		unit_arguments(unit, source_at(source, site->offset));
	const char *flag = conversion->campaign->flag;
	struct span span;
	char *old, *new;
	guint begin, end;

	if (!member || member->flags >= arguments->len) {
		g_array_unref(arguments);
		return fail(decision, site, "the call takes no flags", error);
	}
	span = g_array_index(arguments, struct span, member->flags);
	g_array_unref(arguments);
	if (opts_out(conversion->campaign, source, &span, site)) {
		g_autofree char *why = g_strdup_printf(
			"the call passes %s; take that and its comment away "
			"by hand first",
			conversion->campaign->optout_flag);

		return fail(decision, site, why, error);
	}
	begin = source->tokens[span.first].offset;
	end = source->tokens[span.last].offset +
	      source->tokens[span.last].length;
	old = g_strndup(source->text + begin, end - begin);
	if (!strcmp(old, "0"))
		new = g_strdup(flag);
	else if (needs_parentheses(source, span.first, span.last))
		new = g_strdup_printf("(%s) | %s", old, flag);
	else
		new = g_strdup_printf("%s | %s", old, flag);
	edits_add(edits, begin, end - begin, new);
	g_free(old);
	g_free(new);
	return TRUE;
}

/* Removes "| FLAG" or "FLAG |"; a flag on its own becomes 0. */
static void drop_word(const struct source *source, guint token,
		      struct edits *edits)
{
	guint prev = source_prev(source, token);
	guint next = source_next(source, token);
	guint begin = source->tokens[token].offset;
	guint end = begin + source->tokens[token].length;

	if (source_is(source, prev, "|")) {
		guint before = source_prev(source, prev);

		begin = source->tokens[before].offset +
			source->tokens[before].length;
		edits_add(edits, begin, end - begin, "");
	} else if (source_is(source, next, "|")) {
		guint behind = source_next(source, next);

		end = source->tokens[behind].offset;
		edits_add(edits, begin, end - begin, "");
	} else {
		edits_add(edits, begin, end - begin, "0");
	}
}

static gboolean drop_flags(const struct decision *decision,
			   const struct unit *unit, const struct site *site,
			   struct edits *edits, GError **error)
{
	if (!site->removals->len)
		return fail(decision, site,
			    "the flag is not written where it can be taken "
			    "away",
			    error);
	for (guint i = 0; i < site->removals->len; i++) {
		const struct flag_use *use = site->removals->pdata[i];
		guint token;

		if (strcmp(use->file, site->file) ||
		    g_strcmp0(use->function, site->function))
			return fail(decision, site,
				    "its flag is written in another function",
				    error);
		token = source_at(unit->source, use->offset);
		if (source_is(unit->source, source_prev(unit->source, token),
			      "|="))
			return fail(decision, site,
				    "its flag is or-ed in a statement of its "
				    "own",
				    error);
		drop_word(unit->source, token, edits);
	}
	return TRUE;
}

/* Removes parentheses that were only needed for the |. */
static GBytes *tidied(const struct unit *unit, const struct site *site,
		      const struct edits *made, GBytes *text, GError **error)
{
	struct unit *now = unit_again(unit, text);
	struct edits *edits = edits_new();
	GBytes *after;

	for (guint i = 0; i < site->removals->len; i++) {
		const struct flag_use *use = site->removals->pdata[i];

		tidy_add(edits, now->source, edits_map(made, use->offset));
	}
	after = edits_apply(edits, text, error);
	edits_free(edits);
	unit_free(now);
	return after;
}

/* The file's text after this call obeys the decision. */
static GBytes *obey(const struct decision *decision,
		    const struct conversion *conversion, GBytes *text,
		    const struct unit *unit, const struct site *site,
		    GError **error)
{
	struct edits *edits = edits_new();
	GBytes *after = NULL, *tidy = NULL, *laid = NULL;
	gboolean ok;

	if (site->verdict == VERDICT_CONDITIONAL)
		ok = fail(decision, site, site->reason, error);
	else if (decision->decided == DECIDED_LONGTERM)
		ok = add_flag(decision, conversion, unit, site, edits, error);
	else
		ok = drop_flags(decision, unit, site, edits, error);
	if (ok)
		after = edits_apply(edits, text, error);
	if (after)
		tidy = decision->decided == DECIDED_SHORTTERM
			       ? tidied(unit, site, edits, after, error)
			       : g_bytes_ref(after);
	if (tidy)
		laid = layout_call(tidy, edits_map(edits, site->offset),
				   unit->source, site->offset);
	g_clear_pointer(&after, g_bytes_unref);
	g_clear_pointer(&tidy, g_bytes_unref);
	edits_free(edits);
	return laid;
}

struct change *decision_change(struct decision *decision,
			       const struct conversion *conversion,
			       GError **error)
{
	GBytes *before = tree_read(conversion->tree, decision->file, error);
	GBytes *text = before ? g_bytes_ref(before) : NULL;
	struct change *change = NULL;

	/* from last to first: earlier places stay valid */
	for (guint i = conversion->sites->len; text && i-- > 0;) {
		const struct site *site = conversion->sites->pdata[i];
		struct unit *unit;
		GBytes *next;

		if (strcmp(site->file, decision->file) ||
		    !decision_binds(decision, site))
			continue;
		unit = unit_new(decision->file, text);
		unit_unwrap(unit, conversion->campaign->family);
		next = obey(decision, conversion, text, unit, site, error);
		unit_free(unit);
		g_bytes_unref(text);
		text = next;
	}
	if (text)
		change =
			change_new(decision->file, before, text,
				   tree_mode(conversion->tree, decision->file));
	decision->carried = change != NULL;
	g_clear_pointer(&before, g_bytes_unref);
	g_clear_pointer(&text, g_bytes_unref);
	return change;
}

static void carried_free(gpointer data)
{
	struct carried *carried = data;

	if (carried->change)
		change_free(carried->change);
	g_free(carried->functions);
	g_free(carried->callee);
	g_free(carried);
}

/* A carried decision, with the functions whose calls it changes. */
static struct carried *carried_new(const struct decision *decision,
				   const struct conversion *conversion)
{
	struct carried *carried = g_new0(struct carried, 1);
	GPtrArray *names = g_ptr_array_new();

	carried->decision = decision;
	for (guint i = 0; i < conversion->sites->len; i++) {
		const struct site *site = conversion->sites->pdata[i];

		if (!decision_binds(decision, site))
			continue;
		if (!carried->callee)
			carried->callee = g_strdup(site->callee);
		if (site->function &&
		    !g_ptr_array_find_with_equal_func(names, site->function,
						      g_str_equal, NULL))
			g_ptr_array_add(names, site->function);
	}
	carried->functions = text_list(names, "()");
	g_ptr_array_unref(names);
	return carried;
}

/* A conversion of the same tree with the changes so far. */
static struct conversion *again(const struct conversion *old,
				const GPtrArray *list, GError **error)
{
	struct conversion_options options = old->options;
	struct conversion *conversion;

	options.dirty = TRUE; /* the first conversion has checked that */
	options.step = NULL;
	conversion = conversion_new(&options, error);
	if (!conversion)
		return NULL;
	for (guint i = 0; i < list->len; i++) {
		const struct carried *carried = list->pdata[i];

		tree_lay(conversion->tree, carried->change->path,
			 carried->change->after);
	}
	if (!conversion_scan(conversion, error))
		goto fail;
	conversion_foresee(conversion, NULL);
	if (!conversion_decide(conversion, error) ||
	    !conversion_lifetimes(conversion, error))
		goto fail;
	conversion->options.step = old->options.step;
	return conversion;
fail:
	conversion_free(conversion);
	return NULL;
}

GPtrArray *decisions_carry(const struct decisions *decisions,
			   struct conversion **conversion, gboolean lenient,
			   GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(carried_free);
	struct decision *decision;
	gboolean ok = decisions_match(decisions, *conversion, lenient, error) &&
		      decisions_agree(decisions, *conversion, error);

	while (ok && (decision = decisions_next(decisions, *conversion))) {
		struct carried *carried = carried_new(decision, *conversion);
		struct conversion *next = NULL;

		g_ptr_array_add(list, carried);
		carried->change = decision_change(decision, *conversion, error);
		if (carried->change)
			next = again(*conversion, list, error);
		ok = next != NULL;
		if (!ok)
			break;
		conversion_free(*conversion);
		*conversion = next;
	}
	if (!ok)
		g_clear_pointer(&list, g_ptr_array_unref);
	return list;
}
