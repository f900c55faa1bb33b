// SPDX-License-Identifier: GPL-2.0
#include "apply/lookup.h"

#include <string.h>

#define LONGEST 200 /* bytes of a word that is looked up */

static void add_words(struct lookup *words, const struct need *need)
{
	GPtrArray *list = need_words(need);

	for (guint i = 0; i < list->len; i++) {
		char *word = list->pdata[i];

		if (g_hash_table_contains(words->numbers, word))
			continue;
		word = g_strdup(word);
		g_ptr_array_add(words->list, word);
		g_hash_table_insert(words->numbers, word,
				    GUINT_TO_POINTER(words->list->len));
	}
	g_ptr_array_unref(list);
}

struct lookup *lookup_new(const struct rulefile *file)
{
	struct lookup *words = g_new0(struct lookup, 1);

	words->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	words->list = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < file->cocci->rules->len; i++)
		add_words(words, file->needs[i]);
	return words;
}

void lookup_free(struct lookup *words)
{
	g_hash_table_unref(words->numbers);
	g_ptr_array_unref(words->list);
	g_free(words);
}

/* The name of the #include line that begins here, or NULL. */
static char *header_of(const struct source *source, guint i)
{
	const char *text = source->text + source->tokens[i].offset;
	gsize left = source->length - source->tokens[i].offset;
	const char *end = memchr(text, '\n', left);
	g_autofree char *line =
		g_strndup(text, end ? (gsize)(end - text) : left);
	const char *name = line + strcspn(line, "<\"");

	return *name ? g_strndup(name + 1, strcspn(name + 1, ">\"")) : NULL;
}

void lookup_read(const struct lookup *words, const struct source *source,
		 guint first, guint last, gboolean *has)
{
	for (guint i = first; i <= last && i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		g_autofree char *header = NULL;
		char word[LONGEST + 1];
		gpointer number;

		if ((token->kind != TOKEN_IDENT &&
		     token->kind != TOKEN_STRING &&
		     token->kind != TOKEN_HASH) ||
		    token->length > LONGEST)
			continue;
		memcpy(word, source->text + token->offset, token->length);
		word[token->length] = '\0';
		if (token->kind == TOKEN_HASH &&
		    source_is(source, i + 1, "include"))
			header = header_of(source, i);
		number = g_hash_table_lookup(words->numbers,
					     header ? header : word);
		if (number)
			has[GPOINTER_TO_UINT(number) - 1] = TRUE;
	}
}

struct asked {
	const struct lookup *words;
	const gboolean *has;
};

static gboolean is_there(const char *word, gconstpointer data)
{
	const struct asked *look_up = data;
	gpointer number = g_hash_table_lookup(look_up->words->numbers, word);

	return number && look_up->has[GPOINTER_TO_UINT(number) - 1];
}

gboolean lookup_met(const struct lookup *words, const struct need *need,
		    const gboolean *has)
{
	return need_met(need, is_there, &(struct asked){words, has});
}

gboolean lookup_any(const struct lookup *words, const struct need *need,
		    const gboolean *has)
{
	if (need->kind == NEED_ALWAYS)
		return TRUE;
	if (need->word)
		return is_there(need->word, &(struct asked){words, has});
	for (guint i = 0; need->parts && i < need->parts->len; i++)
		if (lookup_any(words, need->parts->pdata[i], has))
			return TRUE;
	return FALSE;
}
