// SPDX-License-Identifier: GPL-2.0
#include "wordindex.h"

#include <string.h>

#include "sweep.h"
#include "wordhash.h"

G_STATIC_ASSERT(SWEEP_MARGIN >= WORDHASH_MARGIN);

#define LIST_BYTES 65536 /* a header of this size without a ; is a list */
#define WORDS	   300 /* different ones in a file, to begin with */
#define BITS	   65536 /* of the filter that a question is turned into */

/* The hashes of one file: a part of its thread's array. */
struct part {
	guint thread;
	guint first;
	guint count;
};

struct wordindex {
	GPtrArray *files; /* char * */
	struct part *parts; /* one for each file */
	GArray **hashes; /* guint32: one array for each thread */
	guint32 **slots; /* see wordhash_slots(), likewise */
	guint threads;
};

struct wordindex *wordindex_new(GPtrArray *files, guint threads)
{
	struct wordindex *index = g_new0(struct wordindex, 1);

	index->files = g_ptr_array_ref(files);
	index->threads = threads;
	index->parts = g_new0(struct part, files->len + 1);
	index->hashes = g_new0(GArray *, threads);
	index->slots = g_new0(guint32 *, threads);
	for (guint i = 0; i < threads; i++) {
		index->hashes[i] =
			g_array_sized_new(FALSE, FALSE, sizeof(guint32),
					  files->len * WORDS / threads);
		index->slots[i] = wordhash_slots();
	}
	return index;
}

void wordindex_free(struct wordindex *index)
{
	if (!index)
		return;
	for (guint i = 0; i < index->threads; i++) {
		g_array_unref(index->hashes[i]);
		g_free(index->slots[i]);
	}
	g_free(index->hashes);
	g_free(index->slots);
	g_free(index->parts);
	g_ptr_array_unref(index->files);
	g_free(index);
}

static gboolean is_list(const char *path, const char *text, gsize length)
{
	return length > LIST_BYTES && g_str_has_suffix(path, ".h") &&
	       !memchr(text, ';', length);
}

void wordindex_view(gpointer data, guint thread, guint file, const char *text,
		    gsize length)
{
	struct wordindex *index = data;
	GArray *hashes = index->hashes[thread];
	const char *path = index->files->pdata[file];

	if (!wordindex_is_kernel(path) || is_list(path, text, length))
		return;
	index->parts[file].thread = thread;
	index->parts[file].first = hashes->len;
	wordhash_text(text, length, index->slots[thread], hashes);
	index->parts[file].count = hashes->len - index->parts[file].first;
}

GPtrArray *wordindex_files(const struct wordindex *index)
{
	return index->files;
}

/* Whether one of the file's hashes is among those asked for. */
static gboolean holds(const struct wordindex *index, guint file,
		      const guint64 *filter, GHashTable *wanted)
{
	const struct part *part = &index->parts[file];
	const guint32 *hash =
		part->count ? &g_array_index(index->hashes[part->thread],
					     guint32, part->first)
			    : NULL;

	for (guint i = 0; i < part->count; i++) {
		guint bit = hash[i] % BITS;

		if ((filter[bit / 64] >> (bit % 64) & 1) &&
		    g_hash_table_contains(wanted, GUINT_TO_POINTER(hash[i])))
			return TRUE;
	}
	return FALSE;
}

GArray *wordindex_find(const struct wordindex *index, const GPtrArray *words,
		       guint first, guint end, const gboolean *skip)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	guint64 *filter = g_new0(guint64, BITS / 64);
	GHashTable *wanted = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		gsize length = strlen(word);
		guint32 hash;

		if (length < WORDHASH_SHORTEST)
			continue;
		hash = wordhash_of(word, length);
		g_hash_table_add(wanted, GUINT_TO_POINTER(hash));
		filter[hash % BITS / 64] |= G_GUINT64_CONSTANT(1)
					    << (hash % BITS % 64);
	}
	for (guint i = first; i < end; i++)
		if (!skip[i] && holds(index, i, filter, wanted))
			g_array_append_val(found, i);
	g_hash_table_unref(wanted);
	g_free(filter);
	return found;
}

gboolean wordindex_is_kernel(const char *path)
{
	static const char *const other[] = {"tools/", "Documentation/",
					    "scripts/", "usr/", "samples/"};

	for (guint i = 0; i < G_N_ELEMENTS(other); i++)
		if (g_str_has_prefix(path, other[i]))
			return FALSE;
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}
