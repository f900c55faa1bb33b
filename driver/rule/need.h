/* SPDX-License-Identifier: GPL-2.0 */
/*
 * need - the words that a text must hold for a rule to match in it
 *
 *	need = need_and(need_word("kmalloc"), need_or(a, b));
 *	words = need_words(need);
 *	ok = need_met(need, has, data);
 *	need_free(need);
 *
 * An AND and OR of words: identifiers, header names ("linux/timer.h") and
 * strings with their quotes. need_and() and need_or() take both parts and
 * leave out what changes nothing.
 */
#ifndef TREEWIDE_NEED_H
#define TREEWIDE_NEED_H

#include <glib.h>

enum need_kind {
	NEED_ALWAYS, /* nothing is needed: matches may stand anywhere */
	NEED_NEVER, /* can match nowhere */
	NEED_WORD,
	NEED_AND,
	NEED_OR,
};

struct need {
	enum need_kind kind;
	char *word; /* NEED_WORD */
	GPtrArray *parts; /* struct need *: NEED_AND, NEED_OR */
};

/* Free with need_free(), or hand them on to the other two. */
struct need *need_new(enum need_kind kind);
struct need *need_word(const char *word);
struct need *need_and(struct need *a, struct need *b);
struct need *need_or(struct need *a, struct need *b);
struct need *need_copy(const struct need *need);
void need_free(struct need *need);

/* Whether a text that has these words can hold a match. */
gboolean need_met(const struct need *need,
		  gboolean (*has)(const char *word, gconstpointer data),
		  gconstpointer data);

/* Its words (char *), each once; g_ptr_array_unref(). */
GPtrArray *need_words(const struct need *need);

/* "kmalloc and (GFP_KERNEL or GFP_USER)"; g_free(). */
char *need_text(const struct need *need);

#endif
