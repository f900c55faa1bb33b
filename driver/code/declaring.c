// SPDX-License-Identifier: GPL-2.0
#include "code/declaring.h"
#include "code/bracket.h"

gboolean declared_parameters(const struct source *source, guint open)
{
	guint close = source_close(source, open);
	guint i = source_next(source, open);

	if (i == close ||
	    (source_is(source, i, "void") && source_next(source, i) == close))
		return TRUE;
	for (; i < close; i = source_next(source, i)) {
		guint next = source_next(source, i);

		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		else if (next < close &&
			 source->tokens[i].kind == TOKEN_IDENT &&
			 source->tokens[next].kind == TOKEN_IDENT &&
			 !source_is(source, i, "sizeof"))
			return TRUE; /* "unsigned long start" */
	}
	return FALSE;
}

gboolean declared_behind_type(const struct source *source, guint name)
{
	static const char *const words[] = {"return", "else",	"do", "case",
					    "goto",   "sizeof", NULL};
	guint before = source_prev(source, name);

	while (before != G_MAXUINT && source_is(source, before, "*"))
		before = source_prev(source, before);
	return before != G_MAXUINT &&
	       source->tokens[before].kind == TOKEN_IDENT &&
	       source->tokens[before].directive ==
		       source->tokens[name].directive &&
	       !source_is_any(source, before, words);
}
