// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "rule/cocci-parts.h"
#include "rule/ruleset-parts.h"

static gboolean has_word(const char *word, gconstpointer words)
{
	return g_hash_table_contains((GHashTable *)words, word);
}

/* The words of what a rule leaves behind. */
static GHashTable *words_after(const struct cocci_rule *rule)
{
	GHashTable *words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GArray *code = ruleset_code(rule, TRUE);

	for (guint k = 0; k < code->len; k++) {
		const struct code *its = &g_array_index(code, struct code, k);
		char *word = NULL;

		if (its->kind == CODE_TOKEN)
			word = source_word(rule->body, its->token);
		else if (its->kind == CODE_HEADER)
			word = ruleset_header(rule->body, its->token);
		/* "#include <...>" has no name */
		if (word)
			g_hash_table_add(words, word);
	}
	g_array_unref(code);
	return words;
}

/*
 * Whether what it writes holds all that it needs, with words or none of its
 * own that come: f(a, b) as f(b, a).
 */
static gboolean writes_itself(const struct rulefile *file, guint i)
{
	const struct cocci_rule *rule = file->cocci->rules->pdata[i];
	g_autoptr(GHashTable) words = words_after(rule);

	for (guint k = 0; k < rule->body->count; k++)
		if (cocci_mark(rule, k) == COCCI_PLUS)
			return need_met(file->needs[i], has_word, words);
	return FALSE;
}

/* Whether this is one word, or one of several. */
static gboolean is_lone(const struct need *need)
{
	if (need->kind == NEED_WORD)
		return TRUE;
	for (guint i = 0; need->kind == NEED_OR && i < need->parts->len; i++)
		if (!is_lone(need->parts->pdata[i]))
			return FALSE;
	return need->kind == NEED_OR;
}

/* How often the code that is matched calls the word; 0: it stands bare, too. */
static guint calls_of(const struct cocci_rule *rule, const char *word)
{
	const struct source *source = rule->body;
	guint calls = 0;

	for (guint i = 0; i < source->count; i++) {
		if (cocci_mark(rule, i) == COCCI_PLUS ||
		    !source_is(source, i, word))
			continue;
		if (!source_is(source, source_next(source, i), "("))
			return 0;
		calls++;
	}
	return calls;
}

/* Whether all that the rule matches is a single call. */
static gboolean is_single(const struct rulefile *file, guint i)
{
	g_autoptr(GPtrArray) words = need_words(file->needs[i]);
	const struct cocci_rule *rule = file->cocci->rules->pdata[i];

	if (!is_lone(file->needs[i]))
		return FALSE;
	for (guint k = 0; k < words->len; k++)
		if (calls_of(rule, words->pdata[k]) != 1)
			return FALSE;
	return TRUE;
}

void ruleset_read_again(struct rulefile *file)
{
	file->single = TRUE;
	for (guint i = 0; i < file->cocci->rules->len; i++) {
		const struct cocci_rule *rule = file->cocci->rules->pdata[i];

		if (!file->active[i] || rule->kind != COCCI_CODE)
			continue;
		file->single &= is_single(file, i);
		if (rule->changes && !file->again && writes_itself(file, i))
			file->again = ruleset_called(rule);
	}
}
