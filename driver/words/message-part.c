// SPDX-License-Identifier: GPL-2.0
#include "words/message-part.h"

#include <string.h>

#include "tree/change.h"
#include "rewrite/lift.h"
#include "words/message-question.h"
#include "words/message-suite.h"
#include "convert/reason.h"
#include "site/site.h"
#include "words/smpl.h"
#include "words/subject.h"
#include "base/text.h"

char *message_text(const struct message_input *in, const char *name,
		   const char *const *more, GError **error)
{
	const struct campaign *campaign = in->campaign;
	g_autoptr(GHashTable) values =
		g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GString) helpers = g_string_new(NULL);
	g_autofree char *command =
		text_command(in->command ? in->command : "", TEXT_COLUMNS);
	g_autofree char *list =
		in->helpers ? text_list(in->helpers, "()") : g_strdup("");
	g_autofree char *text = NULL;

	for (guint i = 0; in->helpers && i < in->helpers->len; i++)
		g_string_append_printf(helpers, "%s  %s()", i ? "\n" : "",
				       (char *)in->helpers->pdata[i]);
	g_hash_table_insert(values, "FAMILY", campaign->family);
	g_hash_table_insert(values, "LONGTERM", campaign->longterm_suffix);
	g_hash_table_insert(values, "SHORTTERM", campaign->shortterm_suffix);
	g_hash_table_insert(values, "OPTOUT", campaign->optout_flag);
	g_hash_table_insert(values, "DEFINITIONS", campaign->definitions);
	g_hash_table_insert(values, "DOCUMENT", campaign->document);
	g_hash_table_insert(values, "FLAG", campaign->flag);
	g_hash_table_insert(values, "TAG", campaign->comment_tag);
	g_hash_table_insert(values, "MARK", campaign->unwritten_mark);
	g_hash_table_insert(values, "CAMPAIGN", campaign->name);
	g_hash_table_insert(values, "SPATCH", (char *)in->spatch);
	g_hash_table_insert(values, "COMMAND", command);
	g_hash_table_insert(values, "HELPERS", helpers->str);
	g_hash_table_insert(values, "HELPERLIST", list);
	for (; more && *more; more += 2)
		g_hash_table_insert(values, (char *)more[0], (char *)more[1]);
	text = campaign_text(campaign, name, values, error);
	return text ? text_wrap(text, TEXT_COLUMNS) : NULL;
}

static gboolean has_suffix(const GPtrArray *names, const char *suffix)
{
	for (guint i = 0; names && i < names->len; i++)
		if (g_str_has_suffix(names->pdata[i], suffix))
			return TRUE;
	return FALSE;
}

char *message_rules(const struct message_input *in, const char *prefix,
		    GError **error)
{
	const struct {
		const char *word, *suffix;
	} sides[] = {{"longterm", in->campaign->longterm_suffix},
		     {"shortterm", in->campaign->shortterm_suffix}};
	g_autoptr(GString) out = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
		g_autofree char *name =
			g_strdup_printf("%s-%s", prefix, sides[i].word);
		g_autofree char *text = NULL;

		if (!has_suffix(in->helpers, sides[i].suffix))
			continue;
		text = message_text(in, name, NULL, error);
		if (!text)
			return NULL;
		g_string_append_printf(out, "%s%s", out->len ? " " : "", text);
	}
	return g_strdup(out->str);
}

/* Whether the document said that there are no such helpers, and no more does. */
static gboolean is_undone(const struct message_input *in,
			  const struct patch *patch)
{
	static const char words[] = "number of wrapper functions";
	const struct change *change =
		patch_change(patch, in->campaign->document);
	gsize before = 0, after = 0;
	const char *old =
		change ? g_bytes_get_data(change->before, &before) : NULL;
	const char *new =
		change ? g_bytes_get_data(change->after, &after) : NULL;

	return old && new &&g_strstr_len(old, before, words) &&
	       !g_strstr_len(new, after, words);
}

/* What the helpers are: patch 1. */
static char *helpers(const struct message_input *in, const struct patch *patch,
		     GError **error)
{
	g_autofree char *rules = message_rules(in, "rule", error);
	g_autofree char *undone =
		!rules ? NULL
		: is_undone(in, patch)
			? message_text(in, "helpers-undone", NULL, error)
			: g_strdup("");

	return undone ? message_text(in, "helpers",
				     (const char *const[]){"RULES", rules,
							   "UNDONE", undone,
							   NULL},
				     error)
		      : NULL;
}

/* Whether the patch converts the site; or whether it is left, and is a matter. */
static gboolean is_of(const struct site *site, const struct patch *patch,
		      gboolean converted)
{
	enum stage stage = message_stage(patch->kind);

	if (converted)
		return site_outcome(site, stage) != OUTCOME_LEFT;
	return stage == STAGE_MECHANICAL && site->outcome == OUTCOME_LEFT &&
	       !site->fits && !site->waits;
}

GPtrArray *message_sites(const struct patch *patch, const GPtrArray *sites,
			 gboolean converted)
{
	GPtrArray *mine = g_ptr_array_new();

	/* it touches files of the API's own that others have converted */
	if (patch->kind == PATCH_LOCKDOWN)
		return mine;
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (is_of(site, patch, converted) &&
		    patch_change(patch, site->file))
			g_ptr_array_add(mine, site);
	}
	return mine;
}

guint message_unwritten(const struct campaign *campaign,
			const struct patch *patch)
{
	return patch_marks(patch, campaign->unwritten_mark);
}

/* Sites (struct site *) with this outcome. */
static GPtrArray *with_outcome(const GPtrArray *sites, enum outcome outcome)
{
	GPtrArray *some = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++)
		if (((struct site *)sites->pdata[i])->outcome == outcome)
			g_ptr_array_add(some, sites->pdata[i]);
	return some;
}

static char *context(const struct message_input *in, const GPtrArray *sites,
		     GError **error)
{
	g_autoptr(GPtrArray) longterm = with_outcome(sites, OUTCOME_LONGTERM);

	return message_text(in,
			    !longterm->len		  ? "context-shortterm"
			    : longterm->len == sites->len ? "context-longterm"
							  : "context-mixed",
			    NULL, error);
}

/* "<helper>() in f() and g()" for one callee. */
static char *call(const GPtrArray *sites, const char *callee,
		  const char *suffix)
{
	g_autoptr(GPtrArray) mine = g_ptr_array_new();
	g_autoptr(GPtrArray) functions = NULL;
	g_autofree char *list = NULL;

	for (guint i = 0; i < sites->len; i++)
		if (g_str_equal(((struct site *)sites->pdata[i])->callee,
				callee))
			g_ptr_array_add(mine, sites->pdata[i]);
	functions = subject_functions(mine);
	list = functions->len ? text_list(functions, "()")
			      : g_strdup("a macro");
	return g_strdup_printf("%s%s() in %s", callee, suffix, list);
}

/* Which helper is called where, and what that means for the flag. */
static char *what(const struct message_input *in, const GPtrArray *sites,
		  GError **error)
{
	const enum polarity polarity = in->campaign->polarity;
	const char *const suffixes[] = {
		polarity_names(polarity, VERDICT_LONGTERM)
			? in->campaign->longterm_suffix
			: "",
		polarity_names(polarity, VERDICT_SHORTTERM)
			? in->campaign->shortterm_suffix
			: ""};
	const char *const rules[] = {"what-longterm", "what-shortterm"};
	const enum outcome outcomes[] = {OUTCOME_LONGTERM, OUTCOME_SHORTTERM};
	g_autoptr(GPtrArray) calls = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) after = g_string_new(NULL);
	g_autofree char *list = NULL;
	g_autofree char *text = NULL;

	for (guint o = 0; o < 2; o++) {
		g_autoptr(GPtrArray) some = with_outcome(sites, outcomes[o]);
		g_autoptr(GPtrArray) callees = sites_callees(some);
		g_autofree char *rule = NULL;

		for (guint i = 0; i < callees->len; i++)
			g_ptr_array_add(calls, call(some, callees->pdata[i],
						    suffixes[o]));
		if (!some->len)
			continue;
		rule = message_text(in, rules[o], NULL, error);
		if (!rule)
			return NULL;
		g_string_append_printf(after, "%s ", rule);
	}
	g_ptr_array_add(calls, NULL);
	list = g_strjoinv("\n- ", (char **)calls->pdata);
	text = message_text(
		in, calls->len == 2 ? "what-one" : "what-many",
		(const char *const[]){"CALLS", list, "RULES", after->str, NULL},
		error);
	return g_steal_pointer(&text);
}

static char *reasons(const struct message_input *in, const GPtrArray *sites,
		     const char *intro_name, GError **error)
{
	g_autofree char *intro = NULL;
	g_autofree char *list = NULL;

	if (!sites->len)
		return g_strdup("");
	intro = message_text(in, intro_name, NULL, error);
	if (!intro)
		return NULL;
	list = reason_list(sites, FALSE);
	return g_strdup_printf("%s\n\n%s", intro, list);
}

/* Whether one of the sites, in this file (NULL: any), is lifted. */
static gboolean is_lifted(const GPtrArray *sites, const char *file)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->lifted && (!file || g_str_equal(site->file, file)))
			return TRUE;
	}
	return FALSE;
}

/* What became of the functions whose callers want different things. */
static char *lifted(const struct message_input *in, const GPtrArray *sites,
		    GError **error)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; in->lifted && i < in->lifted->len; i++) {
		const struct lifted *one = in->lifted->pdata[i];
		g_autofree char *entries = NULL;
		g_autofree char *text = NULL;

		if (!is_lifted(sites, one->file))
			continue;
		entries = text_list(one->entries, "()");
		text = message_text(
			in,
			!one->body	     ? "lifted-thin"
			: !one->entries->len ? "lifted-inner"
			: one->handed_on     ? "lifted-on"
					     : "lifted",
			(const char *const[]){
				"FUNCTION", one->function, "PARAMETER",
				one->parameter, "ENTRIES", entries,
				one->body ? "BODY" : NULL, one->body, NULL},
			error);
		if (!text)
			return NULL;
		text_add(out, text);
	}
	return g_strdup(out->str);
}

static char *script(const struct message_input *in, const struct patch *patch,
		    GError **error)
{
	g_autoptr(GPtrArray) converted = message_sites(patch, in->sites, TRUE);
	g_autofree char *smpl = NULL;
	g_autofree char *marked = NULL;
	g_autofree char *indented = NULL;
	g_autofree char *intro = NULL;

	if (is_lifted(converted, NULL))
		return message_text(in, "smpl-lifted", NULL, error);
	smpl = smpl_write(in->campaign, patch, in->sites);
	if (!smpl)
		return message_text(in,
				    patch->kind == PATCH_FLIP ? "smpl-flip"
							      : "smpl-none",
				    NULL, error);
	intro = message_text(in,
			     message_unwritten(in->campaign, patch)
				     ? "smpl-comments"
				     : "smpl",
			     NULL, error);
	if (!intro)
		return NULL;
	marked = g_strdup_printf("// <smpl>\n%s\n// </smpl>", smpl);
	/* a "---" or "diff " at a line's start would end the message */
	indented = text_indent(marked, " ");
	return g_strdup_printf("%s\n\n%s", intro, indented);
}

static char *notes(const struct patch *patch, const struct message_input *in)
{
	const GPtrArray *list = patch->kind == PATCH_HELPERS ? in->helper_notes
				: patch->kind == PATCH_TEST  ? in->test_notes
							     : NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; list && i < list->len; i++)
		g_string_append_printf(out, "%s\n", (char *)list->pdata[i]);
	return text_wrap(out->str, TEXT_COLUMNS);
}

char *message_part(const struct message_input *in, const struct patch *patch,
		   const char *name, const char *proof, GError **error)
{
	g_autoptr(GPtrArray) converted = message_sites(patch, in->sites, TRUE);
	g_autoptr(GPtrArray) left = message_sites(patch, in->sites, FALSE);

	if (g_str_equal(name, "context"))
		return context(in, converted, error);
	if (g_str_equal(name, "what"))
		return what(in, converted, error);
	if (g_str_equal(name, "lifted"))
		return lifted(in, converted, error);
	if (g_str_equal(name, "reasons"))
		return reasons(in, converted, "reasons", error);
	if (g_str_equal(name, "keepers"))
		return message_keepers(in, converted, error);
	if (g_str_equal(name, "question"))
		return message_question(in, converted, error);
	if (g_str_equal(name, "left"))
		return reasons(in, left, "left", error);
	if (g_str_equal(name, "smpl"))
		return script(in, patch, error);
	if (g_str_equal(name, "proof"))
		return text_wrap(proof ? proof : "", TEXT_COLUMNS);
	if (g_str_equal(name, "test"))
		return message_suite(in, patch, error);
	if (g_str_equal(name, "helpers"))
		return helpers(in, patch, error);
	if (g_str_equal(name, "helper-notes"))
		return notes(patch, in);
	return message_text(in, name, (const char *const *)patch->values,
			    error);
}
