// SPDX-License-Identifier: GPL-2.0
#include "check/check-look.h"

#include <string.h>

#include "code/badline.h"
#include "base/error.h"
#include "check/finding.h"
#include "code/mask.h"
#include "site/shown.h"

#define RULE "check.cocci"

gboolean check_is_call(const struct conversion *conversion,
		       const struct reference *reference,
		       const struct member **member, const char **suffix)
{
	const struct campaign *campaign = conversion->campaign;
	const char *suffixes[] = {"", campaign->longterm_suffix,
				  campaign->shortterm_suffix};

	if (reference->kind != REFERENCE_CALL)
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		const struct member *found;
		char *name;

		if (!g_str_has_suffix(reference->word, suffixes[i]))
			continue;
		name = g_strndup(reference->word,
				 strlen(reference->word) - strlen(suffixes[i]));
		found = family_find(conversion->family, name);
		g_free(name);
		if (!found)
			continue;
		*member = found;
		*suffix = suffixes[i];
		return TRUE;
	}
	return FALSE;
}

static guint token_of(const struct unit *unit,
		      const struct reference *reference)
{
	return source_at(unit->source, reference->offset);
}

gboolean check_seen(const struct unit *unit, const struct reference *reference)
{
	guint token = token_of(unit, reference);

	/* at file scope there is nothing to show to spatch */
	return reference->alias || !unit_item(unit, token) ||
	       unit_call(unit, token) != NULL;
}

/* The line for one function in a disjunction, with its newline. */
static char *line_of(const char *name, const char *suffix)
{
	return g_strdup_printf(" %s%s@p(...)\n", name, suffix);
}

/* Adds a line for each missing function after that of the family's first. */
static void complete(GString *text, const struct conversion *conversion,
		     const char *suffix)
{
	const struct family *family = conversion->family;
	char *anchor = line_of(conversion->campaign->family, suffix);
	const char *at = strstr(text->str, anchor);
	gsize place = at ? at - text->str + strlen(anchor) : 0;

	for (guint i = 0; at && i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];
		char *line = line_of(member->name, suffix);

		if (!strstr(text->str, line)) {
			g_string_insert(text, place, line);
			g_string_insert(text, place, "|\n");
		}
		g_free(line);
	}
	g_free(anchor);
}

/* The path of a rule that has every function of the tree. */
static char *make_rule(const struct conversion *conversion, GError **error)
{
	char *path = g_build_filename(conversion->campaign->folder, RULE, NULL);
	char *copy =
		g_build_filename(conversion->spatch->scratch->path, RULE, NULL);
	GError *cause = NULL;
	char *text = NULL;
	GString *whole;
	gboolean ok;

	if (!g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the semantic patch '%s': %s", path,
			    cause->message);
		g_error_free(cause);
		g_free(path);
		g_free(copy);
		return NULL;
	}
	whole = g_string_new(text);
	complete(whole, conversion, conversion->campaign->longterm_suffix);
	complete(whole, conversion, conversion->campaign->shortterm_suffix);
	ok = g_file_set_contents(copy, whole->str, whole->len, error);
	g_string_free(whole, TRUE);
	g_free(text);
	g_free(path);
	if (!ok)
		g_clear_pointer(&copy, g_free);
	return copy;
}

/*
 * Whether a call of this unit was not seen; if so, raises how its code is shown
 * to spatch.
 */
static gboolean raise_unseen(struct unit *unit, const GPtrArray *calls,
			     enum shown how)
{
	gboolean any = FALSE;

	for (guint i = 0; i < calls->len; i++) {
		const struct reference *reference = calls->pdata[i];

		if (strcmp(reference->file, unit->path) ||
		    check_seen(unit, reference))
			continue;
		any = TRUE;
		if (how > SHOWN_AS_IS && how < SHOWN_COUNT)
			shown_raise(unit, token_of(unit, reference), how);
	}
	return any;
}

/* The first call of this unit that was not seen, or NULL. */
static const struct reference *unseen(const struct unit *unit,
				      const GPtrArray *calls)
{
	for (guint i = 0; i < calls->len; i++) {
		const struct reference *reference = calls->pdata[i];

		if (!strcmp(reference->file, unit->path) &&
		    !check_seen(unit, reference))
			return reference;
	}
	return NULL;
}

/* The unit's text with only the functions that have a call. */
static GBytes *copy_of(const struct unit *unit, const GPtrArray *calls)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	GBytes *text;

	shown_apply(unit, unit, mask);
	if (!unit->balanced)
		mask_keep_all(mask);
	for (guint i = 0; i < calls->len; i++) {
		const struct reference *reference = calls->pdata[i];

		if (!strcmp(reference->file, unit->path))
			mask_keep(mask, token_of(unit, reference));
	}
	text = mask_text(mask);
	mask_free(mask);
	return text;
}

/*
 * Runs the rule over these units. If spatch fails on all of them, each is
 * marked with that; only problems of the rule or of our own files are errors.
 */
static gboolean run_list(struct conversion *conversion, const char *rule,
			 GPtrArray *list, GPtrArray *copies, GError **error)
{
	struct spatch_run *result = NULL;
	GError *cause = NULL;
	gboolean ok =
		spatch_run(conversion->spatch, rule, copies, &result, &cause);

	for (guint i = 0; i < list->len; i++) {
		struct unit *unit = list->pdata[i];

		g_free(unit->unread);
		unit->unread =
			g_strdup(ok ? result->failed[i] : cause->message);
	}
	if (ok)
		ok = facts_read(result->output->str, list, &cause);
	for (guint i = 0; cause && i < list->len; i++) {
		struct unit *unit = list->pdata[i];

		if (!unit->unread)
			unit->unread = g_strdup(cause->message);
	}
	if (g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL))
		g_clear_error(&cause);
	spatch_run_free(result);
	if (cause)
		g_propagate_error(error, cause);
	return !cause;
}

/*
 * Runs the rule over the units with calls that were not seen; SHOWN_COUNT: over
 * whole files.
 */
static gboolean run(struct conversion *conversion, const char *rule,
		    GPtrArray *units, const GPtrArray *calls, enum shown how,
		    GError **error)
{
	GPtrArray *list = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gboolean ok = TRUE;

	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (!raise_unseen(unit, calls, how))
			continue;
		g_ptr_array_add(list, unit);
		g_ptr_array_add(copies,
				how == SHOWN_COUNT
					? mask_whole(unit->source, unit->items)
					: copy_of(unit, calls));
	}
	if (list->len)
		ok = run_list(conversion, rule, list, copies, error);
	g_ptr_array_unref(list);
	g_ptr_array_unref(copies);
	return ok;
}

/* Why spatch does not see this call. */
static char *reason_of(const struct unit *unit,
		       const struct reference *reference, const GArray *bad)
{
	const struct source *source = unit->source;
	const struct item *item =
		items_at(unit->items, token_of(unit, reference));

	if (unit->unread)
		return g_strdup(unit->unread);
	for (guint i = 0; item && i < bad->len; i++) {
		const struct badline *region =
			&g_array_index(bad, struct badline, i);

		if (region->last >= source->tokens[item->first].line &&
		    region->first <= source->tokens[item->last].line)
			return g_strdup_printf("spatch cannot parse the code "
					       "around it (l.%u)",
					       region->error);
	}
	return g_strdup("spatch sees no call there");
}

static gboolean tell(struct conversion *conversion, const struct unit *unit,
		     const GPtrArray *calls, GPtrArray *failures,
		     GError **error)
{
	char *said =
		spatch_parse(conversion->spatch, unit->source->bytes, error);
	GArray *bad;

	if (!said)
		return FALSE;
	bad = badlines_read(said);
	for (guint i = 0; i < calls->len; i++) {
		const struct reference *reference = calls->pdata[i];
		char *why, *text;

		if (strcmp(reference->file, unit->path) ||
		    check_seen(unit, reference))
			continue;
		why = reason_of(unit, reference, bad);
		text = g_strdup_printf("cannot look at the call of %s(): %s",
				       reference->word, why);
		failures_add(failures, unit->path, reference->line, text);
		g_free(text);
		g_free(why);
	}
	g_array_unref(bad);
	g_free(said);
	return TRUE;
}

gboolean check_look(struct conversion *conversion, GPtrArray *units,
		    const GPtrArray *calls, GPtrArray *failures, GError **error)
{
	char *rule = make_rule(conversion, error);
	gboolean ok = rule != NULL;

	for (enum shown how = 0; ok && how <= SHOWN_COUNT; how++)
		ok = run(conversion, rule, units, calls, how, error);
	for (guint i = 0; ok && i < units->len; i++)
		if (unseen(units->pdata[i], calls))
			ok = tell(conversion, units->pdata[i], calls, failures,
				  error);
	g_free(rule);
	return ok;
}
