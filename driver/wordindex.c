// SPDX-License-Identifier: GPL-2.0
#include "wordindex.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "error.h"

#define SHORTEST 3 /* identifiers below this length are not indexed */
#define LIST_BYTES 65536 /* a header of this size without a ; is a list */
#define SLOTS 65536 /* of the table that keeps a file's hashes apart */
#define WORDS 300 /* different ones in a file, to begin with */
#define BLOCK 64 /* bytes that are looked at together */
#define BITS 65536 /* of the filter that a question is turned into */

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

/* Which of the BLOCK bytes belong to words: letters, digits, _ */
#ifdef __SSE2__
static guint64 word_bytes(const char *p)
{
	guint64 mask = 0;

	for (guint i = 0; i < BLOCK; i += 16) {
		__m128i c = _mm_loadu_si128((const __m128i *)(p + i));
		__m128i letter = _mm_sub_epi8(
			_mm_or_si128(c, _mm_set1_epi8(0x20)),
			_mm_set1_epi8('a'));
		__m128i digit = _mm_sub_epi8(c, _mm_set1_epi8('0'));
		__m128i is = _mm_or_si128(
			_mm_cmpeq_epi8(_mm_min_epu8(letter,
						    _mm_set1_epi8(25)),
				       letter),
			_mm_or_si128(_mm_cmpeq_epi8(
					     _mm_min_epu8(digit,
							  _mm_set1_epi8(9)),
					     digit),
				     _mm_cmpeq_epi8(c, _mm_set1_epi8('_'))));

		mask |= (guint64)(guint)_mm_movemask_epi8(is) << i;
	}
	return mask;
}
#else
static guint64 word_bytes(const char *p)
{
	guint64 mask = 0;

	for (guint i = 0; i < BLOCK; i++)
		if (g_ascii_isalnum(p[i]) || p[i] == '_')
			mask |= G_GUINT64_CONSTANT(1) << i;
	return mask;
}
#endif

static guint64 load(const char *p, guint n)
{
	guint64 value = 0;

	memcpy(&value, p, n);
	return value;
}

/*
 * By a few loads instead of letter by letter. Words that differ only far
 * inside may have the same hash: then a file too many is named.
 */
static guint32 hash_of(const char *p, gsize n)
{
	guint64 a, b, c = 0;

	if (n >= 8) {
		a = load(p, 8);
		b = load(p + n - 8, 8);
		if (n > 16)
			c = load(p + n / 2 - 4, 8);
	} else if (n >= 4) {
		a = load(p, 4);
		b = load(p + n - 4, 4);
	} else {
		a = load(p, n);
		b = 0;
	}
	a = (a ^ n) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	a ^= (b + c * 31) * G_GUINT64_CONSTANT(0xc2b2ae3d27d4eb4f);
	a ^= a >> 29;
	a *= G_GUINT64_CONSTANT(0x165667b19e3779f9);
	return (a >> 32) | 1;
}

/* The hashes of one file while they are collected. */
struct bag {
	GArray *hashes; /* guint32; this file's begin at first */
	guint first;
	guint32 *slots; /* those of this file, by their value */
	guint mask;
};

static void add_word(struct bag *bag, const char *word, gsize length)
{
	guint32 hash;
	guint slot;

	if (length < SHORTEST || g_ascii_isdigit(*word))
		return;
	hash = hash_of(word, length);
	for (slot = hash >> 8 & bag->mask; bag->slots[slot];
	     slot = (slot + 1) & bag->mask)
		if (bag->slots[slot] == hash)
			return;
	/* a table that is nearly full keeps nothing apart any more */
	if (bag->hashes->len - bag->first < bag->mask / 2)
		bag->slots[slot] = hash;
	g_array_append_val(bag->hashes, hash);
}

/* Adds the words of a text; BLOCK bytes behind it can be read and are 0. */
static void index_text(const char *text, gsize length, struct bag *bag)
{
	const char *open = NULL; /* a word that reaches over the block's end */

	for (gsize at = 0; at < length; at += BLOCK) {
		guint64 mask = word_bytes(text + at), starts;
		guint from = 0;

		if (open) {
			from = ~mask ? __builtin_ctzll(~mask) : BLOCK;
			if (from == BLOCK)
				continue;
			add_word(bag, open, text + at + from - open);
			open = NULL;
			mask &= ~G_GUINT64_CONSTANT(0) << from;
		}
		for (starts = mask & ~(mask << 1); starts;
		     starts &= starts - 1) {
			guint start = __builtin_ctzll(starts);
			guint64 rest = ~(mask >> start);
			guint count = rest ? __builtin_ctzll(rest) : BLOCK;

			if (start + count >= BLOCK)
				open = text + at + start;
			else
				add_word(bag, text + at + start, count);
		}
	}
	if (open)
		add_word(bag, open, text + length - open);
}

static void index_file(const char *text, gsize length, guint32 *slots,
		       GArray *hashes)
{
	struct bag bag = { .hashes = hashes,
			   .first = hashes->len,
			   .slots = slots,
			   .mask = 1023 };

	while (bag.mask < length / 32 && bag.mask < SLOTS - 1)
		bag.mask = bag.mask * 2 + 1;
	index_text(text, length, &bag);
	memset(slots, 0, (bag.mask + 1) * sizeof(*slots));
}

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
	if (*size < (gsize)st.st_size + 2 * BLOCK) {
		*size = st.st_size + 65536;
		*buffer = g_realloc(*buffer, *size);
	}
	while (*length + BLOCK < *size &&
	       (n = read(fd, *buffer + *length, *size - BLOCK - *length)) > 0)
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
	guint32 *slots = g_new0(guint32, SLOTS);
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
				memset(buffer + length, 0, BLOCK);
				index_file(buffer, length, slots, hashes);
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
	struct reading reading = { .index = index };

	index->files = files;
	index->threads = CLAMP(threads, 1, 64);
	index->parts = g_new0(struct part, files->len + 1);
	index->hashes = g_new0(GArray *, index->threads);
	for (guint i = 0; i < index->threads; i++)
		index->hashes[i] = g_array_sized_new(
			FALSE, FALSE, sizeof(guint32),
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
	const guint32 *hash = part->count ?
				      &g_array_index(
					      index->hashes[part->thread],
					      guint32, part->first) :
				      NULL;

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

		if (length < SHORTEST)
			continue;
		hash = hash_of(word, length);
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
	static const char *const other[] = { "tools/", "Documentation/",
					     "scripts/", "usr/", "samples/" };

	for (guint i = 0; i < G_N_ELEMENTS(other); i++)
		if (g_str_has_prefix(path, other[i]))
			return FALSE;
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}
