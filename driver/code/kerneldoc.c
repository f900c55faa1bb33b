// SPDX-License-Identifier: GPL-2.0
#include "code/kerneldoc.h"

#include <string.h>

#include "base/text.h"

#define COLUMNS 80
#define TAB	8

/* The line's text without the comment's " * "; NULL at the comment's ends. */
static const char *line_text(const char *line)
{
	while (*line == ' ' || *line == '\t')
		line++;
	if (*line != '*' || line[1] == '/')
		return NULL;
	line++;
	while (*line == ' ' || *line == '\t')
		line++;
	return line;
}

/* The length of the name in "@name:", or 0 if the text is no parameter's. */
static gsize parameter_length(const char *text)
{
	gsize length;

	if (*text != '@')
		return 0;
	length = strspn(text + 1,
			"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			"0123456789_");
	return text[1 + length] == ':' ? length : 0;
}

static gboolean is_about(const char *text, const char *function)
{
	gsize length = strlen(function);

	return !strncmp(text, function, length) &&
	       strchr("( -:\t", text[length]) && text[length];
}

static GHashTable *read_comment(char **lines)
{
	GHashTable *found =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	char *name = NULL;
	GString *value = g_string_new(NULL);

	for (guint i = 1; lines[i]; i++) {
		const char *text = line_text(lines[i]);
		gsize length = text ? parameter_length(text) : 0;

		if (name && text && *text && !length) {
			g_string_append_printf(value, " %s", text);
			continue;
		}
		if (name)
			g_hash_table_insert(found, g_steal_pointer(&name),
					    g_strdup(g_strstrip(value->str)));
		if (length) {
			name = g_strndup(text + 1, length);
			g_string_assign(value, text + length + 2);
		}
	}
	if (name)
		g_hash_table_insert(found, name,
				    g_strdup(g_strstrip(value->str)));
	g_string_free(value, TRUE);
	return found;
}

GHashTable *kerneldoc_parameters(const struct source *source,
				 const char *function)
{
	GHashTable *found = NULL;

	for (guint i = 0; i < source->count && !found; i++) {
		char *comment, **lines;

		if (source->tokens[i].kind != TOKEN_COMMENT)
			continue;
		comment = source_word(source, i);
		lines = g_strsplit(comment, "\n", -1);
		if (g_str_has_prefix(comment, "/**") && lines[1] &&
		    line_text(lines[1]) &&
		    is_about(line_text(lines[1]), function))
			found = read_comment(lines);
		g_strfreev(lines);
		g_free(comment);
	}
	return found;
}

/* The column at which all descriptions begin. */
static guint text_column(char **lines)
{
	guint widest = 0;

	for (; *lines; lines++) {
		const char *text = line_text(*lines);

		if (text)
			widest = MAX(widest, parameter_length(text));
	}
	return (strlen(" * @:") + widest) / TAB * TAB + TAB;
}

static void put_tabs(GString *out, guint from, guint to)
{
	for (; from < to; from = from / TAB * TAB + TAB)
		g_string_append_c(out, '\t');
}

static void put_parameter(GString *out, const char *text, guint column)
{
	gsize length = parameter_length(text);
	char *body = g_strstrip(g_strdup(text + length + 2)), **lines;
	char *wrapped = text_wrap_indent(body, "", "", COLUMNS - column);

	g_string_append_printf(out, " * @%.*s:", (int)length, text + 1);
	put_tabs(out, strlen(" * @:") + length, column);
	lines = g_strsplit(wrapped, "\n", -1);
	for (guint i = 0; lines[i]; i++) {
		if (i) {
			g_string_append(out, "\n *");
			put_tabs(out, strlen(" *"), column);
		}
		g_string_append(out, lines[i]);
	}
	g_string_append_c(out, '\n');
	g_strfreev(lines);
	g_free(wrapped);
	g_free(body);
}

/* Writes the collected paragraph and clears it. */
static void flush(GString *out, GString *paragraph, guint column)
{
	if (!paragraph->len)
		return;
	if (parameter_length(paragraph->str)) {
		put_parameter(out, paragraph->str, column);
	} else {
		char *wrapped =
			text_wrap_indent(paragraph->str, " * ", " * ", COLUMNS);

		g_string_append_printf(out, "%s\n", wrapped);
		g_free(wrapped);
	}
	g_string_truncate(paragraph, 0);
}

/* "Return:", "Context:": a section has a line of its own. */
static gboolean begins_section(const char *text)
{
	const char *end = text;

	while (g_ascii_isalpha(*end))
		end++;
	return g_ascii_isupper(*text) && *end == ':';
}

char *kerneldoc_layout(const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);
	GString *out = g_string_new(NULL), *paragraph = g_string_new(NULL);
	guint column = text_column(lines);
	gboolean first = TRUE;

	for (guint i = 0; lines[i]; i++) {
		const char *words = line_text(lines[i]);

		if (!words || !*words || parameter_length(words) ||
		    begins_section(words))
			flush(out, paragraph, column);
		if (!words || !*words) {
			g_string_append(out, lines[i]);
			if (lines[i + 1])
				g_string_append_c(out, '\n');
		} else if (first) {
			/* the name and its summary are always one line */
			g_string_append_printf(out, "%s\n", lines[i]);
			first = FALSE;
		} else {
			g_string_append_printf(paragraph, "%s%s",
					       paragraph->len ? " " : "",
					       words);
		}
	}
	g_strfreev(lines);
	g_string_free(paragraph, TRUE);
	return g_string_free(out, FALSE);
}
