// SPDX-License-Identifier: GPL-2.0
#include "cover.h"

#include "cover-decided.h"
#include "message-part.h"
#include "reason.h"
#include "site.h"
#include "survey.h"
#include "text.h"

guint cover_unwritten(const struct campaign *campaign, const GPtrArray *patches)
{
	guint count = 0;

	for (guint i = 0; i < patches->len; i++)
		count += message_unwritten(campaign, patches->pdata[i]);
	return count;
}

static char *stubs(const struct cover_input *in, GError **error)
{
	guint n = cover_unwritten(in->message->campaign, in->patches);
	g_autofree char *count = g_strdup_printf("%u", n);

	if (!n)
		return g_strdup("");
	return message_text(in->message,
			    n == 1 ? "cover-stubs-one" : "cover-stubs-many",
			    (const char *const[]){"COUNT", count, NULL}, error);
}

static char *author(const struct cover_input *in, GError **error)
{
	g_autofree char *identity = NULL;

	if (!in->identity->editme)
		return g_strdup("");
	identity = identity_text(in->identity);
	return message_text(in->message, "cover-identity",
			    (const char *const[]){"IDENTITY", identity, NULL},
			    error);
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

static char *unaccounted(const struct cover_input *in, GError **error)
{
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; in->unaccounted && i < in->unaccounted->len; i++)
		g_string_append_printf(list, "%s  %s", i ? "\n" : "",
				       (char *)in->unaccounted->pdata[i]);
	return with_list(in, "cover-unaccounted", list->str, error);
}

static char *survey(const struct cover_input *in, GError **error)
{
	const GPtrArray *sites = in->message->sites;
	g_autofree char *verdicts = survey_verdicts(sites);
	g_autofree char *lifetimes = survey_lifetimes(sites);
	g_autofree char *calls =
		text_count(survey_calls(sites), "call", "calls");
	g_autofree char *files =
		text_count(survey_files(sites), "file", "files");
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *first =
		message_text(in->message, "cover-survey",
			     (const char *const[]){
				     "TABLE", verdicts, "CALLS", calls, "FILES",
				     files, "VERSION", in->tree->version, NULL},
			     error);
	g_autofree char *second = NULL;
	g_autofree char *list = NULL;
	g_autofree char *third = NULL;

	if (!first)
		return NULL;
	text_add(out, first);
	if (lifetimes) {
		second = message_text(
			in->message, "cover-lifetimes",
			(const char *const[]){"TABLE", lifetimes, NULL}, error);
		if (!second)
			return NULL;
		text_add(out, second);
	}
	list = reason_suspects(sites, TRUE);
	third = with_list(in, "cover-suspects", list, error);
	if (!third)
		return NULL;
	text_add(out, third);
	return g_strdup(out->str);
}

static char *left(const struct cover_input *in, GError **error)
{
	g_autoptr(GPtrArray) sites = g_ptr_array_new();
	g_autofree char *list = NULL;

	for (guint i = 0; i < in->message->sites->len; i++) {
		struct site *site = in->message->sites->pdata[i];

		if (site->outcome == OUTCOME_LEFT && !site->fits)
			g_ptr_array_add(sites, site);
	}
	list = reason_list(sites, TRUE);
	return with_list(in, "cover-left", list, error);
}

/* The patches that can be taken in any order: not the first, nor the last. */
static guint count_others(const struct cover_input *in)
{
	guint count = 0;

	for (guint i = 1; i < in->patches->len; i++) {
		const struct patch *patch = in->patches->pdata[i];

		count += patch->kind < PATCH_FLIP &&
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

/* Appends what there is to say about a helper that is not made. */
static gboolean add_absent(const struct cover_input *in, GString *list,
			   const char *callee, const char *helper,
			   const char *word, GError **error)
{
	const struct message_input *message = in->message;
	g_autofree char *more = g_strdup_printf("finding-%s", helper);
	g_autofree char *text =
		message_text(message, "finding-none",
			     (const char *const[]){"RAW", callee, "WORD", word,
						   "HELPER", helper, NULL},
			     error);
	g_autofree char *comment = NULL;

	if (!text)
		return FALSE;
	if (campaign_has_text(message->campaign, more)) {
		comment = message_text(message, more, NULL, error);
		if (!comment)
			return FALSE;
	}
	g_string_append_printf(list, "- %s %s\n", text, comment ? comment : "");
	return TRUE;
}

static char *findings(const struct cover_input *in, GError **error)
{
	const struct campaign *campaign = in->message->campaign;
	const GPtrArray *sites = in->message->sites;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		g_autofree char *longterm = g_strconcat(
			site->callee, campaign->longterm_suffix, NULL);
		g_autofree char *shortterm = g_strconcat(
			site->callee, campaign->shortterm_suffix, NULL);

		if (!g_hash_table_add(seen, site->callee))
			continue;
		if (polarity_names(campaign->polarity, VERDICT_LONGTERM) &&
		    !has_helper(in, longterm, site->callee, OUTCOME_LONGTERM) &&
		    !add_absent(in, list, site->callee, longterm, "long-term",
				error))
			return NULL;
		if (polarity_names(campaign->polarity, VERDICT_SHORTTERM) &&
		    !has_helper(in, shortterm, site->callee,
				OUTCOME_SHORTTERM) &&
		    !add_absent(in, list, site->callee, shortterm, "short-term",
				error))
			return NULL;
	}
	for (guint i = 0; in->findings && i < in->findings->len; i++)
		g_string_append_printf(list, "- %s\n",
				       (char *)in->findings->pdata[i]);
	return with_list(in, "cover-findings", list->str, error);
}

static char *helpers(const struct cover_input *in, GError **error)
{
	return message_text(in->message,
			    adds_helpers(in) ? "cover-helpers"
			    : only_locks(in) ? "cover-helpers-done"
					     : "cover-helpers-declared",
			    NULL, error);
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

static char *base(const struct cover_input *in, GError **error)
{
	g_autofree char *commit =
		in->tree->commit ? g_strndup(in->tree->commit, 12) : NULL;

	return message_text(in->message,
			    commit ? "cover-base-commit" : "cover-base-tarball",
			    (const char *const[]){"VERSION", in->tree->version,
						  commit ? "COMMIT" : NULL,
						  commit, NULL},
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
	{.make = stubs},
	{.make = author},
	{.make = unaccounted},
	{.text = "cover-problem"},
	{.text = "cover-discussion"},
	{.make = helpers},
	{.make = survey},
	{.make = left},
	{.make = decided},
	{.make = flip},
	{.make = lockdown},
	{.make = findings},
	{.make = merge},
	{.make = base},
	{.make = proof},
	{.text = "cover-tool"},
	{.text = "cover-links"},
};

/* The campaign's, or what it says for this polarity. */
static char *title(const struct campaign *campaign, GError **error)
{
	if (campaign_has_text(campaign, "subject-title"))
		return campaign_text(campaign, "subject-title", NULL, error);
	return g_strdup(campaign->title);
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
	*subject = title(in->message->campaign, error);
	if (!*subject)
		return FALSE;
	*body = g_strdup(out->str);
	return TRUE;
}
