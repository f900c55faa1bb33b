// SPDX-License-Identifier: GPL-2.0
/* stmt-macro - macros before statements: a part of stmt.h */
#include "code/stmt-parts.h"

#include <string.h>

static gboolean is_any(const struct parser *p, guint i,
		       const char *const *words)
{
	for (; i < p->end && *words; words++)
		if (source_is(p->source, i, *words))
			return TRUE;
	return FALSE;
}

static gboolean is_name(const struct parser *p, guint i)
{
	return i < p->end && p->source->tokens[i].kind == TOKEN_IDENT;
}

static gboolean begins_with(const struct parser *p, guint i, const char *text)
{
	const struct token *token = &p->source->tokens[i];

	return token->length >= strlen(text) &&
	       !memcmp(p->source->text + token->offset, text, strlen(text));
}

/* Words before a declared name, or without a statement. */
static gboolean is_no_head(const struct parser *p, guint i)
{
	static const char *const words[] = {
		"struct",	 "union",	"enum",
		"typeof",	 "__typeof__",	"typeof_unqual",
		"__typeof",	 "__auto_type", "_Alignas",
		"alignas",	 "__aligned",	"__attribute__",
		"_Atomic",	 "_BitInt",	"__attribute",
		"__extension__", "asm",		"__asm__",
		"__asm",	 "sizeof",	"_Generic",
		"__declspec",	 "_Pragma",	"__pragma",
		"const",	 "volatile",	"static",
		"extern",	 "register",	"inline",
		"unsigned",	 "signed",	"void",
		"char",		 "short",	"int",
		"long",		 "float",	"double",
		"bool",		 "else",	NULL};

	return is_any(p, i, words) || begins_with(p, i, "DECLARE_") ||
	       begins_with(p, i, "DEFINE_");
}

static gboolean begins_statement(const struct parser *p, guint i)
{
	static const char *const words[] = {
		"if",	  "for",  "while", "do",       "switch",
		"return", "goto", "break", "continue", NULL};

	return is_any(p, i, words);
}

/* Whether the token at i ends the statement before it. */
static gboolean begins_anew(const struct parser *p, const struct stmt *parent,
			    guint i)
{
	static const char *const words[] = {"else", "case", "default", NULL};
	guint next = stmt_code(p, i + 1);

	return is_any(p, i, words) ||
	       (parent && parent->kind == STMT_DO &&
		is_any(p, i, (const char *const[]){"while", NULL})) ||
	       (is_name(p, i) && next < p->end &&
		source_is(p->source, next, ":"));
}

/* NAME { ... }, NAME x |= y;, NAME return: a macro without parentheses. */
static gboolean is_bare_head(const struct parser *p, guint next)
{
	static const char *const ops[] = {"|=",	 "&=",	"^=", "+=", "-=",
					  "*=",	 "/=",	"%=", "->", ".",
					  "<<=", ">>=", "++", "--", NULL};

	if (source_is(p->source, next, "{"))
		return TRUE;
	return is_name(p, next) && (begins_statement(p, next) ||
				    is_any(p, stmt_code(p, next + 1), ops));
}

/* The end of a declaration: NAME(a) name; NAME(a) x[2], y; */
static gboolean is_tail(const struct parser *p, guint i)
{
	static const char *const ends[] = {";", ",", "[", NULL};

	return is_name(p, i) && !begins_statement(p, i) &&
	       is_any(p, stmt_code(p, i + 1), ends);
}

/* Whether the statement of NAME( ... close begins at token i. */
static gboolean has_body(const struct parser *p, const struct stmt *parent,
			 guint i)
{
	static const char *const behind[] = {"(", "*", NULL};
	guint next = stmt_code(p, i + 1);

	if (source_is(p->source, i, "{"))
		return TRUE;
	if (is_name(p, i))
		return !begins_anew(p, parent, i) && !is_tail(p, i);
	if (source_is(p->source, i, "*"))
		return is_name(p, next) || source_is(p->source, next, "(") ||
		       source_is(p->source, next, "*");
	if (source_is(p->source, i, "++") || source_is(p->source, i, "--"))
		return is_name(p, next) || is_any(p, next, behind);
	if (!source_is(p->source, i, "("))
		return FALSE;
	/* NAME(a)(b); is a call, NAME(a) (void)b(); is not */
	next = stmt_close(p, i);
	next = next < p->end ? stmt_code(p, next + 1) : next;
	return is_name(p, next) && !begins_anew(p, parent, next);
}

/* NAME(a statement;) is complete: its last token ends a statement. */
static gboolean holds_statements(const struct parser *p, guint close)
{
	guint i = close;

	while (i-- > p->at)
		if (!stmt_skips(p, i))
			return source_is(p->source, i, ";") ||
			       source_is(p->source, i, "}");
	return FALSE;
}

static gboolean is_loop_name(const struct parser *p)
{
	const struct token *token = &p->source->tokens[p->at];
	const char *name = p->source->text + token->offset;

	return g_strstr_len(name, token->length, "for_each") ||
	       g_strstr_len(name, token->length, "foreach");
}

enum stmt_kind stmt_macro(const struct parser *p, const struct stmt *parent)
{
	guint open = stmt_code(p, p->at + 1), close, next;

	if (!is_name(p, p->at) || open >= p->end || is_no_head(p, p->at))
		return STMT_SIMPLE;
	if (!source_is(p->source, open, "("))
		return is_bare_head(p, open) ? STMT_HEAD : STMT_SIMPLE;
	close = stmt_close(p, open);
	next = close < p->end ? stmt_code(p, close + 1) : p->end;
	if (next >= p->end)
		return STMT_SIMPLE;
	if (is_loop_name(p) && !source_is(p->source, next, ";"))
		return STMT_LOOP;
	if (!source_is(p->source, next, "{") && holds_statements(p, close))
		return STMT_SIMPLE;
	return has_body(p, parent, next) ? STMT_HEAD : STMT_SIMPLE;
}

guint stmt_whole_macro(const struct parser *p, const struct stmt *parent)
{
	guint open = stmt_code(p, p->at + 1), close, next;

	if (!is_name(p, p->at) || open >= p->end ||
	    !source_is(p->source, open, "("))
		return 0;
	close = stmt_close(p, open);
	next = close < p->end ? stmt_code(p, close + 1) : p->end;
	return next < p->end && begins_anew(p, parent, next) ? close : 0;
}
