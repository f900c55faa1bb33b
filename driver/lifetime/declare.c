// SPDX-License-Identifier: GPL-2.0
#include "lifetime/declare.h"
#include "code/bracket.h"

static gboolean is_ident(const struct source *source, guint token)
{
	return token < source->count &&
	       source->tokens[token].kind == TOKEN_IDENT;
}

/* What may stand between a name that is declared and its value. */
static gboolean is_attribute(const struct source *source, guint token)
{
	static const char *const words[] = {
		"__free",	   "__cleanup",
		"__attribute__",   "__aligned",
		"__maybe_unused",  "__always_unused",
		"__uninitialized", NULL};

	return is_ident(source, token) && source_is_any(source, token, words);
}

guint declare_behind(const struct source *source, guint at)
{
	while (is_attribute(source, at)) {
		at = source_next(source, at);
		if (source_is(source, at, "("))
			at = source_next(source, source_close(source, at));
	}
	return at;
}

/* The name of the call that ends with this parenthesis, or G_MAXUINT. */
static guint called_before(const struct source *source, guint close)
{
	guint open = close;

	while (open != G_MAXUINT && (!source_is(source, open, "(") ||
				     source_close(source, open) != close))
		open = source_prev(source, open);
	return open == G_MAXUINT ? open : source_prev(source, open);
}

guint declare_before(const struct source *source, guint at)
{
	while (at != G_MAXUINT) {
		guint word = source_is(source, at, ")")
				     ? called_before(source, at)
				     : at;

		if (word == G_MAXUINT || !is_attribute(source, word))
			break;
		at = source_prev(source, word);
	}
	return at;
}

/*
 * Reads the type that begins at `at`: qualifiers, then "struct x" or one or
 * more words. Returns the token behind it, and the tag; at when there is none.
 */
static guint read_type(const struct source *source, guint at, guint end,
		       guint *tag)
{
	static const char *const qualifiers[] = {"const",
						 "static",
						 "volatile",
						 "register",
						 "unsigned",
						 "signed",
						 "long",
						 "short",
						 "int",
						 "char",
						 "__user",
						 "__iomem",
						 "struct",
						 "union",
						 "enum",
						 "__always_unused",
						 "__maybe_unused",
						 "inline",
						 "void",
						 "bool",
						 "extern",
						 "__init",
						 NULL};
	guint begin = at;
	gboolean named = FALSE;

	*tag = G_MAXUINT;
	while (at < end && is_ident(source, at)) {
		gboolean tagged = source_is(source, at, "struct") ||
				  source_is(source, at, "union") ||
				  source_is(source, at, "enum");

		if (routine_is_keyword(source, at))
			return begin;
		if (tagged) {
			at = source_next(source, at);
			if (!is_ident(source, at))
				return begin;
			*tag = at;
			named = TRUE;
		} else if (source_is_any(source, at, qualifiers)) {
			named |= !source_is(source, at, "const") &&
				 !source_is(source, at, "static");
		} else if (!named) {
			*tag = at;
			named = TRUE;
		} else {
			break;
		}
		at = source_next(source, at);
	}
	return named ? at : begin;
}

/* The declarators behind a type: *a, b[3] = ..., (*c)(...). */
static void read_declarators(struct routine *routine, guint at, guint end,
			     guint tag, int parameter)
{
	const struct source *source = routine->unit->source;

	while (at < end) {
		gboolean pointer = FALSE;
		struct name *name;

		while (at < end && (source_is(source, at, "*") ||
				    source_is(source, at, "(") ||
				    source_is(source, at, "const") ||
				    source_is(source, at, "__user") ||
				    source_is(source, at, "__iomem"))) {
			pointer |= source_is(source, at, "*");
			at = source_next(source, at);
		}
		if (at >= end || !is_ident(source, at) ||
		    routine_is_keyword(source, at))
			return;
		name = routine_add(routine, at);
		at = source_next(source, at);
		pointer |= source_is(source, at, "[");
		if (name) {
			name->parameter = parameter;
			name->pointer |= pointer;
			if (tag != G_MAXUINT && !name->tag)
				name->tag = source_word(source, tag);
		}
		if (parameter >= 0)
			return;
		for (; at < end && !source_is(source, at, ",");
		     at = source_next(source, at))
			if (source_is(source, at, "(") ||
			    source_is(source, at, "[") ||
			    source_is(source, at, "{"))
				at = MIN(source_close(source, at), end);
		at = source_next(source, at);
	}
}

void declare_parameters(struct routine *routine)
{
	const struct source *source = routine->unit->source;
	GArray *spans = unit_arguments(
		routine->unit, source_prev(source, routine->item->open));

	for (guint i = 0; i < spans->len; i++) {
		const struct span *span = &g_array_index(spans, struct span, i);
		guint tag, at;

		at = read_type(source, span->first, span->last + 1, &tag);
		if (at > span->first)
			read_declarators(routine, at, span->last + 1, tag, i);
	}
	g_array_unref(spans);
}

/* Whether the words behind a type at the start of a statement declare. */
static gboolean is_declarator(const struct source *source, guint at, guint end)
{
	while (at < end &&
	       (source_is(source, at, "*") || source_is(source, at, "const") ||
		source_is(source, at, "__user") ||
		source_is(source, at, "__iomem")))
		at = source_next(source, at);
	if (at >= end || !is_ident(source, at))
		return FALSE;
	at = declare_behind(source, source_next(source, at));
	return source_is(source, at, ";") || source_is(source, at, "=") ||
	       source_is(source, at, ",") || source_is(source, at, "[");
}

static void read_statement(struct routine *routine, guint first, guint last)
{
	const struct source *source = routine->unit->source;
	guint tag, at = read_type(source, first, last + 1, &tag);

	/* "a * b;" would declare b; as a statement it makes no sense */
	if (at == first || !is_declarator(source, at, last + 1)) {
		/* "u32 *addr" reads u32 as a type; "x = 1" reads x as one */
		return;
	}
	read_declarators(routine, at, last, tag, -1);
}

void declare_locals(struct routine *routine, const struct stmt *stmt)
{
	for (; stmt; stmt = stmt->next) {
		if (stmt->kind == STMT_SIMPLE)
			read_statement(routine, stmt->first, stmt->last);
		else if ((stmt->kind == STMT_LOOP || stmt->kind == STMT_HEAD) &&
			 stmt->open)
			read_statement(routine, stmt->open + 1, stmt->close);
		declare_locals(routine, stmt->child);
		declare_locals(routine, stmt->orelse);
	}
}
