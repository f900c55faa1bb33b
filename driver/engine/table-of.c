// SPDX-License-Identifier: GPL-2.0
#include "engine/table-of.h"

#include "program/wordsearch.h"
#include "code/bracket.h"

static gboolean is_c(const char *path)
{
	return g_str_has_suffix(path, ".c") || g_str_has_suffix(path, ".h");
}

GPtrArray *table_files(const struct tree *tree, const GPtrArray *functions,
		       guint threads, GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(tree, error);
	g_autoptr(GArray) found = NULL;
	GPtrArray *units = NULL;

	if (files)
		found = wordsearch_find(tree->path, files, functions, threads,
					error);
	if (found)
		units = g_ptr_array_new_with_free_func(
			(GDestroyNotify)unit_free);
	for (guint i = 0; found && i < found->len; i++) {
		const char *path = files->pdata[g_array_index(found, guint, i)];
		GBytes *bytes;

		if (!is_c(path))
			continue;
		bytes = tree_read(tree, path, error);
		if (!bytes) {
			g_ptr_array_unref(units);
			return NULL;
		}
		g_ptr_array_add(units, unit_new(path, bytes));
		g_bytes_unref(bytes);
	}
	return units;
}

gboolean table_puts(const struct unit *unit, const char *pointer,
		    const char *function)
{
	const struct source *source = unit->source;

	for (guint i = 0; i < source->count; i++) {
		guint value, before;

		if (!source_is(source, i, pointer) ||
		    !source_is(source, source_next(source, i), "="))
			continue;
		before = source_prev(source, i);
		value = source_next(source, source_next(source, i));
		if (source_is(source, value, "&"))
			value = source_next(source, value);
		if (before != G_MAXUINT &&
		    (source_is(source, before, ".") ||
		     source_is(source, before, "->")) &&
		    source_is(source, value, function))
			return TRUE;
	}
	return FALSE;
}

gboolean table_passes(const struct unit *unit, const char *name,
		      const char *function)
{
	const struct source *source = unit->source;

	for (guint i = 0; i < source->count; i++) {
		guint open, close;

		if (!source_is(source, i, name))
			continue;
		open = source_next(source, i);
		if (!source_is(source, open, "("))
			continue;
		close = source_close(source, open);
		for (guint k = open + 1; k < close && k < source->count; k++)
			if (source_is(source, k, function) &&
			    !source_is(source, source_next(source, k), "("))
				return TRUE;
	}
	return FALSE;
}
