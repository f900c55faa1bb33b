// SPDX-License-Identifier: GPL-2.0
#include "helper/document.h"

#include <string.h>

#define MARK ".. @"

/* The text with white space folded. */
static char *fold(const char *text)
{
	GString *out = g_string_new(NULL);

	for (; *text; text++) {
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
		else if (out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

static gboolean has_words(const char *text, const char *words)
{
	char *folded = fold(text);
	gboolean found = strstr(folded, words) != NULL;

	g_free(folded);
	return found;
}

/* Splits into paragraphs, each with the blank lines after it. */
static GPtrArray *split(const char *text)
{
	GPtrArray *paragraphs = g_ptr_array_new_with_free_func(g_free);
	const char *start = text;

	while (*start) {
		const char *end = strstr(start, "\n\n");

		end = end ? end + 2 : start + strlen(start);
		while (*end == '\n')
			end++;
		g_ptr_array_add(paragraphs, g_strndup(start, end - start));
		start = end;
	}
	return paragraphs;
}

static guint find(const GPtrArray *paragraphs, const char *words)
{
	for (guint i = 0; i < paragraphs->len; i++)
		if (has_words(paragraphs->pdata[i], words))
			return i;
	return G_MAXUINT;
}

/* The blank lines after a paragraph. */
static const char *blanks(const char *paragraph)
{
	gsize length = strlen(paragraph);

	while (length && paragraph[length - 1] == '\n')
		length--;
	return paragraph + length;
}

static gboolean has_line(const GPtrArray *paragraphs, const char *line)
{
	char *words = fold(line);
	gboolean found = FALSE;

	for (guint i = 0; i < paragraphs->len && !found; i++) {
		char **lines = g_strsplit(paragraphs->pdata[i], "\n", -1);

		for (guint k = 0; lines[k] && !found; k++) {
			char *other = fold(lines[k]);

			found = !strcmp(words, other);
			g_free(other);
		}
		g_strfreev(lines);
	}
	g_free(words);
	return found;
}

static void add_lines(GPtrArray *paragraphs, guint at, const char *body)
{
	char *old = paragraphs->pdata[at], **lines = g_strsplit(body, "\n", -1);
	const char *rest = blanks(old);
	GString *paragraph = g_string_new_len(old, rest - old);

	for (guint i = 0; lines[i]; i++)
		if (*lines[i] && !has_line(paragraphs, lines[i]))
			g_string_append_printf(paragraph, "\n%s", lines[i]);
	g_string_append(paragraph, rest);
	g_strfreev(lines);
	paragraphs->pdata[at] = g_string_free(paragraph, FALSE);
	g_free(old);
}

/* Whether the document already has this piece, by its first paragraph. */
static gboolean is_done(const GPtrArray *paragraphs, const char *body)
{
	GPtrArray *wanted = split(body);
	char *words = fold(wanted->pdata[0]);
	gboolean done = find(paragraphs, words) != G_MAXUINT;

	g_free(words);
	g_ptr_array_unref(wanted);
	return done;
}

static void place(GPtrArray *paragraphs, const char *how, guint at,
		  const char *body)
{
	char *old = paragraphs->pdata[at];

	if (!strcmp(how, "lines")) {
		add_lines(paragraphs, at, body);
	} else if (!strcmp(how, "replace")) {
		paragraphs->pdata[at] = g_strconcat(body, blanks(old), NULL);
		g_free(old);
	} else if (!strcmp(how, "after")) {
		char *text = g_strconcat(body, "\n\n", NULL);

		if (!g_str_has_suffix(old, "\n\n")) {
			paragraphs->pdata[at] = g_strconcat(
				old,
				g_str_has_suffix(old, "\n") ? "\n" : "\n\n",
				NULL);
			text[strlen(text) - 1] = 0;
			g_free(old);
		}
		g_ptr_array_insert(paragraphs, at + 1, text);
	} else {
		if (at && g_str_has_prefix(paragraphs->pdata[at - 1], ".. _"))
			at--;
		g_ptr_array_insert(paragraphs, at,
				   g_strconcat(body, "\n\n", NULL));
	}
}

/* The document as one text. */
static char *join(const GPtrArray *paragraphs)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < paragraphs->len; i++)
		g_string_append(out, paragraphs->pdata[i]);
	return g_string_free(out, FALSE);
}

/* Applies one piece: "how WORDS\n" and its text. */
static void edit(GPtrArray *paragraphs, const char *piece, GPtrArray *missing)
{
	gsize length = strcspn(piece, "\n");
	char *head = g_strndup(piece, length);
	char *body = g_strdup(piece + length), **words;
	gboolean lines;
	guint at;

	while (*body == '\n')
		memmove(body, body + 1, strlen(body));
	*(char *)blanks(body) = 0;
	words = g_strsplit(head, " ", 2);
	lines = !strcmp(words[0], "lines");
	if (*body && words[1] && (lines || !is_done(paragraphs, body))) {
		at = find(paragraphs, words[1]);
		if (at == G_MAXUINT)
			g_ptr_array_add(missing, g_strdup(words[1]));
		else
			place(paragraphs, words[0], at, body);
	}
	g_strfreev(words);
	g_free(head);
	g_free(body);
}

char *document_edit(const char *text, const char *pieces, GPtrArray *missing)
{
	const char *at = strstr(pieces, MARK);
	char *out = g_strdup(text);

	while (at) {
		const char *start = at + strlen(MARK);
		const char *end = strstr(start, "\n" MARK);
		gsize length = end ? (gsize)(end - start) : strlen(start);
		char *piece = g_strndup(start, length);
		GPtrArray *paragraphs = split(out);

		/* a piece may be placed by what an earlier one has added */
		edit(paragraphs, piece, missing);
		g_free(out);
		out = join(paragraphs);
		g_ptr_array_unref(paragraphs);
		g_free(piece);
		at = end ? end + 1 : NULL;
	}
	return out;
}
