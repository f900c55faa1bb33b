// SPDX-License-Identifier: GPL-2.0
#include "rewrite/comment.h"

#include <string.h>

#include "rewrite/fill.h"
#include "rewrite/layout.h"
#include "rewrite/region.h"

enum {
	COLUMNS = 80,
	COLUMNS_MIN = 24, /* of text, however deep it stands */
	COLUMNS_MACRO = 40, /* less before the backslashes: it overruns */
};

static gboolean has_tag(const struct source *source, guint i, const char *tag)
{
	const struct token *token = &source->tokens[i];

	return g_strstr_len(source->text + token->offset, token->length, tag) !=
	       NULL;
}

gboolean comment_present(const struct source *source,
			 const struct comment_place *place, const char *tag)
{
	guint at = source_at(source, place->offset);

	for (guint i = at;
	     i < source->count && source->tokens[i].kind == TOKEN_COMMENT; i++)
		if (has_tag(source, i, tag))
			return TRUE;
	for (guint i = at; i-- > 0 && source->tokens[i].kind == TOKEN_COMMENT &&
			   region_begins_line(source, i);)
		if (has_tag(source, i, tag))
			return TRUE;
	return FALSE;
}

struct writer {
	const struct comment_place *place;
	GString *out;
	GString *line;
};

static void end_line(struct writer *w)
{
	g_string_append_len(w->out, w->line->str, w->line->len);
	if (w->place->macro)
		layout_add_backslash(
			w->out, fill_advance(0, w->line->str, w->line->len),
			w->place->backslash);
	g_string_append_c(w->out, '\n');
	g_string_truncate(w->line, 0);
	layout_add_indent(w->line, w->place->column);
}

/* Where lines of the comment end at the latest. */
static guint right_edge(const struct comment_place *place)
{
	guint edge = COLUMNS;

	if (place->macro) {
		edge = COLUMNS - 2;
		if (place->backslash >= (int)place->column + COLUMNS_MACRO)
			edge = MIN(edge, (guint)place->backslash - 1);
	}
	return MAX(edge, place->column + COLUMNS_MIN);
}

static void write_words(struct writer *w, const char *paragraph)
{
	g_auto(GStrv) words = g_strsplit_set(paragraph, " \t", -1);
	guint edge = right_edge(w->place);
	gboolean fresh = TRUE;

	for (char **word = words; *word; word++) {
		guint column = fill_advance(0, w->line->str, w->line->len);

		if (!**word)
			continue;
		if (!fresh && column + 1 + strlen(*word) > edge) {
			end_line(w);
			g_string_append(w->line, " *");
		}
		g_string_append_printf(w->line, " %s", *word);
		fresh = FALSE;
	}
	end_line(w);
}

char *comment_write(const struct comment_place *place, enum comment_style style,
		    const char *text)
{
	struct writer w = {.place = place,
			   .out = g_string_new(NULL),
			   .line = g_string_new(NULL)};
	GString *safe = g_string_new(text);
	g_auto(GStrv) paragraphs = NULL;

	g_string_replace(safe, "*/", "* /", 0);
	g_string_replace(safe, "/*", "/ *", 0);
	paragraphs = g_strsplit(safe->str, "\n", -1);
	layout_add_indent(w.line, place->column);
	g_string_append(w.line, "/*");
	if (style == COMMENT_KERNEL)
		end_line(&w);
	for (char **p = paragraphs; *p; p++) {
		if (p != paragraphs || style == COMMENT_KERNEL)
			g_string_append(w.line, " *");
		write_words(&w, *p);
	}
	g_string_append(w.line, " */");
	end_line(&w);
	g_string_free(w.line, TRUE);
	g_string_free(safe, TRUE);
	return g_string_free(w.out, FALSE);
}

enum comment_style comment_style_of(const char *path, gboolean networking)
{
	return networking && (g_str_has_prefix(path, "net/") ||
			      g_str_has_prefix(path, "drivers/net/"))
		       ? COMMENT_NETWORKING
		       : COMMENT_KERNEL;
}
