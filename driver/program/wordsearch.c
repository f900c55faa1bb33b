// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include "program/wordsearch.h"

#include <string.h>

#include "tree/sweep.h"

/* The words, and whether each file holds one. */
struct wordsearch {
	const GPtrArray *words;
	gboolean *found;
};

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The text is followed by a zero byte and does not begin inside a word. */
static gboolean holds(const char *text, gsize length, const char *word)
{
	gsize n = strlen(word);
	const char *p = text;

	while ((p = memmem(p, text + length - p, word, n))) {
		if ((p == text || !is_word(p[-1])) && !is_word(p[n]))
			return TRUE;
		p += n;
	}
	return FALSE;
}

static void look(gpointer data, guint thread, guint file, const char *text,
		 gsize length)
{
	struct wordsearch *search = data;

	(void)thread;
	for (guint i = 0; !search->found[file] && i < search->words->len; i++)
		search->found[file] =
			holds(text, length, search->words->pdata[i]);
}

GArray *wordsearch_find(const char *folder, const GPtrArray *files,
			const GPtrArray *words, guint threads, GError **error)
{
	struct wordsearch search = {
		.words = words,
		.found = g_new0(gboolean, files->len + 1),
	};
	struct sweep sweep = {
		.folder = folder,
		.files = files,
		.threads = sweep_threads(threads),
		.viewers = {{look, &search}},
	};
	GArray *found = NULL;

	if (sweep_run(&sweep, error)) {
		found = g_array_new(FALSE, FALSE, sizeof(guint));
		for (guint i = 0; i < files->len; i++)
			if (search.found[i])
				g_array_append_val(found, i);
	}
	g_free(search.found);
	return found;
}
