// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/standin-parts.h"

#include <string.h>

/* a stand-in may reveal the next: heads in arguments of heads */
#define ROUNDS 6

void standin_blank(char *text, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (text[i] != '\n')
			text[i] = ' ';
}

static guint end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
}

void standin_put(const struct stretch *at, guint first, guint last,
		 const char *word)
{
	guint from = at->source->tokens[first].offset;

	standin_blank(at->text, from, end_of(at->source, last));
	memcpy(at->text + from, word, strlen(word));
}

gboolean standin_mark(const struct stretch *at, guint token, char mark)
{
	guint end = end_of(at->source, token);

	if (end >= at->to || (at->text[end] != ' ' && at->text[end] != '\t'))
		return FALSE;
	at->text[end] = mark;
	return TRUE;
}

/*
 * Whether each #if of the range ends in it: its tokens are the same then
 * without the rest of the file.
 */
static gboolean is_closed(const struct source *source, guint from, guint to)
{
	gint depth = 0;

	for (guint i = source_at(source, from);
	     i < source->count && source->tokens[i].offset < to && depth >= 0;
	     i++) {
		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		if (source_is(source, i + 1, "if") ||
		    source_is(source, i + 1, "ifdef") ||
		    source_is(source, i + 1, "ifndef"))
			depth++;
		else if (source_is(source, i + 1, "endif"))
			depth--;
		else if (!depth && (source_is(source, i + 1, "else") ||
				    source_is(source, i + 1, "elif")))
			return FALSE;
	}
	return !depth;
}

/* The start of the range's first line. */
static guint line_start(const struct source *source, guint from)
{
	while (from && source->text[from - 1] != '\n')
		from--;
	return from;
}

/* The tokens of the range's lines as they are now, without the text before. */
static struct source *read_again(const struct stretch *at, const char *path,
				 guint start)
{
	char *text = g_memdup2(at->text + start, at->to - start);
	struct source *now;
	GBytes *bytes;

	for (guint i = 0; i < at->from - start; i++)
		if (text[i] != '\t')
			text[i] = ' ';
	bytes = g_bytes_new_take(text, at->to - start);
	now = source_new(path, bytes);
	g_bytes_unref(bytes);
	return now;
}

/* Each round reads only what it may change: a file has many functions. */
static void simplify(const struct source *source, char *text, guint from,
		     guint to)
{
	struct stretch at = {source, text, from, to};
	gboolean closed = is_closed(source, from, to), more = TRUE;
	guint start = closed ? line_start(source, from) : 0;

	standin_words(&at);
	for (guint i = 0; more && i < ROUNDS; i++) {
		struct stretch whole = {source, text, closed ? from : 0,
					closed ? to : source->length};
		struct source *now = read_again(&whole, source->path, start);
		struct stretch part = {now, text + start, from - start,
				       to - start};

		more = standin_statements(&part);
		source_free(now);
	}
}

/* Whether a head needs no stand-ins. */
static gboolean is_plain_head(const struct source *source,
			      const struct item *item)
{
	guint close = source_close(source, item->open);

	/* K&R: declarations in between; arms: both heads are there */
	for (guint i = item->first; i < item->body; i++)
		if (source->tokens[i].kind == TOKEN_HASH ||
		    (i > close && source_is(source, i, ";")))
			return TRUE;
	return close >= item->body;
}

/* The head MACRO(name, ...) becomes name(); it may lack one byte. */
static void put_made_head(const struct source *source, const struct item *item,
			  char *text)
{
	const struct token *name = &source->tokens[item->name];
	guint from = source->tokens[item->first].offset;
	guint close = end_of(source, source_close(source, item->open));
	guint at = name->offset;
	gboolean inside = item->name > item->open;

	if (inside && at + name->length + 2 > close)
		at--;
	standin_blank(text, from, source->tokens[item->body].offset);
	if (at >= from + 4 && !memchr(source->text + from, '\n', 3))
		memcpy(text + from, "int", 3);
	memcpy(text + at, source->text + name->offset, name->length);
	memcpy(text + at + name->length, "()", 2);
}

/* f(DECLARE(x, 3), int y): a macro declares the parameter. */
static void put_parameters(const struct source *source, const struct item *item,
			   char *text)
{
	struct stretch at = {source, text, 0, source->length};
	guint close = source_close(source, item->open);

	for (guint i = source_next(source, item->open), prev = item->open;
	     i < close; prev = i, i = source_next(source, i)) {
		guint open = source_next(source, i), end;

		/* int (*f)(void) is a pointer to a function */
		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, open, "(") ||
		    source_is(source, source_next(source, open), "*") ||
		    (prev != item->open && !source_is(source, prev, ",")))
			continue;
		end = source_close(source, open);
		standin_declare(&at, i, end);
		i = end;
	}
}

/*
 * Whether the head has its type in C's own words and one name: spatch can parse
 * that, and a rule may ask for the type.
 */
static gboolean is_typed_plainly(const struct source *source,
				 const struct item *item)
{
	static const char *const words[] = {
		"static", "inline",   "extern", "const", "volatile", "void",
		"char",	  "short",    "int",	"long",	 "float",    "double",
		"signed", "unsigned", "struct", "union", "enum",     NULL};
	guint close = source_close(source, item->open), names = 0;
	gboolean known = FALSE;

	for (guint i = item->first; i < item->name;
	     i = source_next(source, i)) {
		g_autofree char *word = source_word(source, i);

		if (source->tokens[i].kind == TOKEN_COMMENT ||
		    !strcmp(word, "*"))
			continue;
		if (source->tokens[i].kind != TOKEN_IDENT)
			return FALSE;
		if (g_strv_contains(words, word))
			known |= strcmp(word, "static") &&
				 strcmp(word, "inline");
		else
			names++;
	}
	return names <= 1 && (names || known) &&
	       source_next(source, close) == item->body;
}

/*
 * Keeps name and parameters of a head; MACRO(name, ...) has no parameters that
 * C would understand.
 */
static void put_head(const struct source *source, const struct item *item,
		     char *text)
{
	guint from = source->tokens[item->first].offset;
	guint at = source->tokens[item->name].offset;
	guint open = source->tokens[item->open].offset;
	guint close = source_close(source, item->open);
	gboolean typed = FALSE;

	if (is_plain_head(source, item))
		return;
	for (guint i = item->first; i < item->name; i++)
		typed |= source->tokens[i].kind == TOKEN_IDENT &&
			 !source_is(source, i, "static") &&
			 !source_is(source, i, "inline");
	if (!typed || item->name > item->open) {
		put_made_head(source, item, text);
		return;
	}
	if (is_typed_plainly(source, item)) {
		put_parameters(source, item, text);
		return;
	}
	standin_blank(text, from, at);
	memcpy(text + from, "int", MIN(3, at - from));
	if (at - from < 4)
		standin_blank(text, from, at);
	standin_blank(text, at + source->tokens[item->name].length, open);
	standin_blank(text, end_of(source, close),
		      source->tokens[item->body].offset);
	put_parameters(source, item, text);
}

void standin_function(const struct source *source, const struct item *function,
		      char *text)
{
	guint from = source->tokens[function->first].offset;
	guint body = source->tokens[function->body].offset;
	guint to = end_of(source, function->body_end);
	struct stretch head = {source, text, from, body};

	standin_words(&head);
	put_head(source, function, text);
	if (body < to) /* of a damaged function it may not be so */
		simplify(source, text, body, to);
}

void standin_file(const struct source *source, char *text)
{
	simplify(source, text, 0, source->length);
}

void standin_comments(const struct source *source, char *text)
{
	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind == TOKEN_COMMENT &&
		    source->text[token->offset + 1] == '/' &&
		    memchr(source->text + token->offset, '\n', token->length))
			standin_blank(text, token->offset,
				      token->offset + token->length);
	}
}
