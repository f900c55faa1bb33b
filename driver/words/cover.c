// SPDX-License-Identifier: GPL-2.0
#include "words/cover.h"

#include "words/cover-decided.h"
#include "words/cover-ending.h"
#include "words/cover-left.h"
#include "words/message-part.h"
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

char *cover_place(const struct cover_input *in, guint index)
{
	if (in->places && index < in->places->len)
		return g_strdup(in->places->pdata[index]);
	return g_strdup_printf("%u", index + 1);
}

/* Comments that nobody has written: who could, is asked. */
static char *drafts(const struct cover_input *in, GError **error)
{
	if (!cover_unwritten(in->message->campaign, in->patches))
		return g_strdup("");
	return message_text(in->message, "cover-drafts", NULL, error);
}

/* The named text with these lines, indented; lines may be NULL. */
static char *with_lines(const struct cover_input *in, const char *name,
			const GPtrArray *lines, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; lines && i < lines->len; i++)
		g_string_append_printf(list, "%s  %s", i ? "\n" : "",
				       (char *)lines->pdata[i]);
	return cover_list(in, name, list->str, error);
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

/* The conversions that can be taken in any order. */
static guint count_others(const struct cover_input *in)
{
	guint count = 0;

	for (guint i = 0; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		count += (patch->kind == PATCH_CORE ||
			  patch->kind == PATCH_CONVERSION) &&
			 !cover_is_decided(in->patches, patch);
	}
	return count;
}

/* The patches that change what the kernel does, and what comes after them. */
static char *decided(const struct cover_input *in, GError **error)
{
	g_autofree char *list =
		cover_decisions(in->message, in->patches, in->places, error);

	return list ? cover_list(in, "cover-decisions", list, error) : NULL;
}

/* Whether the series brings the helpers itself. */
static gboolean adds_helpers(const struct cover_input *in)
{
	const struct patch *first =
		in->patches->len ? in->patches->pdata[0] : NULL;

	return first && first->kind == PATCH_HELPERS;
}

/* What else was found on the way to the flip. */
static char *findings(const struct cover_input *in,
		      GError **error G_GNUC_UNUSED)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; in->findings && i < in->findings->len; i++)
		text_add(out, in->findings->pdata[i]);
	return text_wrap(out->str, TEXT_COLUMNS);
}

/* What the helpers are, and that some of their comments are drafts. */
static char *helpers(const struct cover_input *in, GError **error)
{
	const char *name = !adds_helpers(in)
				   ? cover_only_locks(in)
					     ? "cover-helpers-done"
					     : "cover-helpers-declared"
			   : cover_is_withheld(in, "cover-helpers")
				   ? "cover-helpers-withheld"
				   : "cover-helpers";
	g_autofree char *rules =
		message_rules(in->message, "cover-rule", error);
	g_autofree char *unwritten = rules ? drafts(in, error) : NULL;
	g_autofree char *text =
		unwritten ? message_text(
				    in->message, name,
				    (const char *const[]){"RULES", rules, NULL},
				    error)
			  : NULL;
	g_autofree char *both = NULL;

	if (!text)
		return NULL;
	both = g_strdup_printf("%s %s", text, unwritten);
	return text_wrap(both, TEXT_COLUMNS);
}

/* ": 7 calls below keep the pages without it"; "": none is asked about. */
static char *forgotten(const struct cover_input *in, GError **error)
{
	const GPtrArray *sites = in->message->sites;
	g_autofree char *count = NULL;
	g_autofree char *text = NULL;
	guint asked = 0;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		asked += site->stage == STAGE_QUESTION && !site->again &&
			 !site->via && site->outcome != OUTCOME_LEFT;
	}
	if (asked < 2)
		return g_strdup("");
	count = text_count(asked, "call", "calls");
	text = message_text(in->message, "cover-forgotten",
			    (const char *const[]){"COUNT", count, NULL}, error);
	return text ? g_strconcat(": ", text, NULL) : NULL;
}

/* Why it is done this way; there is no need to say where it has been done. */
static char *why(const struct cover_input *in, GError **error)
{
	enum polarity polarity = in->message->campaign->polarity;
	g_autofree char *seen = NULL;

	if (!adds_helpers(in) || in->only || polarity_flips(polarity) ||
	    !polarity_names(polarity, VERDICT_SHORTTERM))
		return g_strdup("");
	seen = forgotten(in, error);
	return seen ? message_text(
			      in->message, "cover-why",
			      (const char *const[]){"FORGOTTEN", seen, NULL},
			      error)
		    : NULL;
}

static char *merge(const struct cover_input *in, GError **error)
{
	const char *named =
		cover_has_kind(in, PATCH_BEHAVIOUR) ? " not named above" : "";
	g_autofree char *count =
		text_count(count_others(in), "patch", "patches");
	g_autofree char *others = g_strconcat(count, named, NULL);

	if (in->merge)
		return g_strdup(in->merge);
	if (cover_only_locks(in))
		return g_strdup("");
	return message_text(
		in->message,
		!adds_helpers(in)		       ? "cover-merge-declared"
		: cover_is_withheld(in, "cover-merge") ? "cover-merge-withheld"
						       : "cover-merge",
		(const char *const[]){"OTHERS", others, "NAMED", named, NULL},
		error);
}

static char *proof(const struct cover_input *in, GError **error G_GNUC_UNUSED)
{
	return text_wrap(in->proof ? in->proof : "", TEXT_COLUMNS);
}

/* One part of the letter: a function of its own, or a text as it stands. */
struct letter_part {
	const char *text;
	char *(*make)(const struct cover_input *in, GError **error);
};

static const struct letter_part parts[] = {
	{.make = unaccounted},
	{.make = unparsed},
	{.make = part},
	{.text = "cover-problem"},
	{.text = "cover-discussion"},
	{.make = helpers},
	{.make = why},
	{.make = survey},
	{.make = cover_questions},
	{.make = cover_keepers},
	{.make = cover_left},
	{.make = decided},
	{.make = cover_flip},
	{.make = cover_lockdown},
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

	if (cover_is_withheld(in, "cover-helpers"))
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
