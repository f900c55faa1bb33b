// SPDX-License-Identifier: GPL-2.0
#include "words/cover.h"

#include "words/cover-decided.h"
#include "words/message-part.h"
#include "convert/reason.h"
#include "site/site.h"
#include "convert/survey.h"
#include "base/text.h"

guint cover_unwritten(const struct campaign *campaign, const GPtrArray *patches)
{
	guint count = 0;

	for (guint i = 0; i < patches->len; i++)
		count += message_unwritten(campaign, patches->pdata[i]);
	return count;
}

/* Comments that nobody has written: who could, is asked. */
static char *drafts(const struct cover_input *in, GError **error)
{
	if (!cover_unwritten(in->message->campaign, in->patches))
		return g_strdup("");
	return message_text(in->message, "cover-drafts", NULL, error);
}

/* The named text with its LIST; "" when the list is empty. */
static char *with_list(const struct cover_input *in, const char *name,
		       const char *list, GError **error)
{
	if (!*list)
		return g_strdup("");
	return message_text(in->message, name,
			    (const char *const[]){"LIST", list, NULL}, error);
}

/* The named text with these lines, indented; lines may be NULL. */
static char *with_lines(const struct cover_input *in, const char *name,
			const GPtrArray *lines, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; lines && i < lines->len; i++)
		g_string_append_printf(list, "%s  %s", i ? "\n" : "",
				       (char *)lines->pdata[i]);
	return with_list(in, name, list->str, error);
}

static char *unaccounted(const struct cover_input *in, GError **error)
{
	return with_lines(in, "cover-unaccounted", in->unaccounted, error);
}

static char *unparsed(const struct cover_input *in, GError **error)
{
	return with_lines(in, "cover-unparsed", in->unparsed, error);
}

static char *survey(const struct cover_input *in, GError **error)
{
	const GPtrArray *sites = in->message->sites;
	g_autofree char *verdicts = survey_verdicts(sites);
	g_autofree char *calls =
		text_count(survey_calls(sites), "call", "calls");
	g_autofree char *files =
		text_count(survey_files(sites), "file", "files");

	return message_text(in->message, "cover-survey",
			    (const char *const[]){
				    "TABLE", verdicts, "CALLS", calls, "FILES",
				    files, "VERSION", in->tree->version, NULL},
			    error);
}

/* How much of the tree a pilot is about. */
static char *part(const struct cover_input *in, GError **error)
{
	const GPtrArray *sites = in->message->sites;
	g_autofree char *count = NULL;
	guint taken = 0;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		taken += site->outcome != OUTCOME_LEFT && !site->again;
	}
	if (!in->only)
		return g_strdup("");
	count = text_count(taken, "call", "calls");
	return message_text(
		in->message, "cover-part",
		(const char *const[]){"COUNT", count, "ONLY", in->only, NULL},
		error);
}

/* The patches that ask: "Patch 7", "Patches 32 to 38". */
static char *questions(const struct cover_input *in, GError **error)
{
	g_autofree char *which = NULL;
	guint first = 0, last = 0;

	for (guint i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		if (patch->kind != PATCH_QUESTION)
			continue;
		first = first ? first : i + 1;
		last = i + 1;
	}
	if (!first)
		return g_strdup("");
	which = first == last
			? g_strdup_printf("Patch %u", first)
			: g_strdup_printf("Patches %u to %u", first, last);
	return message_text(in->message,
			    first == last ? "cover-question"
					  : "cover-questions",
			    (const char *const[]){"WHICH", which, NULL}, error);
}

/* The number of the patch that converts calls of this file. */
static char *patch_number(const struct cover_input *in, const char *file)
{
	guint i;

	for (i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		if (message_stage(patch->kind) == STAGE_MECHANICAL &&
		    patch_change(patch, file))
			break;
	}
	return g_strdup_printf("%u", i + 1);
}

/* Helpers of which one caller keeps what the others drop, as people know. */
static char *keepers(const struct cover_input *in, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < in->message->sites->len; i++) {
		const struct site *site = in->message->sites->pdata[i];
		g_autofree char *text = NULL;
		g_autofree char *number = NULL;

		if (!site->known || site->outcome == OUTCOME_LEFT)
			continue;
		number = patch_number(in, site->file);
		text = message_text(
			in->message, "cover-keeper",
			(const char *const[]){"FUNCTION", site->function,
					      "FILE", site->file, "VIA",
					      site->via, "KEEPER", site->keeper,
					      "NUMBER", number, NULL},
			error);
		if (!text)
			return NULL;
		text_add(list, text);
	}
	return g_strdup(list->str);
}

/* Calls that stay as they are, suspects first; not those of no concern. */
static char *left(const struct cover_input *in, GError **error)
{
	g_autoptr(GPtrArray) sites = g_ptr_array_new();
	g_autoptr(GPtrArray) suspects = g_ptr_array_new();
	g_autofree char *list = NULL;
	g_autofree char *first = NULL;
	g_autofree char *second = NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < in->message->sites->len; i++) {
		struct site *site = in->message->sites->pdata[i];

		if (site->outcome == OUTCOME_LEFT && !site->fits &&
		    !site->unselected)
			g_ptr_array_add(
				site_is_suspect(site) ? suspects : sites, site);
	}
	list = reason_suspects(suspects, TRUE);
	first = with_list(in, "cover-suspects-left", list, error);
	g_free(list);
	list = first ? reason_short_list(sites) : NULL;
	second = list ? with_list(in, "cover-left", list, error) : NULL;
	if (!second)
		return NULL;
	text_add(out, first);
	text_add(out, second);
	return g_strdup(out->str);
}

/* The patches that can be taken in any order: not the first, nor the last ones. */
static guint count_others(const struct cover_input *in)
{
	guint count = 0;

	for (guint i = 1; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		count += patch->kind < PATCH_QUESTION &&
			 !cover_is_decided(in->patches, patch);
	}
	return count;
}

/* The patches that change what the kernel does, and what comes after them. */
static char *decided(const struct cover_input *in, GError **error)
{
	g_autofree char *list =
		cover_decisions(in->message, in->patches, error);

	return list ? with_list(in, "cover-decisions", list, error) : NULL;
}

/* Whether the series brings the helpers itself. */
static gboolean adds_helpers(const struct cover_input *in)
{
	const struct patch *first =
		in->patches->len ? in->patches->pdata[0] : NULL;

	return first && first->kind == PATCH_HELPERS;
}

/* Whether nothing is left to do but to lock the door. */
static gboolean only_locks(const struct cover_input *in)
{
	return in->patches->len == 1 &&
	       ((struct patch *)in->patches->pdata[0])->kind == PATCH_LOCKDOWN;
}

/* Why a patch is not there: the text, and who stands in its way. */
static char *withheld(const struct cover_input *in, const char *text,
		      const GPtrArray *blockers, GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *intro = NULL;

	if (!blockers || !blockers->len)
		return g_strdup("");
	intro = message_text(in->message, text, NULL, error);
	if (!intro)
		return NULL;
	g_string_append_printf(out, "%s\n", intro);
	for (guint i = 0; i < blockers->len; i++)
		g_string_append_printf(out, "\n  %s",
				       (char *)blockers->pdata[i]);
	return g_strdup(out->str);
}

static gboolean has_kind(const struct cover_input *in, enum patch_kind kind)
{
	for (guint i = 0; i < in->patches->len; i++)
		if (((struct patch *)in->patches->pdata[i])->kind == kind)
			return TRUE;
	return FALSE;
}

/* The patch in which the raw functions change their meaning. */
static char *flip(const struct cover_input *in, GError **error)
{
	const char *more =
		has_kind(in, PATCH_BEHAVIOUR) ? " and those named above" : "";

	if (!has_kind(in, PATCH_FLIP))
		return withheld(in, "flip-withheld", in->flip_blockers, error);
	return message_text(in->message, "cover-flip",
			    (const char *const[]){"DECIDED", more, NULL},
			    error);
}

/* The last patch, which takes away what nobody needs any more. */
static char *lockdown(const struct cover_input *in, GError **error)
{
	if (!has_kind(in, PATCH_LOCKDOWN))
		return withheld(in, "lockdown-withheld", in->blockers, error);
	if (only_locks(in))
		return g_strdup("");
	return message_text(in->message, "cover-lockdown", NULL, error);
}

static gboolean has_helper(const struct cover_input *in, const char *helper,
			   const char *callee, enum outcome outcome)
{
	const GPtrArray *lists[] = {in->message->helpers, in->declared};
	const GPtrArray *sites = in->message->sites;

	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
		if (lists[i] &&
		    g_ptr_array_find_with_equal_func((GPtrArray *)lists[i],
						     helper, g_str_equal, NULL))
			return TRUE;
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->outcome == outcome &&
		    g_str_equal(site->callee, callee))
			return TRUE;
	}
	return FALSE;
}

/* Adds "f_suffix()" to the names where no call needs it. */
static void add_absent(const struct cover_input *in, GPtrArray *names,
		       const char *callee, const char *suffix,
		       enum verdict verdict, enum outcome outcome)
{
	g_autofree char *helper = g_strconcat(callee, suffix, NULL);

	if (polarity_names(in->message->campaign->polarity, verdict) &&
	    !has_helper(in, helper, callee, outcome))
		g_ptr_array_add(names, g_steal_pointer(&helper));
}

/* Helpers that there could be, and why they are not; what else was found. */
static char *findings(const struct cover_input *in, GError **error)
{
	const struct campaign *campaign = in->message->campaign;
	const GPtrArray *sites = in->message->sites;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *list = NULL;
	g_autofree char *text = NULL;

	for (guint i = 0; i < sites->len && !in->only; i++) {
		const struct site *site = sites->pdata[i];

		if (!g_hash_table_add(seen, site->callee))
			continue;
		add_absent(in, names, site->callee, campaign->longterm_suffix,
			   VERDICT_LONGTERM, OUTCOME_LONGTERM);
		add_absent(in, names, site->callee, campaign->shortterm_suffix,
			   VERDICT_SHORTTERM, OUTCOME_SHORTTERM);
	}
	list = names->len ? text_list(names, "()") : g_strdup("");
	text = with_list(in, "cover-no-helper", list, error);
	if (!text)
		return NULL;
	text_add(out, text);
	for (guint i = 0; in->findings && i < in->findings->len; i++)
		text_add(out, in->findings->pdata[i]);
	return text_wrap(out->str, TEXT_COLUMNS);
}

/*
 * The meaning was to flip, and does not in this series; there is a text of this
 * name for that.
 */
static gboolean is_withheld(const struct cover_input *in, const char *text)
{
	g_autofree char *name = g_strconcat(text, "-withheld", NULL);

	return polarity_flips(in->message->campaign->polarity) &&
	       !has_kind(in, PATCH_FLIP) &&
	       campaign_has_text(in->message->campaign, name);
}

static char *helpers(const struct cover_input *in, GError **error)
{
	return message_text(
		in->message,
		!adds_helpers(in) ? only_locks(in) ? "cover-helpers-done"
						   : "cover-helpers-declared"
		: is_withheld(in, "cover-helpers") ? "cover-helpers-withheld"
						   : "cover-helpers",
		NULL, error);
}

/* Why it is done this way; there is no need to say where it has been done. */
static char *why(const struct cover_input *in, GError **error)
{
	enum polarity polarity = in->message->campaign->polarity;

	if (!adds_helpers(in) || in->only || polarity_flips(polarity) ||
	    !polarity_names(polarity, VERDICT_SHORTTERM))
		return g_strdup("");
	return message_text(in->message, "cover-why", NULL, error);
}

static char *merge(const struct cover_input *in, GError **error)
{
	const char *named =
		has_kind(in, PATCH_BEHAVIOUR) ? " not named above" : "";
	g_autofree char *count =
		text_count(count_others(in), "patch", "patches");
	g_autofree char *others = g_strconcat(count, named, NULL);

	if (only_locks(in))
		return g_strdup("");
	return message_text(
		in->message,
		adds_helpers(in) ? "cover-merge" : "cover-merge-declared",
		(const char *const[]){"OTHERS", others, "NAMED", named, NULL},
		error);
}

static char *proof(const struct cover_input *in, GError **error G_GNUC_UNUSED)
{
	return text_wrap(in->proof ? in->proof : "", TEXT_COLUMNS);
}

/* One part of the letter: a function of its own, or a text as it stands. */
struct part {
	const char *text;
	char *(*make)(const struct cover_input *in, GError **error);
};

static const struct part parts[] = {
	{.make = unaccounted},
	{.make = unparsed},
	{.make = part},
	{.text = "cover-problem"},
	{.text = "cover-discussion"},
	{.make = helpers},
	{.make = drafts},
	{.make = why},
	{.make = survey},
	{.make = questions},
	{.make = keepers},
	{.make = left},
	{.make = decided},
	{.make = flip},
	{.make = lockdown},
	{.make = findings},
	{.make = merge},
	{.make = proof},
	{.text = "cover-tool"},
	{.text = "cover-links"},
};

/* The campaign's, or what it says for this polarity, or for a part. */
static char *title(const struct cover_input *in, GError **error)
{
	const struct campaign *campaign = in->message->campaign;
	g_autofree char *whole = NULL;

	if (is_withheld(in, "cover-helpers"))
		whole = campaign_text(campaign, "subject-title-withheld", NULL,
				      error);
	else if (campaign_has_text(campaign, "subject-title"))
		whole = campaign_text(campaign, "subject-title", NULL, error);
	else
		whole = g_strdup(campaign->title);
	if (!whole || !in->only)
		return g_steal_pointer(&whole);
	return g_strdup_printf("%s (%s)", whole, in->only);
}

gboolean cover_write(const struct cover_input *in, char **subject, char **body,
		     GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *part =
			parts[i].make ? parts[i].make(in, error)
				      : message_text(in->message, parts[i].text,
						     NULL, error);

		if (!part)
			return FALSE;
		text_add(out, part);
	}
	*subject = title(in, error);
	if (!*subject)
		return FALSE;
	*body = g_strdup(out->str);
	return TRUE;
}
