// SPDX-License-Identifier: GPL-2.0
#include "code/lonely.h"

#include "base/depth.h"
#include "code/bracket.h"

/* The # of the #if; 0: none, so that a backward walk ends. */
static guint opening_of(const struct source *source, guint i)
{
	guint opening = source_if(source, i);

	return opening == G_MAXUINT ? 0 : opening;
}

/*
 * Whether a statement list goes on after token i: after a ; a brace, or the
 * colon of a label or case.
 */
static gboolean ends_list(const struct source *source, guint i)
{
	return source_is(source, i, ";") || source_is(source, i, "{") ||
	       source_is(source, i, "}") || source_is(source, i, ":");
}

/*
 * Whether everything that can be right before token i ends a statement. Empty
 * arms double the number of paths: if there are too many, FALSE.
 */
static gboolean is_in_list(const struct source *source, guint i,
			   enum directive mode, guint *ways)
{
	gboolean alike = TRUE;

	if (*ways >= DEPTH_MAX)
		return FALSE;
	++*ways;
	while (i-- > 0) {
		const struct token *token = &source->tokens[i];

		if (token->kind == TOKEN_COMMENT)
			continue;
		if (token->directive == mode)
			return alike && ends_list(source, i);
		if (mode != DIRECTIVE_NONE)
			return FALSE;
		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_ELSE) {
			i = opening_of(source, i);
		} else if (token->directive == DIRECTIVE_ENDIF) {
			/* after any of the arms, or after none */
			alike &= is_in_list(source, i, mode, ways);
			for (guint k = opening_of(source, i); k < i; k++)
				if (source->tokens[k].kind == TOKEN_HASH &&
				    source->tokens[k].directive ==
					    DIRECTIVE_ELSE)
					alike &= is_in_list(source, k, mode,
							    ways);
			i = opening_of(source, i);
		}
	}
	return FALSE;
}

/* A label needs a statement: not the end of a block, not a declaration. */
static gboolean is_behind_label(const struct source *source, guint first)
{
	guint before = source_prev(source, first);

	return before != G_MAXUINT && source_is(source, before, ":");
}

gboolean lonely_may_go(const struct source *source, guint first, guint last)
{
	guint next = source_next(source, last), ways = 0;

	if (!is_in_list(source, first, source->tokens[first].directive, &ways))
		return FALSE;
	if (!is_behind_label(source, first))
		return TRUE;
	/* two names in a row declare something */
	return next + 1 < source->count && !source_is(source, next, "}") &&
	       (source->tokens[next].kind != TOKEN_IDENT ||
		source->tokens[source_next(source, next)].kind != TOKEN_IDENT ||
		source_is(source, next, "return") ||
		source_is(source, next, "goto"));
}
