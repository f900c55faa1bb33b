// SPDX-License-Identifier: GPL-2.0
#include "apply/bases.h"

#include <string.h>

static gboolean is_access(const struct source *source, guint i)
{
	return source_is(source, i, "->") || source_is(source, i, ".");
}

/* Whether the rule's code has the word as a member, and not otherwise. */
static gboolean is_member(const struct cocci_rule *rule, const char *word)
{
	const struct source *body = rule->body;
	gboolean any = FALSE;

	for (guint i = 0; i < body->count; i++) {
		if (!source_is(body, i, word))
			continue;
		if (!i || !is_access(body, i - 1))
			return FALSE;
		any = TRUE;
	}
	return any;
}

/* How the item declares this name: whether by one of these tags, by another. */
static void look_for(const struct source *source, guint first, guint last,
		     const char *name, const GPtrArray *tags, gboolean *own,
		     gboolean *other)
{
	for (guint i = first; i + 2 <= last; i++) {
		g_autofree char *tag = NULL;
		guint k = i + 2;

		if (!source_is(source, i, "struct") ||
		    source->tokens[i + 1].kind != TOKEN_IDENT)
			continue;
		while (k <= last && (source_is(source, k, "*") ||
				     source_is(source, k, "const")))
			k++;
		if (k > last || !source_is(source, k, name))
			continue;
		tag = source_word(source, i + 1);
		if (g_ptr_array_find_with_equal_func((GPtrArray *)tags, tag,
						     g_str_equal, NULL))
			*own = TRUE;
		else
			*other = TRUE;
	}
}

/* Whether each access of the word there is to another struct. */
static gboolean all_foreign(const struct source *source, guint first,
			    guint last, const char *word, const GPtrArray *tags)
{
	for (guint i = first + 1; i <= last; i++) {
		g_autofree char *base = NULL;
		gboolean own = FALSE, other = FALSE;

		if (!source_is(source, i, word) || !is_access(source, i - 1))
			continue;
		/* ".cnt = 1" of an initialiser is no expression */
		if (i >= first + 2 && source_is(source, i - 1, ".") &&
		    (source_is(source, i - 2, "{") ||
		     source_is(source, i - 2, ",")))
			continue;
		if (i < first + 3 ||
		    source->tokens[i - 2].kind != TOKEN_IDENT ||
		    is_access(source, i - 3))
			return FALSE;
		base = source_word(source, i - 2);
		look_for(source, first, last, base, tags, &own, &other);
		if (own || !other)
			return FALSE;
	}
	return TRUE;
}

gboolean bases_foreign(const struct rulefile *file, const struct source *source,
		       guint first, guint last)
{
	const GPtrArray *rules = file->cocci->rules;

	for (guint r = 0; r < rules->len; r++) {
		const struct cocci_rule *rule = rules->pdata[r];
		g_autoptr(GPtrArray) tags = g_ptr_array_new();

		if (!file->active[r] || rule->kind != COCCI_CODE)
			continue;
		for (guint i = 0; i < rule->metavars->len; i++) {
			const struct metavar *metavar =
				rule->metavars->pdata[i];

			if (!metavar->typed || metavar->literal)
				continue;
			if (!metavar->tag)
				return FALSE;
			g_ptr_array_add(tags, metavar->tag);
		}
		if (!tags->len)
			continue;
		if (file->needs[r]->kind != NEED_WORD ||
		    !is_member(rule, file->needs[r]->word) ||
		    !all_foreign(source, first, last, file->needs[r]->word,
				 tags))
			return FALSE;
	}
	return TRUE;
}
