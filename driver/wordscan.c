// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "wordscan.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "error.h"

#define BLOCK 3
#define SLOTS 65536
#define SHORT 5 /* words below this length are looked for by themselves */

struct pattern {
	const char *word;
	guint length;
	gint next; /* pattern of the same last block, or -1 */
};

struct patterns {
	GArray *all; /* struct pattern */
	GPtrArray *brief; /* words too short to jump by */
	guint window; /* length of the shortest word in all */
	guint8 *shift; /* for each block: how far the window may move */
	gint *first; /* for each block that ends a window: a pattern */
};

static guint slot(const char *p)
{
	const guchar *u = (const guchar *)p;

	return (u[0] << 10 ^ u[1] << 5 ^ u[2]) & (SLOTS - 1);
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

static gboolean is_whole(const char *text, gsize length, gsize at, guint n)
{
	return (!at || !is_word(text[at - 1])) &&
	       (at + n >= length || !is_word(text[at + n]));
}

static void patterns_clear(struct patterns *patterns)
{
	g_array_unref(patterns->all);
	g_ptr_array_unref(patterns->brief);
	g_free(patterns->shift);
	g_free(patterns->first);
}

static void patterns_init(struct patterns *patterns, const GPtrArray *words)
{
	patterns->all = g_array_new(FALSE, FALSE, sizeof(struct pattern));
	patterns->brief = g_ptr_array_new();
	patterns->window = 255;
	for (guint i = 0; i < words->len; i++) {
		struct pattern pattern = {.word = words->pdata[i]};

		pattern.length = strlen(pattern.word);
		if (pattern.length < SHORT) {
			g_ptr_array_add(patterns->brief, words->pdata[i]);
			continue;
		}
		patterns->window = MIN(patterns->window, pattern.length);
		g_array_append_val(patterns->all, pattern);
	}
	patterns->shift = g_malloc(SLOTS);
	patterns->first = g_new(gint, SLOTS);
	memset(patterns->shift, patterns->window - BLOCK + 1, SLOTS);
	memset(patterns->first, -1, SLOTS * sizeof(gint));
	for (guint i = 0; i < patterns->all->len; i++) {
		struct pattern *pattern =
			&g_array_index(patterns->all, struct pattern, i);
		guint last = patterns->window - BLOCK;

		for (guint k = 0; k <= last; k++) {
			guint8 *shift =
				&patterns->shift[slot(pattern->word + k)];

			*shift = MIN(*shift, last - k);
		}
		pattern->next = patterns->first[slot(pattern->word + last)];
		patterns->first[slot(pattern->word + last)] = i;
	}
}

static gboolean holds_brief(const struct patterns *patterns, const char *text,
			    gsize length)
{
	for (guint i = 0; i < patterns->brief->len; i++) {
		const char *word = patterns->brief->pdata[i], *p = text;
		gsize n = strlen(word);

		while (n && (p = memmem(p, text + length - p, word, n))) {
			if (is_whole(text, length, p - text, n))
				return TRUE;
			p++;
		}
	}
	return FALSE;
}

static gboolean holds(const struct patterns *patterns, const char *text,
		      gsize length)
{
	guint last = patterns->window - BLOCK;

	for (gsize at = 0;
	     patterns->all->len && at + patterns->window <= length;) {
		guint block = slot(text + at + last);
		guint shift = patterns->shift[block];

		if (shift) {
			at += shift;
			continue;
		}
		for (gint i = patterns->first[block]; i >= 0;) {
			const struct pattern *pattern = &g_array_index(
				patterns->all, struct pattern, i);

			if (at + pattern->length <= length &&
			    !memcmp(text + at, pattern->word,
				    pattern->length) &&
			    is_whole(text, length, at, pattern->length))
				return TRUE;
			i = pattern->next;
		}
		at++;
	}
	return holds_brief(patterns, text, length);
}

gboolean wordscan_text(const GPtrArray *words, const char *text, gsize length)
{
	struct patterns patterns;
	gboolean found;

	patterns_init(&patterns, words);
	found = holds(&patterns, text, length);
	patterns_clear(&patterns);
	return found;
}

gboolean wordscan_is_kernel(const char *path)
{
	static const char *const other[] = {"tools/", "Documentation/",
					    "scripts/", "usr/", "samples/"};

	for (guint i = 0; i < G_N_ELEMENTS(other); i++)
		if (g_str_has_prefix(path, other[i]))
			return FALSE;
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}

/* What the threads share. */
struct search {
	const GPtrArray *files;
	struct patterns patterns;
	wordscan_found found;
	gpointer data;
	int folder;
	gint next;
	gint failed; /* index + 1 of a file that cannot be read */
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
	if (*size < (gsize)st.st_size + 1) {
		*size = st.st_size + 65536;
		*buffer = g_realloc(*buffer, *size);
	}
	while (*length < *size &&
	       (n = read(fd, *buffer + *length, *size - *length)) > 0)
		*length += n;
	close(fd);
	return n >= 0;
}

static gpointer search_thread(gpointer data)
{
	struct search *search = data;
	char *buffer = NULL;
	gsize size = 0, length;

	for (;;) {
		guint i = g_atomic_int_add(&search->next, 64);
		guint end = MIN(i + 64, search->files->len);

		if (i >= search->files->len)
			break;
		for (; i < end; i++) {
			const char *path = search->files->pdata[i];

			if (!path)
				continue;
			if (!slurp(search->folder, path, &buffer, &size,
				   &length))
				g_atomic_int_set(&search->failed, i + 1);
			else if (length &&
				 holds(&search->patterns, buffer, length))
				search->found(i, buffer, length, search->data);
		}
	}
	g_free(buffer);
	return NULL;
}

gboolean wordscan(const char *folder, const GPtrArray *files,
		  const GPtrArray *words, guint threads, wordscan_found found,
		  gpointer data, GError **error)
{
	struct search search = {.files = files, .found = found, .data = data};
	guint count = CLAMP(threads, 1, 64);
	GThread **running;

	search.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (search.folder < 0) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "cannot read '%s': %s", folder, g_strerror(errno));
		return FALSE;
	}
	patterns_init(&search.patterns, words);
	running = g_new0(GThread *, count);
	for (guint i = 0; i < count; i++)
		running[i] = g_thread_new("wordscan", search_thread, &search);
	for (guint i = 0; i < count; i++)
		g_thread_join(running[i]);
	g_free(running);
	close(search.folder);
	patterns_clear(&search.patterns);
	if (!search.failed)
		return TRUE;
	g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
		    "cannot read '%s/%s'; make it readable", folder,
		    (char *)files->pdata[search.failed - 1]);
	return FALSE;
}
