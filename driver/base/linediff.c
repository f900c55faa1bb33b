// SPDX-License-Identifier: GPL-2.0
#include "base/linediff.h"

#include <string.h>

struct line_span {
	const char *text;
	gsize length;
};

static struct line_span whole(GBytes *bytes)
{
	struct line_span span = {"", 0};

	if (bytes && g_bytes_get_size(bytes))
		span.text = g_bytes_get_data(bytes, &span.length);
	return span;
}

/* Drops the common lines at both ends: most of a file. */
static void drop_common_lines(struct line_span *a, struct line_span *b)
{
	gsize shorter = MIN(a->length, b->length), n, line = 0;

	for (n = 0; n < shorter && a->text[n] == b->text[n]; n++)
		if (a->text[n] == '\n')
			line = n + 1;
	a->text += line;
	b->text += line;
	a->length -= line;
	b->length -= line;
	shorter -= line;
	for (line = n = 0; n < shorter; n++) {
		char c = a->text[a->length - n - 1];

		if (c != b->text[b->length - n - 1])
			break;
		/* everything after this newline is the same */
		if (c == '\n')
			line = n;
	}
	a->length -= line;
	b->length -= line;
}

/* The lines of a text, without the newlines. */
static char **lines_of(const struct line_span *span)
{
	char *text = g_strndup(span->text, span->length);
	char **lines = g_strsplit(text, "\n", -1);

	g_free(text);
	return lines;
}

/* How often each line occurs. The table points into lines. */
static GHashTable *count(char **lines)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);

	for (; *lines; lines++) {
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, *lines));

		g_hash_table_insert(counts, *lines, GUINT_TO_POINTER(n + 1));
	}
	return counts;
}

static void append_surplus(GString *out, char sign, char **lines, char **others)
{
	GHashTable *counts = count(others);

	for (; *lines; lines++) {
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, *lines));

		if (n)
			g_hash_table_insert(counts, *lines,
					    GUINT_TO_POINTER(n - 1));
		else if (lines[1] || **lines)
			g_string_append_printf(out, "%c%s\n", sign, *lines);
	}
	g_hash_table_unref(counts);
}

void linediff_append(GString *out, GBytes *before, GBytes *after)
{
	struct line_span a = whole(before), b = whole(after);
	char **old, **new;

	drop_common_lines(&a, &b);
	old = lines_of(&a);
	new = lines_of(&b);
	append_surplus(out, '-', old, new);
	append_surplus(out, '+', new, old);
	g_strfreev(old);
	g_strfreev(new);
}
