// SPDX-License-Identifier: GPL-2.0
#include "verify/lines.h"

#include <stdlib.h>
#include <string.h>

#include "code/token.h"

/* "12,3" -> 12 and 3; "12" -> 12 and 1. */
static const char *read_range(const char *text, guint *start, guint *count)
{
	char *end;

	*start = strtoul(text, &end, 10);
	*count = 1;
	if (*end == ',')
		*count = strtoul(end + 1, &end, 10);
	return end;
}

/* The first line after a range. An empty range is after its start line. */
static guint behind(guint start, guint count)
{
	return start + (count ? count : 1);
}

GArray *lines_moved(const char *diff)
{
	GArray *moved = g_array_new(FALSE, FALSE, sizeof(struct moved));
	g_auto(GStrv) lines = g_strsplit(diff, "\n", -1);
	gint delta = 0;

	for (guint i = 0; lines[i]; i++) {
		guint old, old_count, new, new_count;
		struct moved one;
		const char *rest;

		if (!g_str_has_prefix(lines[i], "@@ -"))
			continue;
		rest = read_range(lines[i] + strlen("@@ -"), &old, &old_count);
		if (!g_str_has_prefix(rest, " +"))
			continue;
		read_range(rest + strlen(" +"), &new, &new_count);
		one.was = behind(old, old_count);
		one.line = behind(new, new_count);
		if ((gint)(one.line - one.was) != delta)
			g_array_append_val(moved, one);
		delta = one.line - one.was;
	}
	return moved;
}

/* A position in the tokens: what is open before a line. */
struct cursor {
	const struct source *source;
	guint next; /* the first unread token */
	guint depth; /* of parentheses */
	gsize end; /* of the last read token */
};

static void read_token(struct cursor *cursor)
{
	const struct source *source = cursor->source;
	const struct token *token = &source->tokens[cursor->next++];
	char c = source->text[token->offset];

	cursor->end = token->offset + token->length;
	if (token->kind != TOKEN_PUNCT || token->directive != DIRECTIVE_NONE)
		return;
	if (c == '(')
		cursor->depth++;
	else if (c == ')' && cursor->depth)
		cursor->depth--;
	else if (c == '}' && token->offset == source->lines[token->line - 1])
		cursor->depth = 0; /* arms of #if may not match */
}

/* Whether a directive is allowed before the line that begins here. */
static gboolean is_free(struct cursor *cursor, gsize offset)
{
	const struct source *source = cursor->source;

	while (cursor->next < source->count &&
	       source->tokens[cursor->next].offset < offset)
		read_token(cursor);
	return !cursor->depth && cursor->end <= offset &&
	       !(offset > 1 && source->text[offset - 2] == '\\');
}

GBytes *lines_keep(const char *path, GBytes *text, const GArray *moved)
{
	struct source *source = source_new(path, text);
	struct cursor cursor = {.source = source};
	GString *kept = g_string_sized_new(source->length);
	gsize done = 0;

	for (guint i = 0; i < moved->len; i++) {
		const struct moved *one =
			&g_array_index(moved, struct moved, i);
		guint last =
			i + 1 < moved->len
				? g_array_index(moved, struct moved, i + 1).line
				: source->line_count + 1;

		for (guint line = one->line;
		     line < last && line <= source->line_count; line++) {
			gsize offset = source->lines[line - 1];

			if (!is_free(&cursor, offset))
				continue;
			g_string_append_len(kept, source->text + done,
					    offset - done);
			g_string_append_printf(kept, "#line %u\n",
					       one->was + line - one->line);
			done = offset;
			break;
		}
	}
	g_string_append_len(kept, source->text + done, source->length - done);
	source_free(source);
	return g_string_free_to_bytes(kept);
}
