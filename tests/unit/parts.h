/* SPDX-License-Identifier: GPL-2.0 */
/*
 * parts - every function and macro of some real files, one at a time
 *
 *	if (!parts_visit(check, 1))
 *		return;		(skipped: there is no tree)
 *
 * Each is given as a text of its own: whole files take too long.
 */
#ifndef TREEWIDE_TEST_PARTS_H
#define TREEWIDE_TEST_PARTS_H

#include "judge.h"

#include "code/item.h"
#include "code/token.h"

typedef void (*parts_check)(const struct source *source);

#define PARTS_FILES 50

static const char *const parts_folders[] = {
	"mm", "io_uring", "drivers/vfio", "kernel/trace", "net/xdp", "net/rds"};

static const char *const parts_keywords[] = {
	"if",	"while", "for",	   "switch", "return", "sizeof",
	"else", "do",	 "define", "typeof", "defined"};

static inline int parts_by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first files of each folder; free with g_ptr_array_unref(). */
static inline GPtrArray *parts_list(const char *tree)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < G_N_ELEMENTS(parts_folders); i++) {
		g_autofree char *path =
			g_build_filename(tree, parts_folders[i], NULL);
		GDir *dir = g_dir_open(path, 0, NULL);
		g_autoptr(GPtrArray) names =
			g_ptr_array_new_with_free_func(g_free);
		const char *name;

		g_assert_nonnull(dir);
		while ((name = g_dir_read_name(dir)))
			if (g_str_has_suffix(name, ".c"))
				g_ptr_array_add(names, g_strdup(name));
		g_dir_close(dir);
		g_ptr_array_sort(names, parts_by_name);
		for (guint k = 0; k < MIN(names->len, PARTS_FILES / 4); k++)
			g_ptr_array_add(
				files, g_build_filename(parts_folders[i],
							names->pdata[k], NULL));
	}
	return files;
}

static inline gboolean parts_is_call(const struct source *source, guint i)
{
	if (source->tokens[i].kind != TOKEN_IDENT ||
	    !source_is(source, i + 1, "("))
		return FALSE;
	for (guint k = 0; k < G_N_ELEMENTS(parts_keywords); k++)
		if (source_is(source, i, parts_keywords[k]))
			return FALSE;
	return TRUE;
}

/* A function or macro as a text of its own: whole files take too long. */
static inline struct source *parts_cut(const struct source *file,
				       const struct item *item)
{
	guint from = file->tokens[item->first].offset;
	guint to = file->tokens[item->last].offset +
		   file->tokens[item->last].length;
	g_autoptr(GBytes) bytes = NULL;

	from -= source_column(file, from);
	while (to < file->length && file->text[to++] != '\n')
		;
	bytes = g_bytes_new_from_bytes(file->bytes, from, to - from);
	return source_new("", bytes);
}

static inline gboolean parts_visit(parts_check check, guint one_in)
{
	g_autofree char *tree = judge_tree("6.12");
	g_autoptr(GPtrArray) files = NULL;

	if (!tree) {
		g_test_skip("no linux 6.12: set KERNEL_612");
		return FALSE;
	}
	files = parts_list(tree);
	g_assert_cmpuint(files->len, >=, PARTS_FILES);
	for (guint f = 0; f < files->len; f++) {
		g_autofree char *path =
			g_build_filename(tree, files->pdata[f], NULL);
		g_autoptr(GBytes) bytes = NULL;
		g_autoptr(GArray) items = NULL;
		struct source *file;
		char *text;
		gsize length;

		g_assert_true(g_file_get_contents(path, &text, &length, NULL));
		bytes = g_bytes_new_take(text, length);
		file = source_new(path, bytes);
		items = items_new(file);
		for (guint i = f % one_in; i < items->len; i += one_in) {
			struct source *part = parts_cut(
				file, &g_array_index(items, struct item, i));

			check(part);
			source_free(part);
		}
		source_free(file);
	}
	return TRUE;
}

#endif
