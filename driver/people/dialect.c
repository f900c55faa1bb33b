// SPDX-License-Identifier: GPL-2.0
#include "people/dialect.h"

#include <string.h>

/* push(@penguin_chief, "Name:user\@host"); */
static void read_chiefs(struct dialect *dialect, const char *script)
{
	GRegex *regex = g_regex_new("^push\\(@penguin_chief, \"(.*):(.*)\"\\)",
				    G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
	GMatchInfo *match = NULL;

	g_regex_match(regex, script, 0, &match);
	while (g_match_info_matches(match)) {
		char *name = g_match_info_fetch(match, 1);
		char *mail = g_match_info_fetch(match, 2);
		char *bare = g_strcompress(mail);

		g_ptr_array_add(dialect->chiefs,
				g_strdup_printf("%s <%s>", name, bare));
		g_free(name);
		g_free(mail);
		g_free(bare);
		g_match_info_next(match, NULL);
	}
	g_match_info_free(match);
	g_regex_unref(regex);
}

struct dialect *dialect_read(const char *script)
{
	struct dialect *dialect = g_new0(struct dialect, 1);

	dialect->chiefs = g_ptr_array_new_with_free_func(g_free);
	dialect->unicode = TRUE;
	dialect->keyword_roles = TRUE;
	if (!script)
		return dialect;
	dialect->unicode = strstr(script, ":encoding(UTF-8)") != NULL;
	dialect->keyword_roles = strstr(script, ":Keyword:") != NULL;
	dialect->status_roles = strstr(script, "\"supporter\"") != NULL;
	dialect->keywords_in_file = !strstr(script, "$keywords_in_file") ||
				    strstr(script, "my $keywords_in_file = 1;");
	read_chiefs(dialect, script);
	return dialect;
}

void dialect_free(struct dialect *dialect)
{
	if (!dialect)
		return;
	g_ptr_array_unref(dialect->chiefs);
	g_free(dialect);
}

GString *dialect_text(const struct dialect *dialect, GBytes *bytes)
{
	gsize length, i;
	const char *p = g_bytes_get_data(bytes, &length), *end = p + length;
	GString *out = g_string_sized_new(length);
	const char *bad;

	while (dialect->unicode && !g_utf8_validate(p, end - p, &bad)) {
		g_string_append_len(out, p, bad - p);
		if (*bad)
			g_string_append_printf(out, "\\x%02X", (guchar)*bad);
		else
			g_string_append_c(out, ' ');
		p = bad + 1;
	}
	g_string_append_len(out, p, end - p);
	for (i = 0; i < out->len; i++)
		if (!out->str[i])
			out->str[i] = ' ';
	return out;
}
