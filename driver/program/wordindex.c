// SPDX-License-Identifier: GPL-2.0
#include "program/wordindex.h"

#include <string.h>

#include "tree/sweep.h"
#include "tree/tree.h"
#include "program/wordhash.h"

G_STATIC_ASSERT(SWEEP_MARGIN >= WORDHASH_MARGIN);

#define LIST_BYTES 65536 /* a header of this size without a ; is a list */
#define WORDS	   300 /* distinct ones per file, as a first guess */
#define SIEVE	   16384 /* bytes of a question's filter */

/* The hashes of one file: a slice of its thread's array. */
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
	gboolean anywhere;
};

struct wordindex *wordindex_new(GPtrArray *files, guint threads,
				gboolean anywhere)
{
	struct wordindex *index = g_new0(struct wordindex, 1);

	index->files = g_ptr_array_ref(files);
	index->threads = threads;
	index->anywhere = anywhere;
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

	if (!wordindex_is_kernel(path, index->anywhere) ||
	    is_list(path, text, length))
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

/* The words that are searched. */
struct question {
	guint8 sieve[SIEVE]; /* 1: hashes with these low bits may be wanted */
	GHashTable *wanted; /* hashes */
};

static gboolean is_wanted(const struct question *question, guint32 hash)
{
	return question->sieve[hash % SIEVE] &&
	       g_hash_table_contains(question->wanted, GUINT_TO_POINTER(hash));
}

/* Whether one of the file's hashes is wanted. */
static gboolean holds(const struct wordindex *index, guint file,
		      const struct question *question)
{
	const struct part *part = &index->parts[file];
	const guint8 *sieve = question->sieve;
	const guint32 *hash, *end;

	if (!part->count)
		return FALSE;
	hash = &g_array_index(index->hashes[part->thread], guint32,
			      part->first);
	/* nearly all are rejected: four at a time */
	for (end = hash + part->count; end - hash >= 4; hash += 4) {
		if (!(sieve[hash[0] % SIEVE] | sieve[hash[1] % SIEVE] |
		      sieve[hash[2] % SIEVE] | sieve[hash[3] % SIEVE]))
			continue;
		for (guint i = 0; i < 4; i++)
			if (is_wanted(question, hash[i]))
				return TRUE;
	}
	for (; hash < end; hash++)
		if (is_wanted(question, *hash))
			return TRUE;
	return FALSE;
}

GArray *wordindex_find(const struct wordindex *index, const GPtrArray *words,
		       guint first, guint end, const gboolean *skip)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
	struct question *question = g_new0(struct question, 1);

	question->wanted = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < words->len; i++) {
		const char *word = words->pdata[i];
		gsize length = strlen(word);
		guint32 hash;

		if (length < WORDHASH_SHORTEST)
			continue;
		hash = wordhash_of(word, length);
		g_hash_table_add(question->wanted, GUINT_TO_POINTER(hash));
		question->sieve[hash % SIEVE] = 1;
	}
	for (guint i = first; i < end; i++)
		if (!skip[i] && holds(index, i, question))
			g_array_append_val(found, i);
	g_hash_table_unref(question->wanted);
	g_free(question);
	return found;
}

gboolean wordindex_is_kernel(const char *path, gboolean anywhere)
{
	if (!anywhere && !tree_in_kernel(path))
		return FALSE;
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}
