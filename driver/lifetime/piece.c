// SPDX-License-Identifier: GPL-2.0
#include "lifetime/piece.h"
#include "code/bracket.h"

#include <string.h>

static gboolean is_wrapper(const struct source *source, guint token)
{
	static const char *const words[] = {"likely",	 "unlikely",
					    "WARN_ON",	 "WARN_ON_ONCE",
					    "READ_ONCE", "BUG_ON"};

	for (guint i = 0; i < G_N_ELEMENTS(words); i++)
		if (source_is(source, token, words[i]))
			return TRUE;
	return FALSE;
}

/* Takes parentheses and wrappers away that hold the whole expression. */
void piece_strip(const struct source *source, guint *first, guint *last)
{
	while (*first < *last) {
		guint open = *first;

		if (is_wrapper(source, open))
			open = source_next(source, open);
		if (!source_is(source, open, "(") ||
		    source_close(source, open) != *last)
			return;
		*first = source_next(source, open);
		*last = source_prev(source, *last);
	}
}

/* The first of these operators outside of all brackets, or G_MAXUINT. */
guint piece_op(const struct source *source, guint first, guint last,
	       const char *const *ops)
{
	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		for (const char *const *op = ops; *op; op++)
			if (i > first && source_is(source, i, *op))
				return i;
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
	}
	return G_MAXUINT;
}

/* All letters are capitals: a macro, an errno. */
static gboolean is_capitals(const struct source *source, guint token)
{
	const struct token *word = &source->tokens[token];

	for (guint i = 0; i < word->length; i++)
		if (g_ascii_islower(source->text[word->offset + i]))
			return FALSE;
	return word->kind == TOKEN_IDENT && word->length > 2;
}

/*
 * Whether a name in capitals has one of these words between its underscores,
 * or, with at_end, as its last.
 */
static gboolean has_part(const struct source *source, guint token,
			 const char *const *words, gboolean at_end)
{
	g_autofree char *name = NULL;
	g_auto(GStrv) parts = NULL;

	if (!is_capitals(source, token))
		return FALSE;
	name = source_word(source, token);
	parts = g_strsplit(name, "_", -1);
	for (guint i = 0; parts[i]; i++)
		if ((!at_end || !parts[i + 1]) &&
		    g_strv_contains(words, parts[i]))
			return TRUE;
	return FALSE;
}

/* X_OK, X_SUCCESS: what drivers with results of their own call 0. */
static gboolean is_success(const struct source *source, guint token)
{
	static const char *const words[] = {"OK", "SUCCESS", NULL};

	return has_part(source, token, words, TRUE);
}

/* X_ERR_NO_MEMORY, X_FAILED */
static gboolean is_failure(const struct source *source, guint token)
{
	static const char *const words[] = {"ERR",    "ERROR",	 "VERR", "FAIL",
					    "FAILED", "FAILURE", NULL};

	return has_part(source, token, words, FALSE);
}

gboolean piece_zero(const struct source *source, guint first, guint last)
{
	return first == last &&
	       (source_is(source, first, "0") ||
		source_is(source, first, "NULL") ||
		source_is(source, first, "false") || is_success(source, first));
}

gboolean piece_errno(const struct source *source, guint first, guint last)
{
	if (first == last)
		return is_failure(source, first);
	return source_is(source, first, "-") &&
	       source_next(source, first) == last &&
	       (source->text[source->tokens[last].offset] == 'E' ||
		source->tokens[last].kind == TOKEN_NUMBER);
}

gboolean piece_positive_errno(const struct source *source, guint first,
			      guint last)
{
	piece_strip(source, &first, &last);
	while (first < last && is_capitals(source, first) &&
	       source_is(source, source_next(source, first), "(") &&
	       source_close(source, source_next(source, first)) == last) {
		first = source_next(source, source_next(source, first));
		last = source_prev(source, last);
	}
	return first == last && is_capitals(source, first) &&
	       source->text[source->tokens[first].offset] == 'E' &&
	       !memchr(source->text + source->tokens[first].offset, '_',
		       source->tokens[first].length);
}

gboolean piece_pending(const struct source *source, guint first, guint last)
{
	return piece_errno(source, first, last) &&
	       (source_is(source, last, "EIOCBQUEUED") ||
		source_is(source, last, "EINPROGRESS"));
}

gboolean piece_constant(const struct source *source, guint first, guint last)
{
	const struct token *token = &source->tokens[first];

	if (first != last)
		return piece_errno(source, first, last);
	if (token->kind == TOKEN_NUMBER)
		return TRUE;
	for (guint i = 0; i < token->length; i++)
		if (g_ascii_islower(source->text[token->offset + i]))
			return piece_zero(source, first, last) ||
			       source_is(source, first, "true");
	return token->kind == TOKEN_IDENT;
}
