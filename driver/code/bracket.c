// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"

#define ARMS_MAX 16 /* nested #ifs within brackets */

/* The #endif of the #if whose #else is token i, or the end. */
static guint endif_of(const struct source *source, guint i)
{
	guint depth = 0;

	for (i++; i < source->count; i++) {
		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		if (source->tokens[i].directive == DIRECTIVE_IF)
			depth++;
		else if (source->tokens[i].directive == DIRECTIVE_ENDIF &&
			 !depth--)
			break;
	}
	return i;
}

/* 1 for a bracket that opens, -1 for one that closes. */
static int bracket(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];

	if (token->kind != TOKEN_PUNCT)
		return 0;
	switch (token->initial) {
	case '(':
	case '[':
	case '{':
		return 1;
	case ')':
	case ']':
	case '}':
		return -1;
	}
	return 0;
}

/*
 * The same with arms of an #if in between: each begins with the depth of the
 * first; the other arms of the bracket's own #if are skipped.
 */
static guint close_over_arms(const struct source *source, guint i)
{
	int depth = 0, begun[ARMS_MAX];
	guint arms = 0;

	for (; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind == TOKEN_HASH) {
			if (token->directive == DIRECTIVE_IF) {
				if (arms == ARMS_MAX)
					return source->count;
				begun[arms++] = depth;
			} else if (token->directive == DIRECTIVE_ELSE) {
				if (arms)
					depth = begun[arms - 1];
				else
					i = endif_of(source, i);
			} else if (token->directive == DIRECTIVE_ENDIF &&
				   arms) {
				arms--;
			}
		} else if (source_is_plain(source, i)) {
			depth += bracket(source, i);
			if (depth <= 0)
				return i;
		}
	}
	return source->count;
}

/* Whether an arm of an #if begins or ends between the tokens. */
static gboolean has_arms(const struct source *source, guint first, guint last)
{
	for (guint i = first; i < last && i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_HASH &&
		    (source->tokens[i].directive == DIRECTIVE_ELSE ||
		     source->tokens[i].directive == DIRECTIVE_IF ||
		     source->tokens[i].directive == DIRECTIVE_ENDIF))
			return TRUE;
	return FALSE;
}

static guint close_plainly(const struct source *source, guint i)
{
	guint depth = 0;

	for (; i < source->count; i = source_next(source, i)) {
		char c = source->text[source->tokens[i].offset];

		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && !--depth)
			return i;
	}
	return source->count;
}

guint source_close(const struct source *source, guint i)
{
	guint close = close_plainly(source, i);

	return i < source->count && source_is_plain(source, i) &&
			       has_arms(source, i, close)
		       ? close_over_arms(source, i)
		       : close;
}

guint source_behind_arms(const struct source *source, guint i)
{
	i = endif_of(source, i);
	while (i < source->count && !source_is_plain(source, i))
		i++;
	return i;
}

guint source_if(const struct source *source, guint i)
{
	guint depth = 0;

	while (i--) {
		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		if (source->tokens[i].directive == DIRECTIVE_ENDIF)
			depth++;
		else if (source->tokens[i].directive == DIRECTIVE_IF &&
			 !depth--)
			break;
	}
	return i;
}
