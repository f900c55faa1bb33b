// SPDX-License-Identifier: GPL-2.0
#include "rewrite/shift.h"

#include <string.h>

#include "base/edit.h"
#include "rewrite/layout.h"
#include "rewrite/region.h"
#include "code/bracket.h"

#define DEPTH_MAX 30

struct shift {
	const struct source *source;
	struct edits *edits;
	guint brackets[DEPTH_MAX]; /* new columns of those that are open */
	guint depth;
	int moved; /* columns that the present line has moved by */
	gboolean cut; /* a directive was met */
};

/* Moves the line that begins with this token; FALSE: it does not fit. */
static gboolean move_line(struct shift *s, guint i)
{
	const struct source *source = s->source;
	guint line = source->tokens[i].line, offset = source->tokens[i].offset;
	guint was = region_column(source, offset);
	guint end = region_column(source, region_line_end(source, line));
	guint column = s->brackets[s->depth - 1] + 1;
	GString *indent = g_string_new(NULL);

	s->moved = (int)column - (int)was;
	layout_add_indent(indent, column);
	edits_add(s->edits, source->lines[line - 1],
		  offset - source->lines[line - 1], indent->str);
	g_string_free(indent, TRUE);
	return s->moved <= 0 || end + s->moved <= REGION_COLUMNS;
}

/* Takes one token of the call; FALSE: the lines stay as they are. */
static gboolean take(struct shift *s, guint i)
{
	const struct source *source = s->source;
	const struct token *token = &source->tokens[i];

	if (token->directive != DIRECTIVE_NONE) {
		s->cut = TRUE;
		return s->depth == 1 && token->directive != DIRECTIVE_DEFINE;
	}
	if (token->kind == TOKEN_COMMENT &&
	    memchr(source->text + token->offset, '\n', token->length))
		return FALSE;
	if (source_is(source, i, "{") || source_is(source, i, "}"))
		return FALSE;
	if (region_begins_line(source, i) && !move_line(s, i))
		return FALSE;
	if (region_is_close(source, i))
		s->depth--;
	if (!region_is_open(source, i))
		return TRUE;
	if (s->depth == DEPTH_MAX)
		return FALSE;
	s->brackets[s->depth++] =
		region_column(source, token->offset) + s->moved;
	return TRUE;
}

GBytes *shift_call(const struct source *source, guint offset)
{
	struct shift s = {.source = source, .edits = edits_new()};
	guint i = source_at(source, offset) + 1, close;
	GBytes *after = NULL;
	gboolean ok;

	close = i < source->count ? source_close(source, i) : i;
	ok = source_is(source, i, "(") && source_is(source, close, ")") &&
	     source->tokens[i].directive == DIRECTIVE_NONE &&
	     !memchr(source->text + offset, '\r',
		     source->tokens[close].offset - offset);
	for (; ok && i <= close; i++)
		ok = take(&s, i);
	if (ok && s.cut)
		after = edits_apply(s.edits, source->bytes, NULL);
	edits_free(s.edits);
	return after;
}
