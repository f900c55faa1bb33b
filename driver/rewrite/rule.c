// SPDX-License-Identifier: GPL-2.0
#include "rewrite/rule.h"

#include <string.h>

#include "base/error.h"

/* The rule's text with a pair of lines for each function that it lacks. */
static char *complete(const char *text, const struct family *family)
{
	GRegex *regex = g_regex_new("^- (\\w+)\n\\+ \\1(\\w+)\n",
				    G_REGEX_MULTILINE, 0, NULL);
	GHashTable *listed =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GMatchInfo *match = NULL;
	char *suffix = NULL;
	gint end = -1;
	GString *out;

	g_regex_match(regex, text, 0, &match);
	while (g_match_info_matches(match)) {
		g_hash_table_add(listed, g_match_info_fetch(match, 1));
		g_free(suffix);
		suffix = g_match_info_fetch(match, 2);
		g_match_info_fetch_pos(match, 0, NULL, &end);
		g_match_info_next(match, NULL);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
	out = g_string_new_len(text, end < 0 ? 0 : end);
	for (guint i = 0; end >= 0 && i < family->members->len; i++) {
		const struct member *member = family->members->pdata[i];

		if (!g_hash_table_contains(listed, member->name))
			g_string_append_printf(out, "|\n- %s\n+ %s%s\n",
					       member->name, member->name,
					       suffix);
	}
	g_string_append(out, text + MAX(end, 0));
	g_hash_table_unref(listed);
	g_free(suffix);
	return g_string_free(out, FALSE);
}

char *rule_for_family(const struct spatch *spatch, const char *folder,
		      const char *file, const struct family *family,
		      GError **error)
{
	char *path = g_build_filename(folder, file, NULL);
	char *text = NULL, *whole;
	GError *cause = NULL;

	if (!g_file_get_contents(path, &text, NULL, &cause)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read the semantic patch '%s': %s", path,
			    cause->message);
		g_error_free(cause);
		g_free(path);
		return NULL;
	}
	whole = complete(text, family);
	if (strcmp(whole, text)) {
		g_free(path);
		path = g_build_filename(spatch->scratch->path, file, NULL);
		if (!g_file_set_contents(path, whole, -1, error))
			g_clear_pointer(&path, g_free);
	}
	g_free(whole);
	g_free(text);
	return path;
}
