// SPDX-License-Identifier: GPL-2.0
#include "helper/wrapper.h"

#include <string.h>

#include "site/campaign.h"
#include "base/error.h"
#include "helper/helpers.h"
#include "helper/split-raw.h"

static void wrapper_free(void *data)
{
	struct wrapper *wrapper = data;

	g_free(wrapper->name);
	g_free(wrapper->callee);
	g_free(wrapper);
}

static gboolean check_request(const struct campaign *campaign,
			      const struct family *family,
			      const struct helpers_request *request,
			      GError **error)
{
	const struct member *member = family_find(family, request->member);
	const char *why = NULL;

	if (!member)
		why = "this tree does not declare it";
	else if (member->flags == G_MAXUINT)
		why = "it has no flags argument";
	else if (!member->source)
		why = "its definition is not found";
	else if (request->longterm && member->refusal == REFUSAL_ALWAYS)
		why = "its definition refuses long-term pins";
	if (!why)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "no helper can be made of '%s': %s (%s)", request->member,
		    why, campaign->definitions);
	return FALSE;
}

static void add(GPtrArray *wrappers, const struct campaign *campaign,
		const struct member *member, gboolean longterm)
{
	struct wrapper *wrapper = g_new0(struct wrapper, 1);

	wrapper->member = member;
	wrapper->longterm = longterm;
	wrapper->name = g_strconcat(member->name,
				    longterm ? campaign->longterm_suffix
					     : campaign->shortterm_suffix,
				    NULL);
	wrapper->callee = polarity_flips(campaign->polarity)
				  ? split_name(campaign, member)
				  : g_strdup(member->name);
	g_ptr_array_add(wrappers, wrapper);
}

static const struct helpers_request *request_of(const GPtrArray *requests,
						const char *name)
{
	for (guint i = 0; i < requests->len; i++) {
		const struct helpers_request *request = requests->pdata[i];

		if (!strcmp(request->member, name))
			return request;
	}
	return NULL;
}

GPtrArray *wrappers_wanted(const struct campaign *campaign,
			   const struct family *family,
			   const GPtrArray *requests, GError **error)
{
	GPtrArray *wrappers;

	for (guint i = 0; i < requests->len; i++)
		if (!check_request(campaign, family, requests->pdata[i], error))
			return NULL;
	wrappers = g_ptr_array_new_with_free_func(wrapper_free);
	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];
		const struct helpers_request *request =
			request_of(requests, member->name);

		if (request && request->longterm && !member->has_longterm)
			add(wrappers, campaign, member, TRUE);
		if (request && request->shortterm && !member->has_shortterm)
			add(wrappers, campaign, member, FALSE);
	}
	return wrappers;
}

static gboolean is_wanted(const GPtrArray *wanted, const struct member *member,
			  gboolean longterm)
{
	for (guint i = 0; i < wanted->len; i++) {
		const struct wrapper *wrapper = wanted->pdata[i];

		if (wrapper->member == member && wrapper->longterm == longterm)
			return TRUE;
	}
	return FALSE;
}

GPtrArray *wrappers_present(const struct campaign *campaign,
			    const struct family *family,
			    const GPtrArray *wanted)
{
	GPtrArray *wrappers = g_ptr_array_new_with_free_func(wrapper_free);

	for (guint i = 0; i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (member->has_longterm || is_wanted(wanted, member, TRUE))
			add(wrappers, campaign, member, TRUE);
		if (member->has_shortterm || is_wanted(wanted, member, FALSE))
			add(wrappers, campaign, member, FALSE);
	}
	return wrappers;
}

GPtrArray *wrappers_names(const GPtrArray *wrappers, gboolean longterm)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < wrappers->len; i++) {
		const struct wrapper *wrapper = wrappers->pdata[i];

		if (wrapper->longterm == longterm)
			g_ptr_array_add(names, g_strdup(wrapper->name));
	}
	return names;
}

static void add_lists(struct template_words *words, const struct member *member)
{
	GPtrArray *parameters = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *arguments = g_ptr_array_new();

	for (guint i = 0; i < member->parameters->len; i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];

		g_ptr_array_add(parameters, parameter_text(parameter));
		g_ptr_array_add(arguments, parameter->name);
	}
	template_list(words, "PARAMETERS", parameters);
	template_list(words, "ARGUMENTS", arguments);
	g_ptr_array_unref(parameters);
	g_ptr_array_unref(arguments);
}

struct template_words *wrapper_words(const struct wrapper *wrapper)
{
	const struct member *member = wrapper->member;
	const struct parameter *flags =
		member->parameters->pdata[member->flags];
	struct template_words *words = template_words_new();
	char *name = g_strconcat("MEMBER_", member->name, NULL);

	template_word(words, "RAW", member->name);
	template_word(words, "HELPER", wrapper->name);
	if (wrapper->callee)
		template_word(words, "CALLEE", wrapper->callee);
	template_word(words, "RETURNS", member->returns);
	template_word(words, "FLAGS", flags->name);
	/* callers of a raw function without errors do not check for one */
	template_word(words, "REFUSED", member->no_errno ? "0" : "-EINVAL");
	template_word(words, "LONGTERM", wrapper->longterm ? "true" : "false");
	add_lists(words, member);
	if (member->export) {
		template_word(words, "EXPORT", member->export);
		template_define(words, "EXPORTED");
	}
	if (wrapper->longterm && member->refused_with) {
		template_word(words, "REFUSED_WITH", member->refused_with);
		template_define(words, "REFUSED_WITH");
	}
	template_define(words, name);
	g_free(name);
	return words;
}
