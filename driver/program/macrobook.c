// SPDX-License-Identifier: GPL-2.0
#include "program/macrobook.h"

#include <string.h>

#include "program/nearby.h"
#include "tree/tree.h"
#include "site/unit.h"
#include "program/wordindex.h"

#define FILES_MAX 300 /* most files that are read for one word */

struct book {
	struct macrobook macrobook; /* the public part */
	const struct tree *tree;
	const struct wordindex *index;
	GMutex lock;
	GHashTable *sources; /* path -> struct source, or NULL: not read */
	GHashTable *defining; /* "name folder" -> GPtrArray of sources */
	GPtrArray *guarding; /* sources; NULL: not looked for yet */
};

/* Whether the text has a "#define name". */
static gboolean defines(GBytes *bytes, const char *name)
{
	gsize length, size = strlen(name);
	const char *text = g_bytes_get_data(bytes, &length),
		   *end = text + length;
	const char *at = text;

	while ((at = g_strstr_len(at, end - at, name))) {
		const char *before = at, *behind = at + size;

		at = behind;
		while (before > text &&
		       (before[-1] == ' ' || before[-1] == '\t'))
			before--;
		if (before - text >= (gssize)strlen("define") &&
		    !memcmp(before - strlen("define"), "define",
			    strlen("define")) &&
		    (behind == end ||
		     (!g_ascii_isalnum(*behind) && *behind != '_')))
			return TRUE;
	}
	return FALSE;
}

/* The source of a file if its text defines the name; NULL: any file. */
static struct source *read_source(struct book *book, const char *path,
				  const char *name)
{
	struct source *source = g_hash_table_lookup(book->sources, path);
	GBytes *bytes;

	if (source)
		return !name || defines(source->bytes, name) ? source : NULL;
	bytes = tree_read(book->tree, path, NULL);
	if (!bytes)
		return NULL;
	if (!name || defines(bytes, name)) {
		source = source_new(path, bytes);
		source->book = &book->macrobook;
		g_hash_table_insert(book->sources, g_strdup(path), source);
	}
	g_bytes_unref(bytes);
	return source;
}

/* The files (path) that hold one of the words. NULL: too many. */
static GPtrArray *holding(const struct book *book, const GPtrArray *words)
{
	GPtrArray *files = wordindex_files(book->index);
	g_autofree gboolean *none = g_new0(gboolean, files->len + 1);
	GArray *numbers =
		wordindex_find(book->index, words, 0, files->len, none);
	GPtrArray *paths = NULL;

	if (numbers->len <= FILES_MAX) {
		paths = g_ptr_array_new();
		for (guint i = 0; i < numbers->len; i++)
			g_ptr_array_add(
				paths,
				files->pdata[g_array_index(numbers, guint, i)]);
	}
	g_array_unref(numbers);
	return paths;
}

static GPtrArray *find_defining(struct book *book, const char *file,
				const char *name)
{
	GPtrArray *words = g_ptr_array_new(), *paths;
	GPtrArray *found = g_ptr_array_new();

	g_ptr_array_add(words, (gpointer)name);
	paths = holding(book, words);
	for (guint i = 0; paths && i < paths->len; i++) {
		const char *path = paths->pdata[i];
		struct source *source = NULL;

		if (g_str_has_suffix(path, ".h") ||
		    nearby(file, path) != NEARBY_FAR)
			source = read_source(book, path, name);
		if (source)
			g_ptr_array_add(found, source);
	}
	if (paths)
		g_ptr_array_unref(paths);
	g_ptr_array_unref(words);
	return found;
}

static const GPtrArray *defining(struct macrobook *macrobook, const char *file,
				 const char *name)
{
	struct book *book = (struct book *)macrobook;
	g_autofree char *folder = g_path_get_dirname(file);
	g_autofree char *key = g_strconcat(name, " ", folder, NULL);
	GPtrArray *found;

	g_mutex_lock(&book->lock);
	found = g_hash_table_lookup(book->defining, key);
	if (!found) {
		found = find_defining(book, file, name);
		g_hash_table_insert(book->defining, g_steal_pointer(&key),
				    found);
	}
	g_mutex_unlock(&book->lock);
	return found;
}

static GPtrArray *find_guarding(struct book *book)
{
	static const char *const names[] = {"DEFINE_GUARD",
					    "DEFINE_GUARD_COND",
					    "DEFINE_LOCK_GUARD_0",
					    "DEFINE_LOCK_GUARD_1",
					    "DEFINE_LOCK_GUARD_1_COND",
					    "EXTEND_CLASS_COND"};
	GPtrArray *words = g_ptr_array_new(), *paths;
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		g_ptr_array_add(words, (gpointer)names[i]);
	paths = holding(book, words);
	for (guint i = 0; paths && i < paths->len; i++) {
		struct source *source =
			read_source(book, paths->pdata[i], NULL);

		if (source)
			g_ptr_array_add(found, source);
	}
	if (paths)
		g_ptr_array_unref(paths);
	g_ptr_array_unref(words);
	return found;
}

static const GPtrArray *guarding(struct macrobook *macrobook)
{
	struct book *book = (struct book *)macrobook;

	g_mutex_lock(&book->lock);
	if (!book->guarding)
		book->guarding = find_guarding(book);
	g_mutex_unlock(&book->lock);
	return book->guarding;
}

struct macrobook *macrobook_new(const struct tree *tree,
				const struct wordindex *index)
{
	struct book *book = g_new0(struct book, 1);

	book->macrobook.defining = defining;
	book->macrobook.guarding = guarding;
	book->tree = tree;
	book->index = index;
	g_mutex_init(&book->lock);
	book->sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      (GDestroyNotify)source_free);
	book->defining =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
				      (GDestroyNotify)g_ptr_array_unref);
	return &book->macrobook;
}

void macrobook_give(struct macrobook *book, const GPtrArray *units)
{
	for (guint i = 0; i < units->len; i++)
		((struct unit *)units->pdata[i])->source->book = book;
}

void macrobook_free(struct macrobook *macrobook)
{
	struct book *book = (struct book *)macrobook;

	if (!book)
		return;
	g_mutex_clear(&book->lock);
	g_hash_table_unref(book->defining);
	g_clear_pointer(&book->guarding, g_ptr_array_unref);
	g_hash_table_unref(book->sources);
	g_free(book);
}
