// SPDX-License-Identifier: GPL-2.0
#include "program/program-parts.h"

#include <string.h>

#include "tree/sweep.h"
#include "program/wordindex.h"

guint program_first(const struct program *program, const char *text)
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
	guint i = program->paths ? program_first(program, path) : 0;

	if (program->paths && i < program->paths->len &&
	    !strcmp(program->paths->pdata[i], path))
		program->read[i] = TRUE;
}

void program_confine(struct program *program, const char *const *folders)
{
	program->folders = folders;
}

gboolean program_is_inside(const struct program *program, const char *path)
{
	for (const char *const *f = program->folders; f && *f; f++)
		if (g_str_has_prefix(path, *f) && path[strlen(*f)] == '/')
			return TRUE;
	return !program->folders;
}

GPtrArray *program_sources(const struct program *program, GError **error)
{
	GPtrArray *all = tree_files(program->options.tree, error);
	GPtrArray *paths;

	if (!all)
		return NULL;
	paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < all->len; i++)
		if (wordindex_is_kernel(all->pdata[i],
					program->options.tree->beside) &&
		    program_is_inside(program, all->pdata[i]))
			g_ptr_array_add(paths, g_strdup(all->pdata[i]));
	g_ptr_array_unref(all);
	return paths;
}

/* Makes an index of only what the program may read, if the caller gave none. */
static gboolean index_tree(struct program *program, GError **error)
{
	GPtrArray *paths = program_sources(program, error);
	struct sweep sweep = {
		.folder = program->options.tree->path,
		.files = paths,
		.threads = sweep_threads(program->options.threads),
		.follow = program->options.tree->beside,
	};

	if (!paths)
		return FALSE;
	program->own = wordindex_new(paths, sweep.threads,
				     program->options.tree->beside);
	g_ptr_array_unref(paths);
	sweep.viewers[0] = (struct sweep_viewer){wordindex_view, program->own};
	if (!sweep_run(&sweep, error))
		g_clear_pointer(&program->own, wordindex_free);
	return program->own != NULL;
}

gboolean program_need_index(struct program *program, GError **error)
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

/* Shared by the reading threads. */
struct haul {
	const struct tree *tree;
	struct macrobook *book;
	const GPtrArray *paths; /* char * */
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
		struct unit *unit;

		if (!bytes)
			continue;
		unit = unit_new(path, bytes);
		unit->source->book = haul->book;
		haul->files[i] = program_file_new(unit, TRUE);
		g_bytes_unref(bytes);
	}
	return NULL;
}

/* Adds the files, in the order of the paths. */
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

gboolean program_read_paths(struct program *program, const GPtrArray *paths,
			    GError **error)
{
	struct haul haul = {.tree = program->options.tree,
			    .book = program->options.book,
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

gboolean program_read_all(struct program *program, GError **error)
{
	GPtrArray *paths = program_sources(program, error);

	if (!paths)
		return FALSE;
	for (guint i = paths->len; i-- > 0;)
		if (g_hash_table_contains(program->by_path, paths->pdata[i]))
			g_ptr_array_remove_index(paths, i);
	program->all = program_read_paths(program, paths, error);
	g_ptr_array_unref(paths);
	return program->all;
}

enum nearby program_nearby(const struct program *program,
			   const struct unit *unit, const char *path)
{
	enum nearby near = nearby(unit->path, path);

	/* all files of an out-of-tree driver are parts of one */
	return program->all ? MIN(near, NEARBY_BESIDE) : near;
}

const struct unit *program_read(struct program *program, const char *path)
{
	struct file *file = g_hash_table_lookup(program->by_path, path);
	struct unit *unit;
	GBytes *bytes;

	if (file)
		return file->unit;
	if (!program->options.tree || !tree_has(program->options.tree, path))
		return NULL;
	bytes = tree_read(program->options.tree, path, NULL);
	if (!bytes)
		return NULL;
	unit = unit_new(path, bytes);
	unit->source->book = program->options.book;
	file = program_file_new(unit, TRUE);
	g_bytes_unref(bytes);
	program_add(program, file);
	return file->unit;
}
