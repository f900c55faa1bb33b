// SPDX-License-Identifier: GPL-2.0
/* reference-scan - all of the tree: the second half of reference.h */
#define _GNU_SOURCE /* memmem() */
#include <string.h>

#include "site/included.h"
#include "site/reference.h"
#include "tree/tree.h"

void references_look(gpointer data, guint thread, guint file, const char *text,
		     gsize length)
{
	struct references_hunt *hunt = data;

	(void)thread;
	hunt->found[file] = references_mentioned(hunt->scan, text, length);
}

/* Which of the files name the API at all: all cores read, most files don't. */
static gboolean hunt(const struct tree *tree, const struct scan *scan,
		     GPtrArray *files, gboolean *found, GError **error)
{
	struct references_hunt hunt = {.scan = scan, .found = found};
	struct sweep sweep = {
		.folder = tree->path,
		.files = files,
		.threads = sweep_threads(scan->threads),
		.viewers = {{references_look, &hunt}, scan->also},
		.missing = g_new0(gboolean, files->len + 1),
		.follow = tree->beside,
		.progress = scan->progress,
	};
	gboolean ok = sweep_run(&sweep, error);

	for (guint i = 0; scan->missing && i < files->len; i++)
		if (sweep.missing[i])
			g_ptr_array_add(scan->missing,
					g_strdup(files->pdata[i]));
	g_free(sweep.missing);
	return ok;
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct reference *const *x = a, *const *y = b;
	int order = strcmp((*x)->file, (*y)->file);

	if (order)
		return order;
	return (*x)->offset < (*y)->offset ? -1 : (*x)->offset > (*y)->offset;
}

void references_sort(GPtrArray *references)
{
	g_ptr_array_sort(references, by_place);
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct unit *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

/* Which of these names a file has at all. */
struct naming {
	const GPtrArray *aliases; /* struct alias * */
	guint first; /* the names before have been looked for */
	gboolean *found;
};

static void look_for_names(gpointer data, guint thread, guint file,
			   const char *text, gsize length)
{
	struct naming *naming = data;

	(void)thread;
	for (guint i = naming->first;
	     length && i < naming->aliases->len && !naming->found[file]; i++) {
		const struct alias *alias = naming->aliases->pdata[i];

		naming->found[file] = memmem(text, length, alias->name,
					     strlen(alias->name)) != NULL;
	}
}

static struct unit *unit_of(const GPtrArray *units, const char *path)
{
	for (guint i = 0; i < units->len; i++)
		if (!strcmp(((struct unit *)units->pdata[i])->path, path))
			return units->pdata[i];
	return NULL;
}

/* What one file has to do with the aliases; new ones join them. */
static void use_aliases(const struct tree *tree, const struct scan *scan,
			const char *path, GPtrArray *aliases,
			GPtrArray *references, GPtrArray *units)
{
	struct unit *unit = unit_of(units, path), *read = NULL;
	GBytes *bytes = unit ? NULL : tree_read(tree, path, NULL);
	guint before = references->len;

	if (bytes)
		unit = read = unit_new(path, bytes);
	g_clear_pointer(&bytes, g_bytes_unref);
	for (guint i = 0; unit && i < aliases->len; i++) {
		const struct alias *alias = aliases->pdata[i];

		if (alias_is_hidden(alias, unit) ||
		    !alias_reaches(alias, tree, path))
			continue;
		references_add_alias(references, unit, alias);
		aliases_find(aliases, unit, scan->family, scan->declared);
	}
	if (read && references->len > before)
		g_ptr_array_add(units, g_steal_pointer(&read));
	unit_free(read);
}

/*
 * The calls by other names, in all of the tree. There are seldom any, so that
 * all is read once more only where there are.
 */
static gboolean spread_aliases(const struct tree *tree, const struct scan *scan,
			       const GPtrArray *files, GPtrArray *references,
			       GPtrArray *units, GError **error)
{
	g_autoptr(GPtrArray) aliases = aliases_new();
	guint done = 0;
	gboolean ok = TRUE;

	for (guint i = 0; i < units->len; i++)
		aliases_find(aliases, units->pdata[i], scan->family,
			     scan->declared);
	while (ok && done < aliases->len) {
		struct naming naming = {aliases, done,
					g_new0(gboolean, files->len + 1)};
		struct sweep sweep = {
			.folder = tree->path,
			.files = files,
			.threads = sweep_threads(scan->threads),
			.viewers = {{look_for_names, &naming}},
			.follow = tree->beside,
		};

		done = aliases->len;
		ok = sweep_run(&sweep, error);
		for (guint i = 0; ok && i < files->len; i++)
			if (naming.found[i] &&
			    reference_is_source(scan, files->pdata[i]))
				use_aliases(tree, scan, files->pdata[i],
					    aliases, references, units);
		g_free(naming.found);
	}
	if (done) {
		references_sort(references);
		g_ptr_array_sort(units, by_path);
	}
	return ok;
}

/* The files that name the API, read. */
static gboolean read_all(const struct tree *tree, const struct scan *scan,
			 const GPtrArray *files, const gboolean *found,
			 GPtrArray *references, GPtrArray *units,
			 GError **error)
{
	for (guint i = 0; i < files->len; i++) {
		struct unit *unit = NULL;
		GBytes *bytes;

		if (!found[i])
			continue;
		bytes = tree_read(tree, files->pdata[i], error);
		if (!bytes)
			return FALSE;
		references_add(references, scan, files->pdata[i], bytes, &unit);
		if (unit)
			g_ptr_array_add(units, unit);
		g_bytes_unref(bytes);
	}
	return TRUE;
}

GPtrArray *references_scan(const struct tree *tree, const struct scan *scan,
			   GPtrArray **units, GError **error)
{
	GPtrArray *files = tree_files(tree, error), *references;
	struct scan wider = *scan;
	gboolean *found;
	gboolean ok;

	if (!files)
		return NULL;
	found = g_new0(gboolean, files->len + 1);
	ok = hunt(tree, scan, files, found, error);
	if (ok)
		wider.code =
			included_code(tree, files, found, scan->threads, error);
	ok = ok && wider.code;
	references = references_new();
	*units = g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	ok = ok &&
	     read_all(tree, &wider, files, found, references, *units, error) &&
	     spread_aliases(tree, &wider, files, references, *units, error);
	g_clear_pointer(&wider.code, g_hash_table_unref);
	g_ptr_array_unref(files);
	g_free(found);
	if (ok)
		return references;
	g_clear_pointer(units, g_ptr_array_unref);
	g_ptr_array_unref(references);
	return NULL;
}
