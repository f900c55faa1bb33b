// SPDX-License-Identifier: GPL-2.0
/* comment-join - a comment that becomes a part of the one above its place */
#include "rewrite/comment.h"

#include <string.h>

#include "rewrite/layout.h"
#include "rewrite/region.h"

/* Line (from 1) on which token i ends. */
static guint last_line(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];
	guint line = token->line;

	for (guint k = 0; k < token->length; k++)
		line += source->text[token->offset + k] == '\n';
	return line;
}

/* What a comment says, without its marks; NULL: it is for a tool. */
static char *words_of(const char *text, guint length)
{
	static const char *const tools[] = {
		"fall", "coverity", "clang-", "NOLINT",	 "lint",  "SPDX",
		"GCOV", "LCOV",	    "@",      "sparse:", "smatch"};
	g_autofree char *inner = g_strndup(text + 2, length - 4);

	g_strstrip(inner);
	for (guint i = 0; i < G_N_ELEMENTS(tools); i++)
		if (!g_ascii_strncasecmp(inner, tools[i], strlen(tools[i])))
			return NULL;
	return strchr(inner, ' ') ? g_steal_pointer(&inner) : NULL;
}

/* Each line of a block comment begins with an asterisk. */
static gboolean has_asterisks(const char *text, guint length)
{
	const char *end = text + length;

	for (const char *line = text;
	     (line = memchr(line, '\n', end - line));) {
		for (line++; line < end && (*line == ' ' || *line == '\t');)
			line++;
		if (line == end || *line != '*')
			return FALSE;
	}
	return TRUE;
}

/* Whether token i is a block comment on lines of its own that ends at a line. */
static gboolean is_block(const struct source *source, guint i, guint line,
			 guint column)
{
	const struct token *token = &source->tokens[i];
	const char *text = source->text + token->offset;
	g_autofree char *words = NULL;

	if (token->kind != TOKEN_COMMENT ||
	    token->directive != DIRECTIVE_NONE || token->length < 5 ||
	    !g_str_has_prefix(text, "/*") || text[2] == '*' ||
	    memchr(text, '\r', token->length) ||
	    !region_begins_line(source, i) || last_line(source, i) != line ||
	    region_column(source, token->offset) != column)
		return FALSE;
	words = words_of(text, token->length);
	return words && has_asterisks(text, token->length);
}

gboolean comment_above(const struct source *source,
		       const struct comment_place *place, guint *from)
{
	guint at = source_at(source, place->offset);
	guint first = at, line;

	if (place->macro || !at || at >= source->count ||
	    source->tokens[at].kind == TOKEN_HASH)
		return FALSE;
	line = source->tokens[at].line;
	while (first && line > 1 &&
	       is_block(source, first - 1, line - 1, place->column) &&
	       (first == at || source->tokens[first - 1].line == line - 1)) {
		gboolean one = source->tokens[first - 1].line == line - 1;

		line = source->tokens[--first].line;
		if (!one)
			break;
	}
	if (first == at)
		return FALSE;
	*from = source->lines[line - 1];
	return TRUE;
}

/* The lines of a comment that goes on: its end mark goes. */
static void add_open(GString *out, const struct source *source,
		     const struct comment_place *place, guint i,
		     enum comment_style style, gboolean begin)
{
	const struct token *token = &source->tokens[i];
	const char *text = source->text + token->offset;
	guint length = token->length - 2;

	layout_add_indent(out, place->column);
	while (length && strchr(" \t", text[length - 1]))
		length--;
	if (memchr(text, '\n', length)) {
		g_string_append_len(out, text, length);
		while (out->len && strchr(" \t", out->str[out->len - 1]))
			g_string_truncate(out, out->len - 1);
		if (out->str[out->len - 1] != '\n')
			g_string_append_c(out, '\n');
		return;
	}
	if (begin) {
		g_string_append(out, "/*");
		if (style == COMMENT_KERNEL) {
			g_string_append_c(out, '\n');
			layout_add_indent(out, place->column);
			g_string_append(out, " *");
		}
	} else {
		g_string_append(out, " *");
	}
	g_string_append_printf(out, "%s%.*s\n", text[2] == ' ' ? "" : " ",
			       (int)length - 2, text + 2);
}

char *comment_join(const struct source *source,
		   const struct comment_place *place, guint from,
		   enum comment_style style, const char *text)
{
	g_autofree char *own = comment_write(place, COMMENT_KERNEL, text);
	guint at = source_at(source, place->offset), first;
	GString *out = g_string_new(NULL);

	first = source_at(source, from);
	for (guint i = first; i < at; i++)
		add_open(out, source, place, i, style, i == first);
	layout_add_indent(out, place->column);
	g_string_append_printf(out, " *\n%s", strchr(own, '\n') + 1);
	return g_string_free(out, FALSE);
}
