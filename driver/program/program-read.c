// SPDX-License-Identifier: GPL-2.0
#include "program-parts.h"

#include <string.h>

#include "nearby.h"
#include "sweep.h"
#include "wordindex.h"
#include "wordsearch.h"

#define PLAIN 2 /* questions of PLAIN words at most that are worth no index */

/* The first path that is not before this text. */
static guint first_from(const struct program *program, const char *text)
{
	guint low = 0, high = program->paths->len;

	while (low < high) {
		guint mid = low + (high - low) / 2;

		if (strcmp(program->paths->pdata[mid], text) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void program_mark(struct program *program, const char *path)
{
	guint i = program->paths ? first_from(program, path) : 0;

	if (program->paths && i < program->paths->len &&
	    !strcmp(program->paths->pdata[i], path))
		program->read[i] = TRUE;
}

void program_confine(struct program *program, const char *const *folders)
{
	program->folders = folders;
}

static gboolean is_inside(const struct program *program, const char *path)
{
	for (const char *const *f = program->folders; f && *f; f++)
		if (g_str_has_prefix(path, *f) && path[strlen(*f)] == '/')
			return TRUE;
	return !program->folders;
}

/* The sources that the program may read: char *, or NULL. */
static GPtrArray *sources(const struct program *program, GError **error)
{
	GPtrArray *all = tree_files(program->options.tree, error);
	GPtrArray *paths;

	if (!all)
		return NULL;
	paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < all->len; i++)
		if (wordindex_is_kernel(all->pdata[i]) &&
		    is_inside(program, all->pdata[i]))
			g_ptr_array_add(paths, g_strdup(all->pdata[i]));
	g_ptr_array_unref(all);
	return paths;
}

/* An index of what the program may read alone, where nobody made one before. */
static gboolean index_tree(struct program *program, GError **error)
{
	GPtrArray *paths = sources(program, error);
	struct sweep sweep = {
		.folder = program->options.tree->path,
		.files = paths,
		.threads = sweep_threads(program->options.threads),
	};

	if (!paths)
		return FALSE;
	program->own = wordindex_new(paths, sweep.threads);
	g_ptr_array_unref(paths);
	sweep.viewers[0] = (struct sweep_viewer){wordindex_view, program->own};
	if (!sweep_run(&sweep, error))
		g_clear_pointer(&program->own, wordindex_free);
	return program->own != NULL;
}

/* Looks for the index of the tree's sources, at the first question. */
static gboolean need_index(struct program *program, GError **error)
{
	if (program->index)
		return TRUE;
	if (!program->options.index && !index_tree(program, error))
		return FALSE;
	program->index = program->own ? program->own : program->options.index;
	program->paths = wordindex_files(program->index);
	program->read = g_new0(gboolean, program->paths->len + 1);
	for (guint i = 0; i < program->units->len; i++)
		program_mark(program,
			     ((struct unit *)program->units->pdata[i])->path);
	return TRUE;
}

/* What the threads that read files share. */
struct haul {
	const struct tree *tree;
	GPtrArray *paths; /* char * */
	struct file **files;
	GError **errors;
	gint next;
};

static gpointer read_files(gpointer data)
{
	struct haul *haul = data;
	guint i;

	while ((i = g_atomic_int_add(&haul->next, 1)) < haul->paths->len) {
		const char *path = haul->paths->pdata[i];
		GBytes *bytes = tree_read(haul->tree, path, &haul->errors[i]);

		if (!bytes)
			continue;
		haul->files[i] = program_file_new(unit_new(path, bytes), TRUE);
		g_bytes_unref(bytes);
	}
	return NULL;
}

/* Takes over what was read, in the order of the paths. */
static gboolean take_files(struct program *program, struct haul *haul,
			   GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; i < haul->paths->len; i++) {
		if (haul->files[i])
			program_add(program, haul->files[i]);
		if (haul->errors[i] && ok)
			g_propagate_error(error,
					  g_steal_pointer(&haul->errors[i]));
		ok &= haul->files[i] != NULL;
		g_clear_error(&haul->errors[i]);
	}
	return ok;
}

static gboolean read_paths(struct program *program, GPtrArray *paths,
			   GError **error)
{
	struct haul haul = {.tree = program->options.tree,
			    .paths = paths,
			    .files = g_new0(struct file *, paths->len + 1),
			    .errors = g_new0(GError *, paths->len + 1)};
	guint count = MIN(program->options.threads, paths->len);
	GThread **threads = g_new0(GThread *, count + 1);
	gboolean ok;

	for (guint i = 0; i < count; i++)
		threads[i] = g_thread_new("program", read_files, &haul);
	for (guint i = 0; i < count; i++)
		g_thread_join(threads[i]);
	ok = take_files(program, &haul, error);
	g_free(threads);
	g_free(haul.files);
	g_free(haul.errors);
	return ok;
}

/* Reads those of the files with these numbers (guint) that count. */
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
		if (near && is_inside(program, path))
			g_ptr_array_add(paths, path);
	}
	ok = read_paths(program, paths, error);
	g_ptr_array_unref(paths);
	g_array_unref(found);
	return ok;
}

/* Without an index, among all that has not been read. */
static gboolean search_plainly(struct program *program, const GPtrArray *words,
			       GError **error)
{
	GPtrArray *paths = sources(program, error), *found;
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
	ok = numbers && read_paths(program, found, error);
	if (numbers)
		g_array_unref(numbers);
	g_ptr_array_unref(found);
	g_ptr_array_unref(paths);
	return ok;
}

/* Whether so few words are asked for, so seldom, that an index costs more. */
static gboolean is_plain(struct program *program, const char *folder,
			 const GPtrArray *words)
{
	return !program->index && !program->options.index && !*folder &&
	       !program->folders && words->len <= PLAIN &&
	       program->plain++ < PLAIN;
}

static gboolean search(struct program *program, const char *folder,
		       const GPtrArray *words, GError **error)
{
	guint first = 0, end;

	if (is_plain(program, folder, words))
		return search_plainly(program, words, error);
	if (!need_index(program, error))
		return FALSE;
	end = program->paths->len;
	if (*folder) {
		/* '0' is the letter behind '/' */
		g_autofree char *from = g_strconcat(folder, "/", NULL);
		g_autofree char *to = g_strconcat(folder, "0", NULL);

		first = first_from(program, from);
		end = first_from(program, to);
	}
	return read_found(program,
			  wordindex_find(program->index, words, first, end,
					 program->read),
			  NULL, error);
}

/* What `known` holds for a word: it alone, or with where it was looked for. */
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
		ok = need_index(program, error) &&
		     read_found(program,
				wordindex_find(program->index, fresh, 0,
					       program->paths->len,
					       program->read),
				around, error);
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

	if (g_hash_table_contains(program->known, word))
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

const struct unit *program_read(struct program *program, const char *path)
{
	struct file *file = g_hash_table_lookup(program->by_path, path);
	GBytes *bytes;

	if (file)
		return file->unit;
	if (!program->options.tree || !tree_has(program->options.tree, path))
		return NULL;
	bytes = tree_read(program->options.tree, path, NULL);
	if (!bytes)
		return NULL;
	file = program_file_new(unit_new(path, bytes), TRUE);
	g_bytes_unref(bytes);
	program_add(program, file);
	return file->unit;
}
