// SPDX-License-Identifier: GPL-2.0
#include "program-parts.h"

#include <string.h>

static guint hash_word(const char *word, gsize length)
{
	guint hash = 5381;

	for (gsize i = 0; i < length; i++)
		hash = hash * 33 ^ (guchar)word[i];
	return hash ^ hash >> 15;
}

static void number_items(struct file *file)
{
	const struct unit *unit = file->unit;

	file->items = g_new0(guint, unit->source->count + 1);
	/* A macro inside a function stands before it in the list. */
	for (guint i = unit->items->len; i-- > 0;) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		for (guint k = item->first; k <= item->last; k++)
			file->items[k] = i + 1;
	}
}

struct file *program_file_new(struct unit *unit, gboolean owned)
{
	struct file *file = g_new0(struct file, 1);
	const struct source *source = unit->source;
	guint size = 64;

	while (size < source->count)
		size *= 2;
	file->unit = unit;
	file->owned = owned;
	file->mask = size - 1;
	file->heads = g_new0(guint, size);
	file->links = g_new0(guint, source->count + 1);
	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];
		guint *head;

		if (token->kind != TOKEN_IDENT)
			continue;
		head = &file->heads[hash_word(source->text + token->offset,
					      token->length) &
				    file->mask];
		file->links[i] = *head;
		*head = i + 1;
	}
	number_items(file);
	return file;
}

void program_file_free(gpointer data)
{
	struct file *file = data;

	if (file->owned)
		unit_free(file->unit);
	g_free(file->heads);
	g_free(file->links);
	g_free(file->items);
	g_free(file);
}

const struct item *program_file_item(const struct file *file, guint token)
{
	guint number = file->items[token];

	return number ? &g_array_index(file->unit->items, struct item,
				       number - 1)
		      : NULL;
}

void program_file_uses(const struct file *file, const char *name, guint kinds,
		       GArray *uses)
{
	const struct source *source = file->unit->source;
	guint at = file->heads[hash_word(name, strlen(name)) & file->mask];
	guint begin = uses->len;

	for (; at; at = file->links[at - 1]) {
		struct use use = {.unit = file->unit, .token = at - 1};

		if (!source_is(source, use.token, name) ||
		    source->tokens[use.token].directive > DIRECTIVE_DEFINE)
			continue;
		use.item = program_file_item(file, use.token);
		use.kind = use_kind_at(file->unit, use.token, use.item);
		if (use.kind & kinds)
			g_array_append_val(uses, use);
	}
	/* chains run backwards */
	for (guint i = begin, k = uses->len; i + 1 < k; i++) {
		struct use swap = g_array_index(uses, struct use, i);

		k--;
		g_array_index(uses, struct use, i) =
			g_array_index(uses, struct use, k);
		g_array_index(uses, struct use, k) = swap;
	}
}
