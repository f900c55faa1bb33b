// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/standin-parts.h"

#include <string.h>

/* Keywords of C, old and new, that spatch 1.1.1 takes for names. */
static const struct {
	const char *word;
	const char *shown; /* no longer than the word */
} keywords[] = {
	{"typeof_unqual", "typeof"},   {"__typeof_unqual__", "typeof"},
	{"__typeof_unqual", "typeof"}, {"thread_local", ""},
	{"_Thread_local", ""},	       {"_Noreturn", ""},
	{"__extension__", ""},
};

static const char *const asms[] = {"asm", "__asm__", "__asm", "asm_inline",
				   NULL};
static const char *const qualifiers[] = {
	"volatile", "__volatile__", "__volatile", "goto", "inline", NULL};

static void put_keyword(const struct stretch *at, guint i)
{
	for (guint k = 0; k < G_N_ELEMENTS(keywords); k++)
		if (source_is(at->source, i, keywords[k].word))
			standin_put(at, i, i, keywords[k].shown);
}

/* 0xffff'ffff: the digits are moved together, so that the value stays. */
static void put_number(const struct stretch *at, guint i)
{
	guint from = at->source->tokens[i].offset, to = from;
	guint end = from + at->source->tokens[i].length;

	for (guint k = from; k < end; k++)
		if (at->source->text[k] != '\'')
			at->text[to++] = at->source->text[k];
	standin_blank(at->text, to, end);
}

/* asm volatile goto (...): the assembler's text means nothing to a rule. */
static guint put_asm(const struct stretch *at, guint i)
{
	const struct source *source = at->source;
	guint open = source_next(source, i), close, first;

	while (source_is_any(source, open, qualifiers))
		open = source_next(source, open);
	close = source_close(source, open);
	if (!source_is(source, open, "(") || close >= source->count)
		return i;
	first = source_next(source, open);
	standin_put(at, i, source_prev(source, open), "asm");
	if (first < close && source->tokens[first].kind == TOKEN_STRING)
		standin_put(at, first, source_prev(source, close), "\"\"");
	else if (source->tokens[close].offset > source->tokens[open].offset + 2)
		standin_put(at, first, source_prev(source, close), "\"\"");
	return close;
}

static gboolean is_reserved(const struct source *source, guint i)
{
	const struct token *token = &source->tokens[i];

	return i < source->count && token->kind == TOKEN_IDENT &&
	       token->length > 2 &&
	       !memcmp(source->text + token->offset, "__", 2);
}

/*
 * x __attribute(y) = z, and *__attribute(y) x: compiler-specific names after or
 * before a declarator. A call has no name right before or after it.
 */
static guint put_attribute(const struct stretch *at, guint i)
{
	static const char *const ends[] = {"=", ";", ",", ":", NULL};
	static const char *const verbs[] = {
		"return", "else",   "do",    "sizeof", "case", "goto",
		"typeof", "struct", "union", "enum",   NULL};
	const struct source *source = at->source;
	guint prev = source_prev(source, i), close, behind;

	close = source_close(source, source_next(source, i));
	behind = source_next(source, close);
	if (prev == G_MAXUINT || behind >= source->count)
		return i;
	if ((source_is(source, prev, "*") || source_is(source, prev, "}")) &&
	    source->tokens[prev].line == source->tokens[i].line &&
	    source->tokens[behind].kind == TOKEN_IDENT) {
		standin_put(at, i, close, "");
		return close;
	}
	if ((source->tokens[prev].kind != TOKEN_IDENT &&
	     !source_is(source, prev, "]")) ||
	    source_is_any(source, prev, verbs) ||
	    source->tokens[prev].line != source->tokens[i].line ||
	    (!source_is_any(source, behind, ends) &&
	     !is_reserved(source, behind)))
		return i;
	standin_put(at, i, close, "");
	return close;
}

/* [[ ... ]]: nothing else in C has two brackets there. */
static guint put_brackets(const struct stretch *at, guint i)
{
	guint close = source_close(at->source, i);

	if (close >= at->source->count || !source_is(at->source, i + 1, "["))
		return i;
	standin_put(at, i, close, "");
	return close;
}

/* [6] 7 and FOO(1) .x = 2 between braces: adds the missing = or comma. */
static void put_between(const struct stretch *at, guint i)
{
	const struct source *source = at->source;
	guint next = source_next(source, i);

	if (source_is(source, i, "]") && next < source->count &&
	    source->tokens[next].kind == TOKEN_NUMBER)
		standin_mark(at, i, '=');
	else if (source_is(source, i, ")") && source_is(source, next, ".") &&
		 source->tokens[next].offset > source->tokens[i].offset + 1)
		standin_mark(at, i, ',');
}

/* goto *x; reads the value; its target is unknown. */
static void put_jump(const struct stretch *at, guint i)
{
	guint star = source_next(at->source, i);

	if (source_is(at->source, star, "*"))
		standin_put(at, i, star, "");
}

void standin_words(const struct stretch *at)
{
	const struct source *source = at->source;

	for (guint i = source_at(source, at->from);
	     i < source->count && source->tokens[i].offset < at->to; i++) {
		const struct token *token = &source->tokens[i];

		if (!source_is_plain(source, i))
			continue;
		if (token->kind == TOKEN_NUMBER &&
		    memchr(source->text + token->offset, '\'', token->length))
			put_number(at, i);
		else if (source_is(source, i, "["))
			i = put_brackets(at, i);
		else if (token->kind == TOKEN_PUNCT)
			put_between(at, i);
		else if (token->kind != TOKEN_IDENT)
			continue;
		else if (source_is_any(source, i, asms))
			i = put_asm(at, i);
		else if (source_is(source, i, "goto"))
			put_jump(at, i);
		else if (is_reserved(source, i) &&
			 source_is(source, source_next(source, i), "("))
			i = put_attribute(at, i);
		else
			put_keyword(at, i);
	}
}
