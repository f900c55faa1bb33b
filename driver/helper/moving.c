// SPDX-License-Identifier: GPL-2.0
#include "helper/moving.h"

#include <string.h>

#include "base/edit.h"
#include "code/include.h"
#include "code/prototype.h"
#include "code/token.h"

struct moving *moving_new(void)
{
	struct moving *moving = g_new0(struct moving, 1);

	moving->macro = g_string_new(NULL);
	moving->constant = g_string_new(NULL);
	moving->prototypes = g_string_new(NULL);
	return moving;
}

void moving_free(struct moving *moving)
{
	g_string_free(moving->macro, TRUE);
	g_string_free(moving->constant, TRUE);
	g_string_free(moving->prototypes, TRUE);
	g_free(moving);
}

/* The bytes of the line, with its newline. */
static void line_range(const struct source *source, guint line, gsize *begin,
		       gsize *end)
{
	*begin = source->lines[line - 1];
	*end = line < source->line_count ? source->lines[line] : source->length;
}

gboolean moving_defines(const struct source *source, guint i)
{
	guint next = source_next(source, i);

	if (source->tokens[i].directive == DIRECTIVE_DEFINE)
		return i > 0 && source_is(source, i - 1, "define");
	return source->tokens[i].directive == DIRECTIVE_NONE &&
	       next < source->count && source_is(source, next, "=");
}

/* Removes whole lines; of the blank lines around them one is kept. */
static void drop_lines(const struct source *source, gsize begin, gsize end,
		       struct edits *edits)
{
	if (begin > 1 && source->text[begin - 2] == '\n' &&
	    end < source->length && source->text[end] == '\n')
		end++;
	edits_add(edits, begin, end - begin, "");
}

/*
 * What stays where a flag was: its value must not go to another flag, and the
 * next one that is added would take it.
 */
static char *hole_of(const struct source *source, guint i, const char *where)
{
	gboolean macro = source->tokens[i].directive == DIRECTIVE_DEFINE;
	guint from =
		macro ? i + 1 : source_next(source, source_next(source, i));
	guint to = from, line = source->tokens[i].line;
	gsize begin = source->lines[line - 1], stop;

	while (to + 1 < source->count && source->tokens[to + 1].line == line &&
	       source->tokens[to + 1].kind != TOKEN_COMMENT &&
	       !source_is(source, to + 1, ",") &&
	       !source_is(source, to + 1, "}"))
		to++;
	if (from >= source->count || source->tokens[from].line != line)
		return g_strdup("");
	stop = source->tokens[to].offset + source->tokens[to].length;
	return g_strdup_printf(
		"%.*s/* %.*s: a flag of %s */\n",
		(int)strspn(source->text + begin, " \t"), source->text + begin,
		(int)(stop - source->tokens[from].offset),
		source->text + source->tokens[from].offset, where);
}

void moving_take_flag(struct moving *moving, const struct source *source,
		      guint i, const char *where, struct edits *edits)
{
	g_autofree char *hole = hole_of(source, i, where);
	gboolean macro = source->tokens[i].directive == DIRECTIVE_DEFINE;
	gsize begin, end, ignored;

	line_range(source, source->tokens[i].line, &begin, &end);
	for (guint k = i; !macro && k > 0; k--) {
		const struct token *token = &source->tokens[k - 1];

		if (token->line == source->tokens[i].line)
			continue;
		if (token->kind == TOKEN_COMMENT)
			line_range(source, token->line, &begin, &ignored);
		break;
	}
	g_string_append_len(macro ? moving->macro : moving->constant,
			    source->text + begin, end - begin);
	edits_add(edits, begin, end - begin, hole);
}

/* Columns of a text without tabs up to and including its first parenthesis. */
static guint column_behind(const char *text, gsize length)
{
	const char *open = memchr(text, '(', length);

	return open ? open - text + 1 : 0;
}

/* Adds a prototype with its continuation lines aligned to the parenthesis. */
static void add_aligned(GString *out, const char *text, gsize length)
{
	guint column = column_behind(text, length);
	g_autofree char *copy = g_strndup(text, length);
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);

	for (guint i = 0; lines[i] && (*lines[i] || lines[i + 1]); i++) {
		for (guint k = 0; i && k < column / 8; k++)
			g_string_append_c(out, '\t');
		for (guint k = 0; i && k < column % 8; k++)
			g_string_append_c(out, ' ');
		g_string_append_printf(
			out, "%s\n",
			lines[i] + (i ? strspn(lines[i], " \t") : 0));
	}
}

void moving_take_prototype(struct moving *moving, const struct source *source,
			   const struct prototype *prototype,
			   struct edits *edits)
{
	gsize begin, end, ignored;

	line_range(source, source->tokens[prototype->first].line, &begin,
		   &ignored);
	line_range(source, source->tokens[prototype->last].line, &ignored,
		   &end);
	add_aligned(moving->prototypes, source->text + begin, end - begin);
	drop_lines(source, begin, end, edits);
}

void moving_drop_line(const struct source *source, guint i, struct edits *edits)
{
	gsize begin, end;

	line_range(source, source->tokens[i].line, &begin, &end);
	drop_lines(source, begin, end, edits);
}

/*
 * The offset of the first line of an enum of such flags that comes before token
 * `above`; else -1.
 */
static gssize enum_of_kind(const struct source *source, guint above,
			   const char *prefix)
{
	for (guint i = 0; i + 3 < source->count && i < above; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *word = NULL;
		guint first;

		if (token->kind != TOKEN_IDENT ||
		    !source_is(source, i, "enum") ||
		    !source_is(source, i + 1, "{"))
			continue;
		first = source_next(source, i + 1);
		if (first >= source->count)
			return -1;
		word = source_word(source, first);
		if (g_str_has_prefix(word, prefix) &&
		    source->tokens[i + 1].line < source->tokens[first].line)
			return source->lines[source->tokens[i + 1].line];
	}
	return -1;
}

void moving_put(const struct moving *moving, const struct source *source,
		guint above, const char *prefix, struct edits *edits)
{
	gssize list = enum_of_kind(source, above, prefix);
	g_autoptr(GString) text = g_string_new(NULL);

	if (moving->constant->len && list >= 0)
		edits_add(edits, list, 0, moving->constant->str);
	else if (moving->constant->len)
		g_string_append_printf(text, "\nenum {\n%s};\n",
				       moving->constant->str);
	if (moving->macro->len)
		g_string_append_printf(text, "\n%s", moving->macro->str);
	if (moving->prototypes->len)
		g_string_append_printf(text, "\n%s", moving->prototypes->str);
	if (text->len)
		edits_add(edits, include_end(source), 0, text->str);
}
