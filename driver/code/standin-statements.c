// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/standin-parts.h"

#include <string.h>

enum bracket {
	BRACKET_BLOCK, /* may hold statements */
	BRACKET_OTHER, /* an initialiser, the body of a struct, an index */
	BRACKET_PAREN,
	BRACKET_HEAD, /* a statement may come after it */
};

struct stretch_walk {
	const struct stretch *at;
	GArray *open; /* guint8: enum bracket, the innermost last */
	guint8 closed; /* what the last ) closed, enum bracket */
	guint head; /* the ( of the current head, or G_MAXUINT */
	gboolean found;
};

static const char *const keywords[] = {"if", "for", "while", "switch", NULL};
static const char *const leaves[] = {"return", "goto", "break", "continue",
				     NULL};
static const char *const types[] = {"struct", "union",	  "enum",   "const",
				    "static", "unsigned", "signed", "int",
				    "char",   "long",	  "short",  "void",
				    "float",  "volatile", "double", "bool",
				    "typeof", "register", NULL};
static const char *const qualifiers[] = {"const", "static", "volatile",
					 "register", NULL};
/* Words before ( that are no macro's name. */
static const char *const reserved[] = {
	"if",	      "for",	  "while", "switch",	    "return", "sizeof",
	"typeof",     "do",	  "else",  "case",	    "goto",   "default",
	"break",      "continue", "asm",   "struct",	    "union",  "enum",
	"__typeof__", "_Generic", "int",   "__attribute__", "const",  "static",
	"void",	      NULL};

static guint end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
}

static gboolean in_block(const struct stretch_walk *walk)
{
	return !walk->open->len ||
	       g_array_index(walk->open, guint8, walk->open->len - 1) ==
		       BRACKET_BLOCK;
}

/* Whether a statement begins after this token. */
static gboolean ends_statement(const struct stretch_walk *walk, guint prev)
{
	const struct source *source = walk->at->source;

	if (prev == G_MAXUINT)
		return TRUE;
	if (source_is(source, prev, ")"))
		return walk->closed == BRACKET_HEAD;
	return source_is(source, prev, ";") || source_is(source, prev, "{") ||
	       source_is(source, prev, "}") || source_is(source, prev, ":") ||
	       source_is(source, prev, "else") || source_is(source, prev, "do");
}

static guint token_length(const struct source *source, guint i)
{
	return source->tokens[i].length;
}

/* Whether this name occurs earlier in the range. */
static gboolean is_known(const struct stretch *at, guint token)
{
	const struct source *source = at->source;
	g_autofree char *name = source_word(source, token);

	for (guint i = source_at(source, at->from); i < token; i++)
		if (source_is(source, i, name))
			return TRUE;
	return FALSE;
}

/* TYPE(x) y = z; on one line, with a y that did not occur before. */
static gboolean declares(const struct stretch *at, guint close, guint behind)
{
	static const char *const ends[] = {"=", ";", ",", "[", NULL};
	const struct source *source = at->source;

	return source->tokens[behind].kind == TOKEN_IDENT &&
	       source->tokens[behind].line == source->tokens[close].line &&
	       source_is_any(source, source_next(source, behind), ends) &&
	       !source_is_any(source, behind, leaves) && !is_known(at, behind);
}

/* ATTRIBUTE(x) type *y: a declaration, not the statement of a head. */
static gboolean begins_declaration(const struct source *source, guint behind)
{
	guint star = source_next(source, behind);
	guint name = source_next(source, star);

	if (source_is_any(source, behind, types))
		return TRUE;
	return source->tokens[behind].kind == TOKEN_IDENT &&
	       source_is(source, star, "*") && name < source->count &&
	       source->tokens[name].kind == TOKEN_IDENT &&
	       (source_is(source, source_next(source, name), "=") ||
		source_is(source, source_next(source, name), ";"));
}

/* An if where only an if is possible: before an else, or a complete jump. */
static void put_if(const struct stretch *at, guint name, guint close)
{
	if (token_length(at->source, name) >= 2)
		standin_put(at, name, name, "if");
	else
		standin_put(at, name, close, "");
}

/*
 * spatch recognises iterators by name: one with "each" in it may have any
 * arguments. Short names are replaced by a loop, or by nothing at all.
 */
static gboolean put_loop(const struct stretch *at, guint name, guint close)
{
	const struct source *source = at->source;
	guint from = source->tokens[name].offset;
	guint room = end_of(source, close) - from;
	const char *word = room >= 7 ? "for(;;)" : room >= 5 ? "if(1)" : "";

	if (g_strstr_len(source->text + from, token_length(source, name),
			 "each"))
		return FALSE;
	if (token_length(source, name) >= 4)
		memcpy(at->text + from, "each", 4);
	else if (memchr(source->text + from, '\n', strlen(word)))
		standin_put(at, name, close, "");
	else
		standin_put(at, name, close, word);
	return TRUE;
}

/* The token after a block. */
static guint behind_block(const struct source *source, guint open)
{
	guint close = source_close(source, open);

	return close < source->count ? source_next(source, close)
				     : source->count;
}

/* NAME(...) before a block or a statement. */
static gboolean put_head(struct stretch_walk *walk, guint name, guint close,
			 guint behind)
{
	const struct stretch *at = walk->at;
	const struct source *source = at->source;
	guint open = source_next(source, name);
	gboolean block = source_is(source, behind, "{");

	walk->head = open;
	if (block ? source_is(source, behind_block(source, behind), "else")
		  : source_is_any(source, behind, leaves))
		put_if(at, name, close);
	else if (source_is(source, behind, "do"))
		standin_put(at, name, close,
			    token_length(source, name) >= 5 ? "if(1)" : "");
	else
		return put_loop(at, name, close);
	return TRUE;
}

gboolean standin_declare(const struct stretch *at, guint name, guint close)
{
	const struct source *source = at->source;
	guint open = source_next(source, name), first = open;
	guint from = source->tokens[name].offset;

	while (first < close && source->tokens[first].kind != TOKEN_IDENT)
		first = source_next(source, first);
	if (first >= close || source->tokens[first].offset < from + 4)
		return FALSE;
	standin_put(at, name, close, "int");
	memcpy(at->text + source->tokens[first].offset,
	       source->text + source->tokens[first].offset,
	       source->tokens[first].length);
	return TRUE;
}

/* Whether the code after NAME(...) is on a new line, indented further. */
static gboolean is_deeper(const struct source *source, guint name, guint close,
			  guint behind)
{
	return source->tokens[behind].line > source->tokens[close].line &&
	       source_column(source, source->tokens[behind].offset) >
		       source_column(source, source->tokens[name].offset);
}

/* each(x) *y = z; would be a product: only a keyword makes it a head. */
static gboolean put_while(struct stretch_walk *walk, guint name, guint close)
{
	const struct stretch *at = walk->at;
	guint open = source_next(at->source, name);

	if (token_length(at->source, name) < 5)
		standin_put(at, name, close, "");
	else
		standin_put(at, name, name, "while");
	walk->head = open;
	return TRUE;
}

/* NAME(...) at the start of a statement: judged by what follows. */
static gboolean meet_macro(struct stretch_walk *walk, guint name, guint open)
{
	const struct stretch *at = walk->at;
	const struct source *source = at->source;
	guint close = source_close(source, open);
	guint behind = source_next(source, close);

	if (close >= source->count || behind >= source->count)
		return FALSE;
	if (source_is(source, behind, ";"))
		return standin_arguments(at, name, close);
	if (source_is(source, behind, "{"))
		return put_head(walk, name, close, behind);
	if (source_is(source, behind, "="))
		return source_is(source, source_next(source, behind), "{") &&
		       standin_declare(at, name, close);
	if (source_is(source, behind, ":")) { /* a label made by a macro */
		standin_put(at, open, close, "");
		return TRUE;
	}
	if (source_is(source, behind, "else") ||
	    (source_is(source, behind, "while") &&
	     source_is(source, source_prev(source, name), "do")))
		return standin_mark(at, close, ';');
	if (source_is(source, behind, "*"))
		return is_deeper(source, name, close, behind) &&
		       put_while(walk, name, close);
	if (source->tokens[behind].kind != TOKEN_IDENT)
		return FALSE;
	if (declares(at, close, behind)) {
		standin_put(at, open, close, "");
		return TRUE;
	}
	if (begins_declaration(source, behind)) {
		if (!standin_mark(at, close, ';'))
			standin_put(at, name, close, "");
		return TRUE;
	}
	/* a complete macro without ; is indented like what follows it */
	if (source->tokens[behind].line > source->tokens[close].line &&
	    !is_deeper(source, name, close, behind))
		return FALSE;
	return put_head(walk, name, close, behind);
}

/* const TYPE(x) y: the parentheses belong to the type. */
static void meet_qualifier(struct stretch_walk *walk, guint i)
{
	const struct source *source = walk->at->source;
	guint name = source_next(source, i), open, close;

	while (source_is_any(source, name, qualifiers))
		name = source_next(source, name);
	open = source_next(source, name);
	close = source_close(source, open);
	if (source_is_any(source, name, reserved) ||
	    !source_is(source, open, "(") ||
	    source_next(source, close) >= source->count ||
	    source->tokens[source_next(source, close)].kind != TOKEN_IDENT)
		return;
	standin_put(walk->at, open, close, "");
	walk->found = TRUE;
}

/* NAME x |= y;, NAME return x;, NAME if (x): these are no declarations. */
static gboolean is_bare_head(const struct source *source, guint next)
{
	static const char *const ops[] = {"|=",	 "&=",	"^=", "+=", "-=",
					  "*=",	 "/=",	"%=", "->", ".",
					  "<<=", ">>=", "++", "--", NULL};

	return source_is(source, next, "{") || source_is(source, next, "do") ||
	       source_is_any(source, next, keywords) ||
	       source_is_any(source, next, leaves) ||
	       (next < source->count &&
		source->tokens[next].kind == TOKEN_IDENT &&
		source_is_any(source, source_next(source, next), ops));
}

static void meet_name(struct stretch_walk *walk, guint i)
{
	const struct source *source = walk->at->source;
	guint next = source_next(source, i);

	if (source_is_any(source, i, qualifiers)) {
		meet_qualifier(walk, i);
		return;
	}

	if (source_is_any(source, i, reserved))
		return;
	if (is_bare_head(source, next)) {
		standin_put(walk->at, i, i, "");
		walk->found = TRUE;
	} else if (source_is(source, next, "(")) {
		walk->found |= meet_macro(walk, i, next);
	}
}

static gboolean opens_block(const struct stretch_walk *walk, guint i)
{
	const struct source *source = walk->at->source;
	guint prev = source_prev(source, i), before;

	if (!in_block(walk))
		return source_is(source, prev, "(");
	if (ends_statement(walk, prev) || source_is(source, prev, ")"))
		return TRUE;
	/* NAME { at the start of a statement; not struct NAME { */
	before = prev == G_MAXUINT ? prev : source_prev(source, prev);
	return prev != G_MAXUINT && source->tokens[prev].kind == TOKEN_IDENT &&
	       !source_is_any(source, prev, types) &&
	       ends_statement(walk, before);
}

static void meet_bracket(struct stretch_walk *walk, guint i, char c)
{
	const struct source *source = walk->at->source;
	guint prev = source_prev(source, i);
	guint8 kind = BRACKET_OTHER;

	if (c == ')' || c == ']' || c == '}') {
		if (!walk->open->len)
			return;
		walk->closed =
			g_array_index(walk->open, guint8, walk->open->len - 1);
		g_array_set_size(walk->open, walk->open->len - 1);
		return;
	}
	if (c == '{' && opens_block(walk, i))
		kind = BRACKET_BLOCK;
	else if (c == '(')
		kind = i == walk->head ||
				       (prev != G_MAXUINT &&
					source_is_any(source, prev, keywords))
			       ? BRACKET_HEAD
			       : BRACKET_PAREN;
	g_array_append_val(walk->open, kind);
}

gboolean standin_statements(const struct stretch *at)
{
	const struct source *source = at->source;
	struct stretch_walk walk = {
		.at = at,
		.open = g_array_new(FALSE, FALSE, sizeof(guint8)),
		.head = G_MAXUINT,
	};

	for (guint i = source_at(source, at->from);
	     i < source->count && source->tokens[i].offset < at->to; i++) {
		const struct token *token = &source->tokens[i];
		char c = source->text[token->offset];

		if (!source_is_plain(source, i))
			continue;
		if (token->kind == TOKEN_PUNCT && strchr("([{}])", c))
			meet_bracket(&walk, i, c);
		else if (token->kind == TOKEN_IDENT && walk.open->len &&
			 in_block(&walk) &&
			 ends_statement(&walk, source_prev(source, i)))
			meet_name(&walk, i);
	}
	g_array_unref(walk.open);
	return walk.found;
}
