// SPDX-License-Identifier: GPL-2.0
#include "base/text.h"

#include <string.h>

char *text_wrap_indent(const char *text, const char *first, const char *rest,
		       guint columns)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
	GString *out = g_string_new(first);
	glong column = g_utf8_strlen(first, -1);
	gboolean begun = FALSE;

	for (char **word = words; *word; word++) {
		glong width = g_utf8_strlen(*word, -1);

		if (!width)
			continue;
		if (begun && column + 1 + width > (glong)columns) {
			g_string_append_printf(out, "\n%s", rest);
			column = g_utf8_strlen(rest, -1);
		} else if (begun) {
			g_string_append_c(out, ' ');
			column++;
		}
		g_string_append(out, *word);
		column += width;
		begun = TRUE;
	}
	return g_string_free(out, FALSE);
}

static gboolean is_verbatim(const char *line)
{
	return g_ascii_isspace(*line) || g_str_has_prefix(line, "Link:");
}

/* Width of an item's mark ("- ", "3. "), or 0. */
static gsize item_mark(const char *line)
{
	gsize digits = strspn(line, "0123456789");

	if (g_str_has_prefix(line, "- "))
		return 2;
	if (digits && g_str_has_prefix(line + digits, ". "))
		return digits + 2;
	return 0;
}

/* Writes the collected paragraph or item, wrapped. */
static void flush(GString *out, GString *paragraph, guint columns)
{
	gsize mark = item_mark(paragraph->str);
	g_autofree char *first = g_strndup(paragraph->str, mark);
	g_autofree char *rest = g_strnfill(mark, ' ');
	g_autofree char *wrapped = NULL;

	if (!paragraph->len)
		return;
	wrapped = text_wrap_indent(paragraph->str + mark, first, rest, columns);
	g_string_append_printf(out, "%s\n", wrapped);
	g_string_truncate(paragraph, 0);
}

char *text_wrap(const char *text, guint columns)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GString) paragraph = g_string_new(NULL);
	GString *out = g_string_new(NULL);

	for (char **line = lines; *line; line++) {
		gboolean blank = !(*line)[strspn(*line, " \t")];

		if (blank || is_verbatim(*line) || item_mark(*line))
			flush(out, paragraph, columns);
		if (blank && out->len && !g_str_has_suffix(out->str, "\n\n"))
			g_string_append_c(out, '\n');
		else if (!blank && is_verbatim(*line))
			g_string_append_printf(out, "%s\n", *line);
		else if (!blank)
			g_string_append_printf(paragraph, "%s\n", *line);
	}
	flush(out, paragraph, columns);
	g_strchomp(out->str);
	return g_string_free(out, FALSE);
}

char *text_list(const GPtrArray *names, const char *suffix)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		if (i)
			g_string_append(out,
					i + 1 == names->len ? " and " : ", ");
		g_string_append_printf(out, "%s%s", (char *)names->pdata[i],
				       suffix);
	}
	return g_string_free(out, FALSE);
}

char *text_count(guint count, const char *one, const char *many)
{
	if (!count)
		return g_strdup_printf("no %s", many);
	if (count == 1)
		return g_strdup_printf("one %s", one);
	return g_strdup_printf("%u %s", count, many);
}

char *text_indent(const char *text, const char *indent)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	GString *out = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		g_string_append_printf(out, "%s%s%s", line == lines ? "" : "\n",
				       **line ? indent : "", *line);
	return g_string_free(out, FALSE);
}

void text_add(GString *out, const char *paragraph)
{
	if (!*paragraph)
		return;
	if (out->len)
		g_string_append(out, "\n\n");
	g_string_append(out, paragraph);
}

char *text_command(const char *command, guint columns)
{
	g_auto(GStrv) words =
		g_regex_split_simple(" (?=[A-Z_]+=)", command, 0, 0);
	GString *out = g_string_new(words[0]);
	guint column = 2 + strlen(words[0]);

	for (char **word = words + 1; *word; word++) {
		/* room for the blank, and for " \\" after the word */
		if (column + 1 + strlen(*word) + 2 > columns) {
			g_string_append(out, " \\\n   ");
			column = 5;
		}
		g_string_append_printf(out, " %s", *word);
		column += 1 + strlen(*word);
	}
	return g_string_free(out, FALSE);
}

char *text_path(const char *path, guint columns)
{
	const char *slash = strchr(path, '/');
	const char *rest = slash ? strchr(slash + 1, '/') : NULL;
	guint start = slash ? slash - path : 0;

	if (strlen(path) <= columns || !rest)
		return g_strdup(path);
	/* keep the first folder, and as many of the last as fit */
	while (start + strlen("/...") + strlen(rest) > columns &&
	       strchr(rest + 1, '/'))
		rest = strchr(rest + 1, '/');
	return g_strdup_printf("%.*s/...%s", (int)start, path, rest);
}
