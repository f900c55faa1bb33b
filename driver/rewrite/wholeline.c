// SPDX-License-Identifier: GPL-2.0
#include "rewrite/wholeline.h"

guint wholeline_start(const struct source *source, guint offset)
{
	return offset - source_column(source, offset);
}

gboolean wholeline_blank(const struct source *source, guint from, guint to)
{
	for (; from < to; from++)
		if (!g_ascii_isspace(source->text[from]))
			return FALSE;
	return TRUE;
}

gboolean wholeline_of(const struct source *source, guint first, guint last,
		      guint *from, guint *to)
{
	const struct token *end = &source->tokens[last];
	guint begin = source->tokens[first].offset;

	*from = wholeline_start(source, begin);
	for (*to = end->offset + end->length; *to < source->length; ++*to)
		if (source->text[*to] == '\n')
			break;
	if (!wholeline_blank(source, *from, begin) ||
	    !wholeline_blank(source, end->offset + end->length, *to))
		return FALSE;
	*to = MIN(*to + 1, source->length);
	return TRUE;
}

/* Whether the line that begins at this offset is empty or holds this brace. */
static gboolean line_is(const struct source *source, guint from, char brace)
{
	guint to = from;

	while (to < source->length && source->text[to] != '\n')
		to++;
	if (wholeline_blank(source, from, to))
		return TRUE;
	if (brace == '}')
		while (g_ascii_isspace(source->text[from]))
			from++;
	else
		from = to - 1;
	return brace && source->text[from] == brace;
}

void wholeline_close_gap(const struct source *source, guint *from, guint *to)
{
	guint before = *from ? wholeline_start(source, *from - 1) : 0;

	if (*from && line_is(source, before, 0) && line_is(source, *to, '}'))
		*from = before;
	else if (*from && line_is(source, before, '{') &&
		 *to < source->length && line_is(source, *to, 0))
		while (*to < source->length && source->text[(*to)++] != '\n')
			;
}
