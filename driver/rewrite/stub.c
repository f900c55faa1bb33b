// SPDX-License-Identifier: GPL-2.0
#include "stub.h"

static char *replace(char *text, const char *pattern, const char *by)
{
	GRegex *regex = g_regex_new(pattern, 0, 0, NULL);
	char *done = g_regex_replace(regex, text, -1, 0, by, 0, NULL);

	g_regex_unref(regex);
	if (!done)
		return text;
	g_free(text);
	return done;
}

/* The evidence without what a comment cannot keep true: places, quotations. */
static char *evidence_of(const struct site *site)
{
	char *text = g_strdup(site->evidence);

	text = replace(text,
		       "^'.*' at \\S+:\\d+ keeps them when (.*?) returns; "
		       "dropped at \\S+:\\d+ by ",
		       "these pages are still held when \\1 returns, and "
		       "dropped by ");
	text = replace(text, " at \\S+:\\d+", "");
	return replace(text, "drops them", "drops these pages");
}

char *stub_text(const struct campaign *campaign, const struct site *site,
		GError **error)
{
	static const char *const names[] = {
		[LIFETIME_UNKNOWN] = "comment",
		[LIFETIME_SCOPED] = "comment-scoped",
		[LIFETIME_ASYNC] = "comment-async",
		[LIFETIME_ESCAPES] = "comment-escapes",
	};
	GHashTable *values = g_hash_table_new(g_str_hash, g_str_equal);
	char *evidence = site->evidence ? evidence_of(site) : NULL;
	enum lifetime lifetime = evidence ? site->lifetime : LIFETIME_UNKNOWN;
	char *text;

	g_hash_table_insert(values, "TAG", campaign->comment_tag);
	g_hash_table_insert(values, "MARK", campaign->unwritten_mark);
	g_hash_table_insert(values, "FLAG", campaign->flag);
	g_hash_table_insert(values, "FUNCTION",
			    site->function ? site->function : "this file");
	g_hash_table_insert(values, "EVIDENCE", evidence ? evidence : "");
	text = campaign_text(campaign, names[lifetime], values, error);
	g_hash_table_unref(values);
	g_free(evidence);
	return text;
}
