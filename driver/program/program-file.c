// SPDX-License-Identifier: GPL-2.0
#include "program/program-parts.h"

#include <string.h>

static guint hash_word(const char *word, gsize length)
{
	guint hash = 5381;

	for (gsize i = 0; i < length; i++)
		hash = hash * 33 ^ (guchar)word[i];
	return hash ^ hash >> 15;
}

/* Numbers every token, which is quick, then keeps only the runs. */
static void number_items(struct file *file)
{
	const struct unit *unit = file->unit;
	guint count = unit->source->count, *items = g_new0(guint, count + 1);

	/* a macro inside a function comes before it in the list */
	for (guint i = unit->items->len; i-- > 0;) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		for (guint k = item->first; k <= item->last; k++)
			items[k] = i + 1;
	}
	for (guint k = 0; k <= count; k++)
		file->run_count += !k || items[k] != items[k - 1];
	file->runs = g_new(struct run, file->run_count);
	for (guint k = 0, run = 0; k <= count; k++)
		if (!k || items[k] != items[k - 1])
			file->runs[run++] = (struct run){k, items[k]};
	g_free(items);
}

guint program_file_hash(const char *name)
{
	return hash_word(name, strlen(name));
}

/* Sorts the names by bucket: counts first, then puts each in its place. */
static void sort_names(struct file *file)
{
	const struct source *source = file->unit->source;
	guint *hashes, hash, count = 0, size = 64, total = 0;

	for (guint i = 0; i < source->count; i++)
		count += source->tokens[i].kind == TOKEN_IDENT;
	while (size < count / 2)
		size *= 2;
	file->mask = size - 1;
	/*
	 * counted one slot further on: filling then moves each start into place
	 */
	file->buckets = g_new0(guint, size + 2);
	file->names = g_new(guint, count);
	file->marks = g_new0(struct marks, 1);
	hashes = g_new(guint, count);
	for (guint i = 0, k = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		if (token->kind != TOKEN_IDENT)
			continue;
		hash = hash_word(source->text + token->offset, token->length);
		marks_add(file->marks, hash);
		hashes[k] = hash & file->mask;
		file->buckets[hashes[k++] + 2]++;
	}
	for (guint i = 2; i < size + 2; i++)
		file->buckets[i] = total += file->buckets[i];
	for (guint i = 0, k = 0; i < source->count; i++)
		if (source->tokens[i].kind == TOKEN_IDENT)
			file->names[file->buckets[hashes[k++] + 1]++] = i;
	g_free(hashes);
}

struct file *program_file_new(struct unit *unit, gboolean owned)
{
	struct file *file = g_new0(struct file, 1);

	file->unit = unit;
	file->owned = owned;
	sort_names(file);
	number_items(file);
	return file;
}

void program_file_free(gpointer data)
{
	struct file *file = data;

	if (file->owned)
		unit_free(file->unit);
	g_free(file->marks);
	g_free(file->names);
	g_free(file->buckets);
	g_free(file->runs);
	g_free(file);
}

const struct item *program_file_item(const struct file *file, guint token)
{
	guint low = 0, high = file->run_count, number;

	while (high - low > 1) {
		guint mid = low + (high - low) / 2;

		if (file->runs[mid].token <= token)
			low = mid;
		else
			high = mid;
	}
	number = file->runs[low].item;
	return number ? &g_array_index(file->unit->items, struct item,
				       number - 1)
		      : NULL;
}

void program_file_uses(const struct file *file, const char *name, guint kinds,
		       GArray *uses)
{
	const struct source *source = file->unit->source;
	guint bucket = program_file_hash(name) & file->mask;

	for (guint i = file->buckets[bucket]; i < file->buckets[bucket + 1];
	     i++) {
		struct use use = {.unit = file->unit, .token = file->names[i]};

		if (!source_is(source, use.token, name) ||
		    source->tokens[use.token].directive > DIRECTIVE_DEFINE)
			continue;
		use.item = program_file_item(file, use.token);
		use.kind = use_kind_at(file->unit, use.token, use.item);
		if (use.kind & kinds)
			g_array_append_val(uses, use);
	}
}
