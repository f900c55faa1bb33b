// SPDX-License-Identifier: GPL-2.0
#include "program/use.h"
#include "code/bracket.h"

#include <string.h>

static gboolean is_written(const struct source *source, guint prev, guint next)
{
	static const char *const after[] = {
		"=",  "|=", "&=",  "^=",  "+=", "-=", "*=",
		"/=", "%=", "<<=", ">>=", "++", "--", NULL};
	static const char *const before[] = {"++", "--", NULL};

	return source_is_any(source, next, after) ||
	       (prev != G_MAXUINT && source_is_any(source, prev, before));
}

/* The token after x or x[i]: the operator that follows the whole operand. */
static guint behind(const struct source *source, guint token)
{
	guint next = source_next(source, token);

	while (source_is(source, next, "[")) {
		guint close = source_close(source, next);

		if (close >= source->count)
			return source->count;
		next = source_next(source, close);
	}
	return next;
}

/* The opening bracket of this closing one, or G_MAXUINT. */
static guint open_of(const struct source *source, guint close)
{
	guint depth = 0;

	for (guint i = close; i != G_MAXUINT; i = source_prev(source, i)) {
		char c = source->text[source->tokens[i].offset];

		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (strchr(")]}", c))
			depth++;
		else if (strchr("([{", c) && !--depth)
			return i;
	}
	return G_MAXUINT;
}

guint use_chain(const struct source *source, guint token)
{
	for (;;) {
		guint prev = source_prev(source, token), at;

		if (prev == G_MAXUINT || (!source_is(source, prev, "->") &&
					  !source_is(source, prev, ".")))
			return token;
		at = source_prev(source, prev);
		while (at != G_MAXUINT && (source_is(source, at, "]") ||
					   source_is(source, at, ")"))) {
			guint open = open_of(source, at);
			guint before;

			if (open == G_MAXUINT)
				return token;
			before = source_prev(source, open);
			/* (x)->name: the chain begins at the parenthesis */
			if (source_is(source, open, "(") &&
			    (before == G_MAXUINT ||
			     source->tokens[before].kind != TOKEN_IDENT))
				return open;
			at = before;
		}
		if (at == G_MAXUINT || source->tokens[at].kind != TOKEN_IDENT)
			return token;
		token = at;
	}
}

static enum use_kind member_kind(const struct source *source, guint token)
{
	guint dot = source_prev(source, token),
	      before = source_prev(source, dot);
	guint next = behind(source, token), start;

	if (source_is(source, dot, ".") &&
	    (before == G_MAXUINT || source_is(source, before, "{") ||
	     source_is(source, before, ",") || source_is(source, before, "(")))
		return source_is(source, next, "=") ? USE_MEMBER_INIT
						    : USE_MEMBER_READ;
	if (source_is(source, next, "("))
		return USE_MEMBER_CALL;
	start = use_chain(source, token);
	before = source_prev(source, start);
	if (is_written(source, before, next))
		return USE_MEMBER_WRITE;
	if (before != G_MAXUINT && source_is(source, before, "&")) {
		guint more = source_prev(source, before);

		if (more == G_MAXUINT ||
		    (source->tokens[more].kind == TOKEN_PUNCT &&
		     !source_is(source, more, ")") &&
		     !source_is(source, more, "]")) ||
		    source_is(source, more, "return"))
			return USE_MEMBER_ADDRESS;
	}
	return USE_MEMBER_READ;
}

static gboolean is_export(const struct source *source, guint token)
{
	guint open = source_prev(source, token), name;

	if (open == G_MAXUINT || !source_is(source, open, "("))
		return FALSE;
	name = source_prev(source, open);
	return name != G_MAXUINT &&
	       source_starts(source, name, "EXPORT_SYMBOL");
}

/* Whether a name before ( at file scope is a prototype: no = or { before it. */
static gboolean is_prototype(const struct source *source, guint token,
			     const struct item *item)
{
	for (guint i = item->first; i < token; i++)
		if (source_is(source, i, "=") || source_is(source, i, "{"))
			return FALSE;
	return token > item->first;
}

/* Whether the name after a type is declared here: "struct x *name". */
static gboolean is_declared(const struct source *source, guint prev)
{
	static const char *const no_types[] = {"return", "else", "case", "goto",
					       "sizeof", "do",	 NULL};
	guint at = prev;

	while (at != G_MAXUINT && source_is(source, at, "*"))
		at = source_prev(source, at);
	if (at == G_MAXUINT || source->tokens[at].kind != TOKEN_IDENT ||
	    source_is_any(source, at, no_types))
		return FALSE;
	if (at == prev)
		return TRUE;
	/* a * b is a product, "int *b" and "struct a *b" are declarations */
	prev = source_prev(source, at);
	return prev == G_MAXUINT || source_is(source, prev, ";") ||
	       source_is(source, prev, "{") || source_is(source, prev, "}") ||
	       source_is(source, prev, "(") || source_is(source, prev, ",") ||
	       source->tokens[prev].kind == TOKEN_IDENT;
}

enum use_kind use_kind_at(const struct unit *unit, guint token,
			  const struct item *item)
{
	static const char *const tags[] = {"struct", "union", "enum", NULL};
	const struct source *source = unit->source;
	guint prev = source_prev(source, token);
	guint next = source_next(source, token);

	if (prev != G_MAXUINT &&
	    (source_is(source, prev, "->") || source_is(source, prev, ".")))
		return member_kind(source, token);
	if (prev != G_MAXUINT && source_is_any(source, prev, tags))
		return USE_TYPE;
	if (item && item->kind != ITEM_OTHER && item->name == token)
		return USE_DEFINITION;
	if (is_export(source, token))
		return USE_EXPORT;
	if (source_is(source, next, "(")) {
		if (item && item->kind != ITEM_OTHER)
			return USE_CALL;
		return item && is_prototype(source, token, item)
			       ? USE_DECLARATION
			       : USE_VALUE;
	}
	if (is_written(source, prev, behind(source, token)))
		return USE_WRITE;
	if (source_is(source, next, ":") ||
	    (prev != G_MAXUINT &&
	     (source_is(source, prev, "goto") || is_declared(source, prev))))
		return USE_OTHER;
	return USE_VALUE;
}
