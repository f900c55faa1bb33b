// SPDX-License-Identifier: GPL-2.0
#include "life/latecomer.h"

#include <stdio.h>
#include <string.h>

#include "site/reference.h"

static void late_free(gpointer data)
{
	struct latecomer *late = data;

	g_free(late->file);
	g_free(late->word);
	g_free(late->lines);
	g_free(late->commit);
	g_free(late->author);
	g_free(late->subject);
	g_free(late);
}

/* "file<TAB>word" -> how often. */
static GHashTable *count_known(const GPtrArray *known)
{
	GHashTable *counts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < known->len; i++) {
		const char *line = known->pdata[i];
		gsize own =
			g_str_has_suffix(line, LOG_OWN) ? strlen(LOG_OWN) : 0;
		char *key = g_strndup(line, strlen(line) - own);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));

		g_hash_table_replace(counts, key, GUINT_TO_POINTER(n + 1));
	}
	return counts;
}

/* Whether this "file<TAB>word<TAB>line" is a place of the API itself. */
static gboolean is_own(const GPtrArray *known, const char *call)
{
	g_autofree char *mark = g_strdup_printf(
		"%.*s" LOG_OWN, (int)(strrchr(call, '\t') - call), call);

	return g_ptr_array_find_with_equal_func((GPtrArray *)known, mark,
						g_str_equal, NULL);
}

static GHashTable *words_of(const GPtrArray *known)
{
	GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < known->len; i++) {
		char *tab = strchr(known->pdata[i], '\t');

		if (tab && !g_str_has_suffix(tab, LOG_OWN))
			g_hash_table_add(words, tab + 1);
	}
	return words;
}

/* Whether another of the words begins this one: one look finds both. */
static gboolean is_covered(GHashTable *words, const char *word)
{
	GHashTableIter iter;
	gpointer other;

	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, &other, NULL))
		if (strcmp(other, word) && g_str_has_prefix(word, other))
			return TRUE;
	return FALSE;
}

static gboolean look_for(const struct tree *tree, const char *word,
			 GHashTable *words, GPtrArray *calls, GError **error)
{
	struct scan scan = {
		.family = word,
		.flag = "\001", /* no word of any text */
		.threads = g_get_num_processors(),
	};
	GPtrArray *units = NULL;
	GPtrArray *all = references_scan(tree, &scan, &units, error);

	for (guint i = 0; all && i < all->len; i++) {
		struct reference *reference = all->pdata[i];

		if (reference->kind == REFERENCE_CALL &&
		    g_hash_table_contains(words, reference->word))
			g_ptr_array_add(calls,
					g_strdup_printf("%s\t%s\t%08u",
							reference->file,
							reference->word,
							reference->line));
	}
	if (units)
		g_ptr_array_unref(units);
	if (!all)
		return FALSE;
	g_ptr_array_unref(all);
	return TRUE;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What git says of one line: the value behind this key of its porcelain. */
static char *said_of(const char *porcelain, const char *key)
{
	g_auto(GStrv) lines = g_strsplit(porcelain, "\n", -1);

	for (char **line = lines; *line; line++)
		if (g_str_has_prefix(*line, key))
			return g_strdup(*line + strlen(key));
	return g_strdup("");
}

/* Who wrote a line, and when; NULL without history. */
static char *blame(const struct tree *tree, const char *file, guint line)
{
	g_autofree char *range = g_strdup_printf("%u,%u", line, line);
	const char *const argv[] = {"blame", "--porcelain", "-L", range,
				    "HEAD",  "--",	    file, NULL};
	char *out = NULL;

	if (!tree->commit || !tree_git(tree, argv, &out, NULL))
		return NULL;
	return out;
}

/* The lines (guint) of one file and word, of which more are new. */
static void name_lines(struct latecomer *late, const struct tree *tree,
		       const GArray *lines)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gint64 youngest = -1;

	for (guint i = 0; i < lines->len; i++) {
		guint line = g_array_index(lines, guint, i);
		g_autofree char *said = blame(tree, late->file, line);
		g_autofree char *when =
			said ? said_of(said, "author-time ") : g_strdup("0");
		gint64 time = g_ascii_strtoll(when, NULL, 10);

		g_string_append_printf(text, "%s%u", i ? ", " : "", line);
		if (!said || time <= youngest)
			continue;
		youngest = time;
		g_free(late->commit);
		g_free(late->author);
		g_free(late->subject);
		late->commit = g_strndup(said, 12);
		late->author = said_of(said, "author ");
		late->subject = said_of(said, "summary ");
		/* one is new, and this is the one */
		if (late->more == 1) {
			g_free(late->lines);
			late->lines = g_strdup_printf("%u", line);
		}
	}
	if (!late->lines)
		late->lines = g_strdup(text->str);
}

/* calls: sorted "file<TAB>word<TAB>line". */
static void compare(const struct tree *tree, const GPtrArray *calls,
		    GHashTable *known, GPtrArray *late)
{
	for (guint i = 0, next; i < calls->len; i = next) {
		g_autoptr(GArray) lines =
			g_array_new(FALSE, FALSE, sizeof(guint));
		const char *call = calls->pdata[i];
		const char *end = strrchr(call, '\t');
		g_autofree char *key = g_strndup(call, end - call);
		guint before =
			GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
		struct latecomer *one;

		for (next = i;
		     next < calls->len &&
		     !strncmp(calls->pdata[next], call, end + 1 - call);
		     next++) {
			guint line = g_ascii_strtoull(
				strrchr(calls->pdata[next], '\t') + 1, NULL,
				10);

			g_array_append_val(lines, line);
		}
		if (lines->len <= before)
			continue;
		one = g_new0(struct latecomer, 1);
		one->word = g_strdup(strchr(key, '\t') + 1);
		one->file = g_strndup(key, strchr(key, '\t') - key);
		one->more = lines->len - before;
		name_lines(one, tree, lines);
		g_ptr_array_add(late, one);
	}
}

gboolean latecomers_find(const struct log_posting *posting,
			 const struct tree *tree, GPtrArray **late, guint *left,
			 GError **error)
{
	g_autoptr(GHashTable) words = words_of(posting->known);
	g_autoptr(GHashTable) known = count_known(posting->known);
	g_autoptr(GPtrArray) calls = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter iter;
	gpointer word;

	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, &word, NULL))
		if (!is_covered(words, word) &&
		    !look_for(tree, word, words, calls, error))
			return FALSE;
	g_ptr_array_sort(calls, by_text);
	*left = calls->len;
	for (guint i = 0; i < calls->len; i++)
		*left -= is_own(posting->known, calls->pdata[i]);
	*late = g_ptr_array_new_with_free_func(late_free);
	compare(tree, calls, known, *late);
	return TRUE;
}
