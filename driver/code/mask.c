// SPDX-License-Identifier: GPL-2.0
#include "code/mask.h"

#include <string.h>

#include "code/standin.h"

struct mask {
	const struct source *source;
	const GArray *items;
	gboolean *keep; /* one for each item */
	gboolean *simple; /* likewise: shown with stand-ins */
	gboolean all; /* no item can be trusted */
	gboolean alone; /* only the kept functions are shown */
	GArray *hidden; /* guint: offsets of hidden names */
	GHashTable *names; /* hidden spelling -> real spelling */
};

struct mask *mask_new(const struct source *source, const GArray *items)
{
	struct mask *mask = g_new0(struct mask, 1);

	mask->source = source;
	mask->items = items;
	mask->keep = g_new0(gboolean, items->len + 1);
	mask->simple = g_new0(gboolean, items->len + 1);
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
	g_free(mask->simple);
	g_array_unref(mask->hidden);
	g_hash_table_unref(mask->names);
	g_free(mask);
}

static void mark(const struct mask *mask, guint token, gboolean *marks)
{
	for (guint i = 0; i < mask->items->len; i++) {
		const struct item *item =
			&g_array_index(mask->items, struct item, i);

		if (item->first <= token && token <= item->last)
			marks[i] = TRUE;
	}
}

void mask_keep(struct mask *mask, guint token)
{
	mark(mask, token, mask->keep);
}

void mask_keep_all(struct mask *mask)
{
	mask->all = TRUE;
	for (guint i = 0; i < mask->items->len; i++)
		mask->keep[i] = TRUE;
}

void mask_simplify(struct mask *mask, guint token)
{
	mark(mask, token, mask->simple);
}

void mask_alone(struct mask *mask)
{
	mask->alone = TRUE;
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

	while (*letter == '_') /* has no case */
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

/* Blanks a function with its head, unless arms of an #if begin or end there. */
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

/* Whether any function is to be shown with stand-ins. */
static gboolean is_simple(const struct mask *mask)
{
	for (guint i = 0; i < mask->items->len; i++)
		if (mask->simple[i])
			return TRUE;
	return FALSE;
}

/* Blanks everything outside of the kept functions, also macros and tables. */
static void blank_others(const struct mask *mask, char *text)
{
	const struct token *tokens = mask->source->tokens;
	guint from = 0;

	for (guint i = 0; i < mask->items->len; i++) {
		const struct item *item =
			&g_array_index(mask->items, struct item, i);

		if (!mask->keep[i])
			continue;
		blank(text, from, tokens[item->first].offset);
		from = tokens[item->last].offset + tokens[item->last].length;
	}
	blank(text, from, mask->source->length);
}

/* Deep nesting would cost spatch its stack, or hours. */
static void blank_deep(const struct source *source, const struct item *item,
		       char *text)
{
	const struct token *last = &source->tokens[item->last];

	if (item->deep)
		blank(text, source->tokens[item->first].offset,
		      last->offset + last->length);
}

/* Blanks the redundant parentheses in "(f)(x)": spatch must see "f(x)". */
static void blank_wraps(const struct source *source, char *text)
{
	for (guint i = 0; i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_WRAP)
			blank(text, source->tokens[i].offset,
			      source->tokens[i].offset +
				      source->tokens[i].length);
}

GBytes *mask_text(const struct mask *mask)
{
	const struct source *source = mask->source;
	char *text = g_memdup2(source->text, source->length);

	standin_comments(source, text);
	blank_wraps(source, text);
	if (mask->all && is_simple(mask))
		standin_file(source, text);
	for (guint i = 0; i < mask->items->len; i++) {
		const struct item *item =
			&g_array_index(mask->items, struct item, i);

		blank_deep(source, item, text);
		if (item->kind != ITEM_FUNCTION)
			continue;
		if (!mask->keep[i])
			blank_function(source, item, text);
		else if (mask->simple[i] && !mask->all)
			standin_function(source, item, text);
	}
	if (mask->alone && !mask->all)
		blank_others(mask, text);
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

static gboolean is_hidden(const struct mask *mask, guint offset)
{
	for (guint i = 0; i < mask->hidden->len; i++)
		if (g_array_index(mask->hidden, guint, i) == offset)
			return TRUE;
	return FALSE;
}

gboolean mask_differs(const struct mask *mask, GBytes *copy, guint from,
		      guint to)
{
	const char *shown = g_bytes_get_data(copy, NULL);

	for (guint i = from; i < to && i < mask->source->length; i++)
		if (shown[i] != mask->source->text[i] && !is_hidden(mask, i))
			return TRUE;
	return FALSE;
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

GBytes *mask_whole(const struct source *source, const GArray *items)
{
	struct mask *mask = mask_new(source, items);
	GBytes *text;

	mask_keep_all(mask);
	text = mask_text(mask);
	mask_free(mask);
	return text;
}
