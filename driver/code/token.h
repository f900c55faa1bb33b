/* SPDX-License-Identifier: GPL-2.0 */
/*
 * token - the tokens of a C file, with their positions
 *
 *	source = source_new("mm/gup.c", bytes);
 *	for (i = 0; i < source->count; i++)
 *		use(&source->tokens[i]);
 *	source_free(source);
 *
 * The lexer needs no headers and no preprocessor: it sees both arms of every
 * #ifdef, the bodies of macros, comments and strings. Any byte sequence is
 * accepted; a byte that C does not know is a punctuator of its own.
 */
#ifndef TREEWIDE_TOKEN_H
#define TREEWIDE_TOKEN_H

#include <glib.h>
#include <string.h>

enum token_kind {
	TOKEN_IDENT,
	TOKEN_NUMBER,
	TOKEN_STRING,
	TOKEN_CHAR,
	TOKEN_PUNCT,
	TOKEN_HASH, /* the # that begins a directive */
	TOKEN_COMMENT, /* this and the next kinds are not code */
	TOKEN_WRAP, /* ( * & ) around a callee's name: see unit_unwrap() */
	TOKEN_END, /* tokens[count]: no token at all */
};

/* The preprocessor line that a token is in. */
enum directive {
	DIRECTIVE_NONE,
	DIRECTIVE_DEFINE,
	DIRECTIVE_IF, /* #if, #ifdef, #ifndef */
	DIRECTIVE_ELSE, /* #else, #elif */
	DIRECTIVE_ENDIF,
	DIRECTIVE_OTHER,
};

struct token {
	guint offset; /* of the first byte */
	guint length; /* in bytes */
	guint line; /* from 1 */
	guint8 kind;
	guint8 directive;
	char initial; /* the first byte: distinguishes most words */
};

struct macrobook;

struct source {
	char *path;
	GBytes *bytes;
	const char *text; /* the bytes' data, not NUL-terminated */
	gsize length;
	struct token *tokens; /* followed by an empty one */
	guint count;
	guint *lines; /* offset of each line's first byte; lines[0] = 0 */
	guint line_count;
	/* macros of other files (macros.h), or NULL; not owned */
	struct macrobook *book;
};

/* Splits the text; takes a reference to bytes. Free with source_free(). */
struct source *source_new(const char *path, GBytes *bytes);
void source_free(struct source *source);

/* The token's text. Free with g_free(). */
char *source_word(const struct source *source, guint i);

/*
 * The text from token first to token last without comments, white space folded.
 * Free with g_free().
 */
char *source_span(const struct source *source, guint first, guint last);

/*
 * Index of the token that begins at this offset, or of the next one;
 * source->count: there is none.
 */
guint source_at(const struct source *source, guint offset);

/* Offset of a position given as line (from 1) and column in bytes (from 0). */
guint source_offset(const struct source *source, guint line, guint column);

/* Line, from 1, of an offset. */
guint source_line(const struct source *source, guint offset);

/* Column in bytes, from 0, of an offset. */
guint source_column(const struct source *source, guint offset);

/* Part of source_next() and source_prev(). */
guint source_next_far(const struct source *source, guint i);
guint source_prev_far(const struct source *source, guint i);

static inline gboolean source_is_plain(const struct source *source, guint i)
{
	return source->tokens[i].kind < TOKEN_COMMENT &&
	       source->tokens[i].directive == DIRECTIVE_NONE;
}

/*
 * The functions below are called a hundred million times: with a constant word,
 * each is a few instructions where it is inlined.
 */

/* Whether token i is this word (a name, a keyword or a punctuator). */
static inline gboolean source_is(const struct source *source, guint i,
				 const char *word)
{
	const struct token *token;

	if (i >= source->count)
		return FALSE;
	token = &source->tokens[i];
	return token->initial == *word && token->length == strlen(word) &&
	       (!word[1] ||
		!memcmp(source->text + token->offset, word, strlen(word)));
}

/* Whether token i begins with this prefix. */
static inline gboolean source_starts(const struct source *source, guint i,
				     const char *prefix)
{
	gsize length = strlen(prefix);

	return i < source->count && source->tokens[i].length >= length &&
	       !memcmp(source->text + source->tokens[i].offset, prefix, length);
}

/* Whether token i is one of these words (NULL-terminated). */
static inline gboolean source_is_any(const struct source *source, guint i,
				     const char *const *words)
{
	for (; *words; words++)
		if (source_is(source, i, *words))
			return TRUE;
	return FALSE;
}

/*
 * Index of the token after (before) i that is no comment and, outside of macro
 * bodies, in no preprocessor line; count (or G_MAXUINT) if there is none.
 */
static inline guint source_next(const struct source *source, guint i)
{
	return i < source->count && i + 1 < source->count &&
			       source_is_plain(source, i + 1)
		       ? i + 1
		       : source_next_far(source, i);
}

/*
 * Whether a walk by source_next() that is at i is still in its range. It also
 * ends at the last token: the end of an unclosed bracket is count, where
 * source_next() stays.
 */
static inline gboolean source_within(const struct source *source, guint i,
				     guint last)
{
	return i <= last && i < source->count;
}

static inline guint source_prev(const struct source *source, guint i)
{
	return i && i <= source->count && source_is_plain(source, i - 1)
		       ? i - 1
		       : source_prev_far(source, i);
}

#endif
