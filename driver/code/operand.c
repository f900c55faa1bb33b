// SPDX-License-Identifier: GPL-2.0
#include "code/operand.h"

#include <string.h>

#include "code/token.h"

static gboolean is_type_word(const struct source *source, guint i)
{
	static const char *const words[] = {
		"unsigned", "signed", "int",   "long",	 "short", "char",
		"bool",	    "_Bool",  "const", "struct", "enum",  "u8",
		"u16",	    "u32",    "u64",   "s32",	 "s64",	  "__u32",
		"__u64",    "void",   "__s32", "ulong",	 "uint",  "gup_t",
	};
	const struct token *token = &source->tokens[i];

	for (guint k = 0; k < G_N_ELEMENTS(words); k++)
		if (source_is(source, i, words[k]))
			return TRUE;
	return token->length > 2 &&
	       !memcmp(source->text + token->offset + token->length - 2, "_t",
		       2);
}

/* The next token before end that is no comment. */
static guint peek(const struct source *source, guint i, guint end)
{
	for (i++; i < end && source->tokens[i].kind == TOKEN_COMMENT; i++)
		;
	return i;
}

gboolean operand_opens_cast(const struct source *source, guint open, guint end,
			    guint *close)
{
	guint i = peek(source, open, end), next;
	gboolean typed = i < end && is_type_word(source, i);

	for (; i < end && !source_is(source, i, ")"); i = peek(source, i, end))
		if (source->tokens[i].kind != TOKEN_IDENT &&
		    !source_is(source, i, "*"))
			return FALSE;
	if (i >= end)
		return FALSE;
	*close = i;
	if (typed)
		return TRUE;
	next = peek(source, i, end);
	return next < end && (source->tokens[next].kind == TOKEN_IDENT ||
			      source->tokens[next].kind == TOKEN_NUMBER);
}

guint operand_cast(const struct source *source, guint token)
{
	guint i = source_prev(source, token), close;

	if (i == G_MAXUINT || !source_is(source, i, ")"))
		return token;
	do
		i = source_prev(source, i);
	while (i != G_MAXUINT && (source->tokens[i].kind == TOKEN_IDENT ||
				  source_is(source, i, "*")));
	if (i == G_MAXUINT || !source_is(source, i, "("))
		return token;
	return operand_opens_cast(source, i, token + 1, &close) ? i : token;
}

gboolean operand_groups(const struct source *source, guint open)
{
	guint before = source_prev(source, open);

	if (before == G_MAXUINT)
		return FALSE;
	if (operand_cast(source, open) != open)
		return TRUE;
	return !source_is(source, before, ")") &&
	       !source_is(source, before, "]") &&
	       (source->tokens[before].kind != TOKEN_IDENT ||
		source_is(source, before, "return"));
}

void operand_of(const struct source *source, guint name, guint *first,
		guint *last)
{
	guint open, close;

	*first = operand_cast(source, name);
	*last = name;
	open = source_prev(source, *first);
	close = source_next(source, name);
	if (open != G_MAXUINT && source_is(source, open, "(") &&
	    close < source->count && source_is(source, close, ")") &&
	    operand_cast(source, open) == open &&
	    operand_groups(source, open)) {
		*first = open;
		*last = close;
	}
}

/* The first token of all casts before this operand. */
static guint before_casts(const struct source *source, guint token)
{
	guint first;

	while ((first = operand_cast(source, token)) != token)
		token = first;
	return token;
}

gboolean operand_adds(const struct source *source, guint first, guint last,
		      guint use)
{
	static const char *const allowed[] = {"|", "(", ")", "?", ":"};

	/*
	 * Neighbours decide: only what adds may come before and after the name.
	 * A parenthesis is left outwards, to its own neighbours.
	 */
	for (int side = 0; side < 2; side++) {
		guint i = side ? use : before_casts(source, use);

		for (;;) {
			gboolean known = FALSE;

			i = side ? source_next(source, i)
				 : source_prev(source, i);
			if (i == G_MAXUINT || i < first || i > last)
				break;
			if (source->tokens[i].kind == TOKEN_IDENT)
				break;
			for (guint k = 0; k < G_N_ELEMENTS(allowed); k++)
				known |= source_is(source, i, allowed[k]);
			if (!known)
				return FALSE;
			if (!source_is(source, i, "(") &&
			    !source_is(source, i, ")"))
				break;
			if (!side)
				i = before_casts(source, i);
		}
	}
	return TRUE;
}
