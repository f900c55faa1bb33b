// SPDX-License-Identifier: GPL-2.0
#define _GNU_SOURCE /* memmem() */
#include <string.h>

#include "apply/apply-parts.h"
#include "tree/sweep.h"

#define SIEVE 4096

/*
 * Each file is read once, by whatever thread: its identifiers are looked up,
 * strings and header names are searched for one by one.
 */
struct search {
	const struct need *need;
	GHashTable *names; /* identifier -> its number + 1 */
	GHashTable *all; /* every word -> its number + 1 */
	GPtrArray *texts; /* char *: words that are no identifiers */
	guint8 sieve[SIEVE]; /* 1: a word may begin and measure so */
	guint count;
	gboolean **has; /* for each thread, by number */
	gboolean *found; /* for each file */
};

static gboolean is_letter(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

static guint sieve_of(const char *word, gsize length)
{
	return ((guint8)word[0] * 31 + (guint8)word[length - 1] * 7 +
		length * 131) %
	       SIEVE;
}

static void look_up(const struct search *search, const char *word, gsize length,
		    gboolean *has)
{
	char name[128];
	gpointer number;

	if (!search->sieve[sieve_of(word, length)] || length >= sizeof(name))
		return;
	memcpy(name, word, length);
	name[length] = '\0';
	number = g_hash_table_lookup(search->names, name);
	if (number)
		has[GPOINTER_TO_UINT(number) - 1] = TRUE;
}

static void look_at_names(const struct search *search, const char *text,
			  gsize length, gboolean *has)
{
	const char *end = text + length;

	for (const char *p = text; p < end;) {
		const char *word = p;

		if (!is_letter(*p)) {
			p++;
			continue;
		}
		while (p < end && is_letter(*p))
			p++;
		look_up(search, word, p - word, has);
	}
}

static gboolean has_word(const char *word, gconstpointer data)
{
	const struct {
		const struct search *search;
		const gboolean *has;
	} *at = data;
	gpointer number = g_hash_table_lookup(at->search->all, word);

	return number && at->has[GPOINTER_TO_UINT(number) - 1];
}

static void look(gpointer data, guint thread, guint file, const char *text,
		 gsize length)
{
	struct search *search = data;
	gboolean *has = search->has[thread];
	const struct {
		const struct search *search;
		const gboolean *has;
	} at = {search, has};

	memset(has, 0, search->count * sizeof(*has));
	if (g_hash_table_size(search->names))
		look_at_names(search, text, length, has);
	for (guint i = 0; i < search->texts->len; i++) {
		const char *word = search->texts->pdata[i];
		gpointer number = g_hash_table_lookup(search->all, word);

		has[GPOINTER_TO_UINT(number) - 1] =
			memmem(text, length, word, strlen(word)) != NULL;
	}
	search->found[file] = need_met(search->need, has_word, &at);
}

static void add_word(struct search *search, const char *word)
{
	const char *p = word;

	search->count++;
	g_hash_table_insert(search->all, (gpointer)word,
			    GUINT_TO_POINTER(search->count));
	while (is_letter(*p))
		p++;
	if (*p) {
		g_ptr_array_add(search->texts, (gpointer)word);
		return;
	}
	search->sieve[sieve_of(word, strlen(word))] = 1;
	g_hash_table_insert(search->names, (gpointer)word,
			    GUINT_TO_POINTER(search->count));
}

static gboolean is_below(const char *const *below, const char *path)
{
	for (; below && *below; below++) {
		gsize length = strlen(*below);

		if (!strncmp(path, *below, length) &&
		    (!path[length] || path[length] == '/' ||
		     (length && path[length - 1] == '/')))
			return TRUE;
	}
	return FALSE;
}

/* Whether headers are to be looked at: for names that go, always. */
static gboolean takes_headers(const struct ruleset *set)
{
	for (guint i = 0; i < set->files->len; i++) {
		const struct rulefile *file = set->files->pdata[i];

		if (!*file->cocci->options ||
		    strstr(file->cocci->options, "--include-headers"))
			return TRUE;
	}
	return set->retired->len > 0;
}

/* In other trees a folder of such a name means something else. */
static gboolean is_apart(const struct apply *apply, const char *path)
{
	return !tree_in_kernel(path) &&
	       tree_has(apply->tree, "include/linux/kernel.h");
}

static gboolean is_source(const struct apply *apply, const char *path)
{
	if (!g_str_has_suffix(path, ".c") &&
	    !(g_str_has_suffix(path, ".h") && takes_headers(apply->set)))
		return FALSE;
	if (apply->below)
		return is_below(apply->below, path);
	return !is_apart(apply, path);
}

/* The files that may be candidates, by their names. */
static GPtrArray *sources_of(const struct apply *apply, GError **error)
{
	GPtrArray *files = tree_files(apply->tree, error);
	GPtrArray *sources;

	if (!files)
		return NULL;
	sources = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < files->len; i++)
		if (is_source(apply, files->pdata[i]))
			g_ptr_array_add(sources, g_strdup(files->pdata[i]));
	g_ptr_array_unref(files);
	return sources;
}

/* Which of the files hold what is needed. */
static gboolean search_run(struct search *search, const struct apply *apply,
			   GPtrArray *files, GError **error)
{
	struct sweep sweep = {
		.folder = apply->tree->path,
		.files = files,
		.threads =
			sweep_threads(apply->threads ? apply->threads
						     : g_get_num_processors()),
		.viewers = {{look, search}},
	};
	gboolean ok;

	search->has = g_new0(gboolean *, sweep.threads);
	for (guint i = 0; i < sweep.threads; i++)
		search->has[i] = g_new0(gboolean, search->count + 1);
	ok = sweep_run(&sweep, error);
	for (guint i = 0; i < sweep.threads; i++)
		g_free(search->has[i]);
	g_free(search->has);
	return ok;
}

static GPtrArray *found_of(const struct search *search, GPtrArray *files)
{
	GPtrArray *found = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < files->len; i++)
		if (search->found[i])
			g_ptr_array_add(found, g_strdup(files->pdata[i]));
	return found;
}

GPtrArray *apply_candidates(const struct apply *apply, GError **error)
{
	GPtrArray *files = sources_of(apply, error), *found = NULL;
	GPtrArray *words;
	struct search search = {.need = apply->set->need};

	if (!files)
		return NULL;
	words = need_words(search.need);
	search.names = g_hash_table_new(g_str_hash, g_str_equal);
	search.all = g_hash_table_new(g_str_hash, g_str_equal);
	search.texts = g_ptr_array_new();
	search.found = g_new0(gboolean, files->len + 1);
	for (guint i = 0; i < words->len; i++)
		add_word(&search, words->pdata[i]);
	if (search_run(&search, apply, files, error))
		found = found_of(&search, files);
	g_hash_table_unref(search.names);
	g_hash_table_unref(search.all);
	g_ptr_array_unref(search.texts);
	g_ptr_array_unref(words);
	g_ptr_array_unref(files);
	g_free(search.found);
	return found;
}
