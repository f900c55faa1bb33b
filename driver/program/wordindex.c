// SPDX-License-Identifier: GPL-2.0
#include "wordindex.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"
#include "wordhash.h"

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
	const GPtrArray *files;
	struct part *parts; /* one for each file */
	GArray **hashes; /* guint32: one array for each thread */
	guint threads;
};

/* What the threads share while they read. */
struct reading {
	struct wordindex *index;
	int folder;
	gint next;
	gint failed; /* index + 1 of a file that cannot be read */
};

struct reader {
	struct reading *reading;
	guint number;
};

/* Reads a whole file into a buffer that grows; FALSE: it cannot be read. */
static gboolean slurp(int folder, const char *path, char **buffer, gsize *size,
		      gsize *length)
{
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	gssize n = 0;

	*length = 0;
	if (fd < 0)
		return errno == ELOOP || errno == ENOENT;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return TRUE;
	}
	if (*size < (gsize)st.st_size + 2 * WORDHASH_BLOCK) {
		*size = st.st_size + 65536;
		*buffer = g_realloc(*buffer, *size);
	}
	while (*length + WORDHASH_BLOCK < *size &&
	       (n = read(fd, *buffer + *length,
			 *size - WORDHASH_BLOCK - *length)) > 0)
		*length += n;
	close(fd);
	return n >= 0;
}

static gboolean is_list(const char *path, const char *text, gsize length)
{
	return length > LIST_BYTES && g_str_has_suffix(path, ".h") &&
	       !memchr(text, ';', length);
}

static gpointer read_files(gpointer data)
{
	struct reader *reader = data;
	struct reading *reading = reader->reading;
	struct wordindex *index = reading->index;
	GArray *hashes = index->hashes[reader->number];
	guint32 *slots = wordhash_slots();
	char *buffer = NULL;
	gsize size = 0, length;

	for (;;) {
		guint i = g_atomic_int_add(&reading->next, 32);
		guint end = MIN(i + 32, index->files->len);

		if (i >= index->files->len)
			break;
		for (; i < end; i++) {
			const char *path = index->files->pdata[i];
			struct part *part = &index->parts[i];

			if (!slurp(reading->folder, path, &buffer, &size,
				   &length)) {
				g_atomic_int_set(&reading->failed, i + 1);
				continue;
			}
			part->thread = reader->number;
			part->first = hashes->len;
			if (length && !is_list(path, buffer, length)) {
				memset(buffer + length, 0, WORDHASH_BLOCK);
				wordhash_text(buffer, length, slots, hashes);
			}
			part->count = hashes->len - part->first;
		}
	}
	g_free(slots);
	g_free(buffer);
	return NULL;
}

static void read_all(struct reading *reading)
{
	guint count = reading->index->threads;
	GThread **running = g_new0(GThread *, count);
	struct reader *readers = g_new0(struct reader, count);

	for (guint i = 0; i < count; i++) {
		readers[i].reading = reading;
		readers[i].number = i;
		running[i] = g_thread_new("wordindex", read_files, &readers[i]);
	}
	for (guint i = 0; i < count; i++)
		g_thread_join(running[i]);
	g_free(running);
	g_free(readers);
}

struct wordindex *wordindex_new(const char *folder, const GPtrArray *files,
				guint threads, GError **error)
{
	struct wordindex *index = g_new0(struct wordindex, 1);
	struct reading reading = {.index = index};

	index->files = files;
	index->threads = CLAMP(threads, 1, 64);
	index->parts = g_new0(struct part, files->len + 1);
	index->hashes = g_new0(GArray *, index->threads);
	for (guint i = 0; i < index->threads; i++)
		index->hashes[i] =
			g_array_sized_new(FALSE, FALSE, sizeof(guint32),
					  files->len * WORDS / index->threads);
	reading.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (reading.folder < 0) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", folder, g_strerror(errno));
		wordindex_free(index);
		return NULL;
	}
	read_all(&reading);
	close(reading.folder);
	if (!reading.failed)
		return index;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s/%s'; make it readable", folder,
		    (char *)files->pdata[reading.failed - 1]);
	wordindex_free(index);
	return NULL;
}

void wordindex_free(struct wordindex *index)
{
	if (!index)
		return;
	for (guint i = 0; i < index->threads; i++)
		g_array_unref(index->hashes[i]);
	g_free(index->hashes);
	g_free(index->parts);
	g_free(index);
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
