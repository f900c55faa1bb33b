// SPDX-License-Identifier: GPL-2.0
#include "mask.h"

#include <string.h>

struct mask {
	const struct source *source;
	const GArray *items;
	gboolean *keep; /* one for each item */
	GArray *hidden; /* guint: offsets of hidden names */
	GHashTable *names; /* hidden spelling -> real spelling */
};

struct mask *mask_new(const struct source *source, const GArray *items)
{
	struct mask *mask = g_new0(struct mask, 1);

	mask->source = source;
	mask->items = items;
	mask->keep = g_new0(gboolean, items->len + 1);
	mask->hidden = g_array_new(FALSE, FALSE, sizeof(guint));
	mask->names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return mask;
}

void mask_free(struct mask *mask)
{
	if (!mask)
		return;
	g_free(mask->keep);
	g_array_unref(mask->hidden);
	g_hash_table_unref(mask->names);
	g_free(mask);
}

void mask_keep(struct mask *mask, guint token)
{
	for (guint i = 0; i < mask->items->len; i++) {
		const struct item *item =
			&g_array_index(mask->items, struct item, i);

		if (item->first <= token && token <= item->last)
			mask->keep[i] = TRUE;
	}
}

void mask_keep_all(struct mask *mask)
{
	for (guint i = 0; i < mask->items->len; i++)
		mask->keep[i] = TRUE;
}

static char other_case(char c)
{
	return g_ascii_isupper(c) ? g_ascii_tolower(c) : g_ascii_toupper(c);
}

void mask_hide(struct mask *mask, guint token)
{
	guint offset = mask->source->tokens[token].offset;
	char *name = source_word(mask->source, token);
	char *hidden = g_strdup(name), *letter = hidden;

	while (*letter == '_') /* has no other case */
		letter++;
	*letter = other_case(*letter);
	offset += letter - hidden;
	g_array_append_val(mask->hidden, offset);
	g_hash_table_replace(mask->names, hidden, name);
}

static void blank(char *text, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (text[i] != '\n')
			text[i] = ' ';
}

/*
 * Linux's scope-based cleanup (include/linux/cleanup.h, since 6.5) is no C that
 * spatch 1.1.1 can parse: a function that uses it would be lost. What these
 * macros say matters to no rule of ours, so it is blanked; the block behind
 * scoped_guard() stays a block.
 */
static const struct {
	const char *name;
	guint groups; /* parenthesis groups that belong to it */
} cleanups[] = {
	{"__free", 1},	     {"__cleanup", 1},
	{"scoped_guard", 1}, {"scoped_cond_guard", 1},
	{"scoped_class", 1}, {"guard", 2},
};

static void blank_cleanups(const struct source *source, char *text)
{
	for (guint i = 0; i < source->count; i++) {
		guint last = i, groups = 0;

		for (guint k = 0; k < G_N_ELEMENTS(cleanups); k++)
			if (source_is(source, i, cleanups[k].name))
				groups = cleanups[k].groups;
		for (guint g = 0; g < groups; g++) {
			guint open = source_next(source, last);

			if (!source_is(source, open, "("))
				break;
			last = source_close(source, open);
		}
		if (groups && last > i && last < source->count)
			blank(text, source->tokens[i].offset,
			      source->tokens[last].offset + 1);
	}
}

/* A function with its head, unless arms of an #if begin or end there. */
static void blank_function(const struct source *source, const struct item *item,
			   char *text)
{
	guint from = source->tokens[item->first].offset;
	guint to = source->tokens[item->body_end].offset + 1;

	for (guint i = item->first; i < item->body; i++) {
		if (source->tokens[i].kind != TOKEN_HASH)
			continue;
		from = source->tokens[item->body].offset + 1;
		to--;
		break;
	}
	blank(text, from, to);
}

GBytes *mask_text(const struct mask *mask)
{
	const struct source *source = mask->source;
	char *text = g_memdup2(source->text, source->length);

	for (guint i = 0; i < mask->items->len; i++) {
		const struct item *item =
			&g_array_index(mask->items, struct item, i);

		if (item->kind == ITEM_FUNCTION && !mask->keep[i])
			blank_function(source, item, text);
	}
	blank_cleanups(source, text);
	for (guint i = 0; i < mask->hidden->len; i++) {
		char *c = &text[g_array_index(mask->hidden, guint, i)];

		*c = other_case(*c);
	}
	return g_bytes_new_take(text, source->length);
}

const struct source *mask_source(const struct mask *mask)
{
	return mask->source;
}

void mask_reveal(const struct mask *mask, char *text, gsize length)
{
	GHashTableIter iter;
	gpointer hidden, name;

	g_hash_table_iter_init(&iter, mask->names);
	while (g_hash_table_iter_next(&iter, &hidden, &name)) {
		gsize n = strlen(hidden);
		char *p = text;

		while ((p = g_strstr_len(p, text + length - p, hidden))) {
			memcpy(p, name, n);
			p += n;
		}
	}
}
