// SPDX-License-Identifier: GPL-2.0
#include "words/message-suite.h"

#include "tree/change.h"
#include "words/message-part.h"

/* What the campaign says about the KUnit case, else its name. */
static char *describe_case(const struct message_input *in, const char *name,
			   GError **error)
{
	g_autofree char *text = g_strdup_printf("case-%s", name);

	if (campaign_has_text(in->campaign, text))
		return message_text(in, text, NULL, error);
	return g_strdup_printf("%s()", name);
}

char *message_suite(const struct message_input *in, const struct patch *patch,
		    GError **error)
{
	g_autoptr(GRegex) regex =
		g_regex_new("\\bKUNIT_CASE\\w*\\(\\s*(\\w+)", 0, 0, NULL);
	g_autoptr(GString) cases = g_string_new(NULL);

	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];
		gsize length;
		const char *text = g_bytes_get_data(change->after, &length);
		g_autofree char *copy = g_strndup(text ? text : "", length);
		g_autoptr(GMatchInfo) match = NULL;

		g_regex_match(regex, copy, 0, &match);
		for (; g_match_info_matches(match);
		     g_match_info_next(match, NULL)) {
			g_autofree char *name = g_match_info_fetch(match, 1);
			g_autofree char *line = describe_case(in, name, error);

			if (!line)
				return NULL;
			g_string_append_printf(cases, "- %s\n", line);
		}
	}
	return message_text(in, "test",
			    (const char *const[]){"CASES", cases->str, NULL},
			    error);
}
