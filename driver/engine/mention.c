// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "engine/mention.h"

#include <string.h>

#include "program/wordsearch.h"

/* As git does: a NUL this early makes a file binary. */
#define BINARY_BYTES 8000

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The next place of the name at or behind from, or NULL. */
static const char *next(const char *text, gsize length, const char *from,
			const struct rulename *name)
{
	gsize n = strlen(name->name);
	const char *end = text + length, *p = from;

	while ((p = memmem(p, end - p, name->name, n))) {
		if ((p == text || !is_word(p[-1])) &&
		    (p + n == end || !is_word(p[n])))
			return p;
		p += n;
	}
	return NULL;
}

static int by_offset(gconstpointer a, gconstpointer b)
{
	const struct mention *x = a, *y = b;

	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

GArray *mentions_find(const char *text, gsize length, const GPtrArray *names)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct mention));

	if (!length || memchr(text, '\0', MIN(length, BINARY_BYTES)))
		return found;
	for (guint i = 0; i < names->len; i++) {
		const struct rulename *name = names->pdata[i];
		const char *p = text;

		while ((p = next(text, length, p, name))) {
			struct mention mention = {p - text, name};

			g_array_append_val(found, mention);
			p += strlen(name->name);
		}
	}
	g_array_sort(found, by_offset);
	return found;
}

/* A file that is read as a patch before the series leaves it. */
static void add_laid(const struct tree *tree, const GPtrArray *names,
		     GPtrArray *files)
{
	GHashTableIter iter;
	gpointer path, bytes;

	if (!tree->laid)
		return;
	g_hash_table_iter_init(&iter, tree->laid);
	while (g_hash_table_iter_next(&iter, &path, &bytes)) {
		gsize length;
		const char *text = g_bytes_get_data(bytes, &length);
		GArray *found = mentions_find(text, length, names);

		if (found->len && !g_ptr_array_find_with_equal_func(
					  files, path, g_str_equal, NULL))
			g_ptr_array_add(files, g_strdup(path));
		g_array_unref(found);
	}
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *mention_files(const struct tree *tree, const GPtrArray *names,
			 guint threads, GError **error)
{
	g_autoptr(GPtrArray) all = tree_files(tree, error);
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	g_autoptr(GArray) found = NULL;
	GPtrArray *files;

	for (guint i = 0; i < names->len; i++)
		g_ptr_array_add(words,
				((struct rulename *)names->pdata[i])->name);
	if (all)
		found = wordsearch_find(tree->path, all, words, threads, error);
	if (!found)
		return NULL;
	files = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < found->len; i++)
		g_ptr_array_add(
			files,
			g_strdup(all->pdata[g_array_index(found, guint, i)]));
	add_laid(tree, names, files);
	g_ptr_array_sort(files, by_text);
	return files;
}
