// SPDX-License-Identifier: GPL-2.0
#include "rule/need.h"

#include <string.h>

static void free_part(gpointer data)
{
	need_free(data);
}

struct need *need_new(enum need_kind kind)
{
	struct need *need = g_new0(struct need, 1);

	need->kind = kind;
	if (kind == NEED_AND || kind == NEED_OR)
		need->parts = g_ptr_array_new_with_free_func(free_part);
	return need;
}

struct need *need_word(const char *word)
{
	struct need *need = need_new(NEED_WORD);

	need->word = g_strdup(word);
	return need;
}

void need_free(struct need *need)
{
	if (!need)
		return;
	g_free(need->word);
	g_clear_pointer(&need->parts, g_ptr_array_unref);
	g_free(need);
}

struct need *need_copy(const struct need *need)
{
	struct need *copy = need_new(need->kind);

	copy->word = g_strdup(need->word);
	for (guint i = 0; need->parts && i < need->parts->len; i++)
		g_ptr_array_add(copy->parts, need_copy(need->parts->pdata[i]));
	return copy;
}

static gboolean equal(const struct need *a, const struct need *b)
{
	if (a->kind != b->kind || g_strcmp0(a->word, b->word))
		return FALSE;
	if (!a->parts)
		return TRUE;
	if (a->parts->len != b->parts->len)
		return FALSE;
	for (guint i = 0; i < a->parts->len; i++)
		if (!equal(a->parts->pdata[i], b->parts->pdata[i]))
			return FALSE;
	return TRUE;
}

/* Adds a part, unless an equal one is there; takes it. */
static void add_part(struct need *all, struct need *part)
{
	for (guint i = 0; i < all->parts->len; i++) {
		if (!equal(all->parts->pdata[i], part))
			continue;
		need_free(part);
		return;
	}
	g_ptr_array_add(all->parts, part);
}

/* Adds what a need is made of, where it is of the same kind; takes it. */
static void add_all(struct need *all, struct need *need)
{
	if (need->kind != all->kind) {
		add_part(all, need);
		return;
	}
	for (guint i = 0; i < need->parts->len; i++)
		add_part(all, g_steal_pointer(&need->parts->pdata[i]));
	g_ptr_array_set_size(need->parts, 0);
	need_free(need);
}

/* none: what decides the whole alone; unit: what changes nothing. */
static struct need *join(struct need *a, struct need *b, enum need_kind kind,
			 enum need_kind none, enum need_kind unit)
{
	struct need *all;

	if (a->kind == none || b->kind == unit) {
		need_free(b);
		return a;
	}
	if (b->kind == none || a->kind == unit) {
		need_free(a);
		return b;
	}
	all = need_new(kind);
	add_all(all, a);
	add_all(all, b);
	if (all->parts->len > 1)
		return all;
	a = g_steal_pointer(&all->parts->pdata[0]);
	g_ptr_array_set_size(all->parts, 0);
	need_free(all);
	return a;
}

struct need *need_and(struct need *a, struct need *b)
{
	return join(a, b, NEED_AND, NEED_NEVER, NEED_ALWAYS);
}

struct need *need_or(struct need *a, struct need *b)
{
	return join(a, b, NEED_OR, NEED_ALWAYS, NEED_NEVER);
}

gboolean need_met(const struct need *need,
		  gboolean (*has)(const char *word, gconstpointer data),
		  gconstpointer data)
{
	gboolean all = need->kind == NEED_AND;

	if (need->kind == NEED_WORD)
		return has(need->word, data);
	if (!need->parts)
		return need->kind == NEED_ALWAYS;
	for (guint i = 0; i < need->parts->len; i++)
		if (need_met(need->parts->pdata[i], has, data) != all)
			return !all;
	return all;
}

static void add_words(const struct need *need, GHashTable *seen,
		      GPtrArray *words)
{
	if (need->word && g_hash_table_add(seen, need->word))
		g_ptr_array_add(words, g_strdup(need->word));
	for (guint i = 0; need->parts && i < need->parts->len; i++)
		add_words(need->parts->pdata[i], seen, words);
}

GPtrArray *need_words(const struct need *need)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	add_words(need, seen, words);
	g_hash_table_unref(seen);
	return words;
}

static void add_text(const struct need *need, gboolean inner, GString *out)
{
	const char *between = need->kind == NEED_AND ? " and " : " or ";

	if (need->kind == NEED_WORD)
		g_string_append(out, need->word);
	else if (!need->parts)
		g_string_append(out, need->kind == NEED_ALWAYS ? "nothing"
							       : "never");
	if (!need->parts)
		return;
	g_string_append(out, inner ? "(" : "");
	for (guint i = 0; i < need->parts->len; i++) {
		g_string_append(out, i ? between : "");
		add_text(need->parts->pdata[i], TRUE, out);
	}
	g_string_append(out, inner ? ")" : "");
}

char *need_text(const struct need *need)
{
	GString *out = g_string_new(NULL);

	add_text(need, FALSE, out);
	return g_string_free(out, FALSE);
}
