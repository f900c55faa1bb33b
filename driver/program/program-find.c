// SPDX-License-Identifier: GPL-2.0
#include "program/program-parts.h"

#include <string.h>

#include "program/nearby.h"
#include "program/wordindex.h"
#include "program/wordsearch.h"

#define PLAIN 2 /* this many questions of as few words are worth no index */

/* Reads those of these files (their numbers, guint) that count. */
static gboolean read_found(struct program *program, GArray *found,
			   const GPtrArray *around, GError **error)
{
	GPtrArray *paths = g_ptr_array_new();
	gboolean ok;

	for (guint i = 0; i < found->len; i++) {
		char *path =
			program->paths->pdata[g_array_index(found, guint, i)];
		gboolean near = !around;

		for (guint k = 0; !near && k < around->len; k++)
			near = nearby(around->pdata[k], path) != NEARBY_FAR;
		if (near && program_is_inside(program, path))
			g_ptr_array_add(paths, path);
	}
	ok = program_read_paths(program, paths, error);
	g_ptr_array_unref(paths);
	g_array_unref(found);
	return ok;
}

/* Searches, without an index, all files that have not been read. */
static gboolean search_plainly(struct program *program, const GPtrArray *words,
			       GError **error)
{
	GPtrArray *paths = program_sources(program, error), *found;
	GArray *numbers;
	gboolean ok;

	if (!paths)
		return FALSE;
	for (guint i = paths->len; i-- > 0;)
		if (g_hash_table_contains(program->by_path, paths->pdata[i]))
			g_ptr_array_remove_index(paths, i);
	numbers = wordsearch_find(program->options.tree->path, paths, words,
				  program->options.threads, error);
	found = g_ptr_array_new();
	for (guint i = 0; numbers && i < numbers->len; i++)
		g_ptr_array_add(found,
				paths->pdata[g_array_index(numbers, guint, i)]);
	ok = numbers && program_read_paths(program, found, error);
	if (numbers)
		g_array_unref(numbers);
	g_ptr_array_unref(found);
	g_ptr_array_unref(paths);
	return ok;
}

/* Whether an index would cost more: few words, and few questions so far. */
static gboolean is_plain(struct program *program, const char *folder,
			 const GPtrArray *words)
{
	return !program->index && !program->options.index && !*folder &&
	       !program->folders && words->len <= PLAIN &&
	       program->plain++ < PLAIN;
}

/* The range of files below a folder ("": all); end is exclusive. */
static void range_below(const struct program *program, const char *folder,
			guint *first, guint *end)
{
	/* '0' is the character after '/' */
	g_autofree char *from = g_strconcat(folder, "/", NULL);
	g_autofree char *to = g_strconcat(folder, "0", NULL);

	*first = *folder ? program_first(program, from) : 0;
	*end = *folder ? program_first(program, to) : program->paths->len;
}

static gboolean search(struct program *program, const char *folder,
		       const GPtrArray *words, GError **error)
{
	guint first, end;

	if (is_plain(program, folder, words))
		return search_plainly(program, words, error);
	if (!program_need_index(program, error))
		return FALSE;
	range_below(program, folder, &first, &end);
	return read_found(program,
			  wordindex_find(program->index, words, first, end,
					 program->read),
			  NULL, error);
}

/*
 * The key in program->known: the word, or the word with where it was searched.
 */
static char *known_key(const char *word, const char *where)
{
	return *where ? g_strconcat(word, " ", where, NULL) : g_strdup(word);
}

gboolean program_find_below(struct program *program, const char *folder,
			    const GPtrArray *words, GError **error)
{
	GPtrArray *fresh = g_ptr_array_new();
	gboolean ok = TRUE;

	for (guint i = 0; i < words->len; i++)
		if (*(char *)words->pdata[i] &&
		    !program_knows(program, words->pdata[i], folder))
			g_ptr_array_add(fresh, words->pdata[i]);
	if (fresh->len && program->options.tree)
		ok = search(program, folder, fresh, error);
	for (guint i = 0; ok && i < fresh->len; i++)
		g_hash_table_add(program->known,
				 known_key(fresh->pdata[i], folder));
	g_ptr_array_unref(fresh);
	return ok;
}

gboolean program_find(struct program *program, const GPtrArray *words,
		      GError **error)
{
	return program_find_below(program, "", words, error);
}

static char *around_key(const char *word, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);

	return g_strconcat(word, " around ", folder, NULL);
}

/*
 * Unskips the files of a folder: its own, or also those below it. Paths are
 * sorted, so a folder below is passed in one step.
 */
static void take_folder(const struct program *program, const char *folder,
			gboolean below, gboolean *skip)
{
	gsize length = strlen(folder) + strlen("/");
	guint i, end;

	range_below(program, folder, &i, &end);
	while (i < end) {
		const char *path = program->paths->pdata[i];
		const char *slash = below ? NULL : strchr(path + length, '/');

		if (slash) {
			g_autofree char *next =
				g_strndup(path, slash - path + 1);

			next[slash - path] = '0';
			i = program_first(program, next);
		} else {
			skip[i] = program->read[i];
			i++;
		}
	}
}

/* Unskips all files that can be near to this one (nearby.h). */
static void take_around(const struct program *program, const char *path,
			GHashTable *done, gboolean *skip)
{
	g_autofree char *folder = g_path_get_dirname(path);
	char *slash = strchr(folder, '/');
	/* parts of a driver are in sibling folders */
	gboolean is_part = slash && strchr(slash + 1, '/');

	for (guint level = 0;; level++) {
		gboolean below = !level || (level == 1 && is_part);

		if (g_hash_table_add(done,
				     g_strdup_printf("%d%s", below, folder)))
			take_folder(program, folder, below, skip);
		slash = strrchr(folder, '/');
		if (!slash)
			return;
		*slash = '\0';
	}
}

/*
 * Skips all files that are far from these, and those that have been read; takes
 * a few far ones in.
 */
static gboolean *skip_far(const struct program *program,
			  const GPtrArray *around)
{
	gboolean *skip = g_new(gboolean, program->paths->len + 1);
	GHashTable *done =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < program->paths->len; i++)
		skip[i] = TRUE;
	for (guint i = 0; i < around->len; i++)
		take_around(program, around->pdata[i], done, skip);
	g_hash_table_unref(done);
	return skip;
}

static gboolean search_around(struct program *program, const GPtrArray *words,
			      const GPtrArray *around, GError **error)
{
	g_autofree gboolean *skip = NULL;

	if (!program_need_index(program, error))
		return FALSE;
	skip = skip_far(program, around);
	return read_found(program,
			  wordindex_find(program->index, words, 0,
					 program->paths->len, skip),
			  around, error);
}

gboolean program_find_around(struct program *program, const GPtrArray *words,
			     const GPtrArray *paths, GError **error)
{
	GPtrArray *fresh = g_ptr_array_new(), *around = g_ptr_array_new();
	gboolean ok = TRUE;

	for (guint i = 0; i < words->len; i++) {
		if (program_knows_around(program, words->pdata[i],
					 paths->pdata[i]))
			continue;
		g_ptr_array_add(fresh, words->pdata[i]);
		g_ptr_array_add(around, paths->pdata[i]);
	}
	if (fresh->len && program->options.tree)
		ok = search_around(program, fresh, around, error);
	for (guint i = 0; ok && i < fresh->len; i++)
		g_hash_table_add(program->known,
				 around_key(fresh->pdata[i], around->pdata[i]));
	g_ptr_array_unref(fresh);
	g_ptr_array_unref(around);
	return ok;
}

gboolean program_knows(const struct program *program, const char *word,
		       const char *folder)
{
	char *key;
	gboolean knows;

	if (program->all || g_hash_table_contains(program->known, word))
		return TRUE;
	if (!folder || !*folder)
		return FALSE;
	key = known_key(word, folder);
	knows = g_hash_table_contains(program->known, key);
	g_free(key);
	return knows;
}

gboolean program_knows_around(const struct program *program, const char *word,
			      const char *path)
{
	g_autofree char *key = around_key(word, path);

	return program_knows(program, word, NULL) ||
	       g_hash_table_contains(program->known, key);
}
