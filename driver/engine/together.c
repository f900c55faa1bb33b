// SPDX-License-Identifier: GPL-2.0
#include "engine/together.h"

#include <string.h>

#include "apply/apply.h"
#include "engine/declared.h"
#include "engine/table-of.h"
#include "site/unit.h"

/* One changed file, and what is known of it. */
struct member_file {
	const struct applied *result;
	struct unit *unit; /* as it was */
	GPtrArray *declared;
	GPtrArray *changed; /* struct declared *, of declared */
	GHashTable *touched; /* names on lines that change: a set */
	guint group; /* its root, see find() */
};

struct file_binding {
	struct member_file *files;
	guint count;
};

static guint find(struct file_binding *b, guint i)
{
	while (b->files[i].group != i)
		i = b->files[i].group = b->files[b->files[i].group].group;
	return i;
}

static void bind(struct file_binding *b, guint i, guint k)
{
	guint x = find(b, i), y = find(b, k);

	b->files[MAX(x, y)].group = MIN(x, y);
}

static GHashTable *touched_names(const struct unit *unit, const GArray *hunks)
{
	const struct source *source = unit->source;
	GHashTable *names =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	guint hunk = 0;

	for (guint i = 0; i < source->count && hunk < hunks->len; i++) {
		const struct apply_hunk *at =
			&g_array_index(hunks, struct apply_hunk, hunk);

		if (source->tokens[i].line >= at->before + at->gone) {
			hunk++;
			i -= i > 0;
			continue;
		}
		if (source->tokens[i].line >= at->before &&
		    source->tokens[i].kind == TOKEN_IDENT)
			g_hash_table_add(names, source_word(source, i));
	}
	return names;
}

static void read_file(struct member_file *file, const struct applied *result)
{
	struct unit *after = unit_new(result->path, result->after);
	GPtrArray *then = declared_read(after->source, after->items);

	file->result = result;
	file->unit = unit_new(result->path, result->before);
	file->declared = declared_read(file->unit->source, file->unit->items);
	file->changed = declared_changed(file->declared, then);
	file->touched = touched_names(file->unit, result->hunks);
	g_ptr_array_unref(then);
	unit_free(after);
}

static void clear_file(struct member_file *file)
{
	unit_free(file->unit);
	g_ptr_array_unref(file->changed);
	g_ptr_array_unref(file->declared);
	g_hash_table_unref(file->touched);
}

static gboolean changes(const struct member_file *file, const char *name)
{
	for (guint i = 0; i < file->changed->len; i++) {
		const struct declared *declared = file->changed->pdata[i];

		if (declared->shared && !strcmp(declared->name, name))
			return TRUE;
	}
	return FALSE;
}

/* Whether a name that the file shares is its own affair in another one. */
static gboolean is_local(const struct member_file *file, const char *name)
{
	for (guint i = 0; i < file->declared->len; i++) {
		const struct declared *declared = file->declared->pdata[i];

		if (declared->function && !declared->shared &&
		    !strcmp(declared->name, name))
			return TRUE;
	}
	return FALSE;
}

/* Whether values of the declared can be functions: it is, or takes, a pointer. */
static gboolean has_pointer(const struct declared *declared)
{
	return declared->pointer || strstr(declared->text, "(*") ||
	       strstr(declared->text, "( *");
}

/* Whether a function whose head changes in file is put in, or handed over. */
static gboolean fills(const struct member_file *file, const struct unit *table,
		      const struct declared *into)
{
	for (guint i = 0; i < file->changed->len; i++) {
		const struct declared *declared = file->changed->pdata[i];

		if (declared->function &&
		    (table == file->unit || declared->shared) &&
		    (into->pointer
			     ? table_puts(table, into->name, declared->name)
			     : table_passes(table, into->name, declared->name)))
			return TRUE;
	}
	return FALSE;
}

static void bind_name(struct file_binding *b, guint from,
		      const struct declared *declared, const GPtrArray *tables)
{
	for (guint i = 0; i < b->count; i++) {
		const struct member_file *file = &b->files[i];
		gboolean bound;

		if (i == from || find(b, i) == find(b, from))
			continue;
		bound = changes(file, declared->name) ||
			(g_hash_table_contains(file->touched, declared->name) &&
			 !is_local(file, declared->name)) ||
			(has_pointer(declared) &&
			 fills(file, file->unit, declared));
		for (guint k = 0;
		     has_pointer(declared) && !bound && k < tables->len; k++)
			bound = fills(file, tables->pdata[k], declared);
		if (bound)
			bind(b, from, i);
	}
}

/* Functions that others see and whose heads change. */
static GPtrArray *changed_functions(const struct file_binding *b,
				    gboolean *pointers)
{
	GPtrArray *names = g_ptr_array_new();

	*pointers = FALSE;
	for (guint i = 0; i < b->count; i++)
		for (guint k = 0; k < b->files[i].changed->len; k++) {
			const struct declared *declared =
				b->files[i].changed->pdata[k];

			*pointers |= declared->shared && has_pointer(declared);
			if (declared->function && declared->shared)
				g_ptr_array_add(names, declared->name);
		}
	return names;
}

static gboolean bind_all(struct file_binding *b, const struct tree *tree,
			 guint threads, GError **error)
{
	gboolean pointers;
	g_autoptr(GPtrArray) names = changed_functions(b, &pointers);
	g_autoptr(GPtrArray) tables =
		pointers && names->len
			? table_files(tree, names, threads, error)
			: g_ptr_array_new();

	if (!tables)
		return FALSE;
	for (guint i = 0; i < b->count; i++)
		for (guint k = 0; k < b->files[i].changed->len; k++) {
			const struct declared *declared =
				b->files[i].changed->pdata[k];

			if (declared->shared)
				bind_name(b, i, declared, tables);
		}
	return TRUE;
}

/* What the campaign says: all files, or those that name one of the words. */
static void bind_told(struct file_binding *b, const struct mission *mission)
{
	g_auto(GStrv) words = mission_words(mission, "together");

	for (char **word = words; *word; word++) {
		guint first = G_MAXUINT;

		for (guint i = 0; i < b->count; i++) {
			if (strcmp(*word, "all") &&
			    !g_hash_table_contains(b->files[i].touched, *word))
				continue;
			if (first == G_MAXUINT)
				first = i;
			bind(b, first, i);
		}
	}
}

static GPtrArray *groups_of(struct file_binding *b)
{
	GPtrArray *groups = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_ptr_array_unref);
	GPtrArray **by_root = g_new0(GPtrArray *, b->count + 1);

	for (guint i = 0; i < b->count; i++) {
		guint root = find(b, i);

		if (!by_root[root])
			by_root[root] = g_ptr_array_new();
		g_ptr_array_add(by_root[root], b->files[i].result->path);
	}
	for (guint i = 0; i < b->count; i++) {
		if (by_root[i] && by_root[i]->len > 1)
			g_ptr_array_add(groups, by_root[i]);
		else if (by_root[i])
			g_ptr_array_unref(by_root[i]);
	}
	g_free(by_root);
	return groups;
}

GPtrArray *together_find(const struct mission *mission, const struct tree *tree,
			 const GPtrArray *results, guint threads,
			 GError **error)
{
	struct file_binding b = {
		.files = g_new0(struct member_file, results->len + 1)};
	GPtrArray *groups = NULL;

	for (guint i = 0; i < results->len; i++) {
		const struct applied *result = results->pdata[i];

		if (!result->hunks->len)
			continue;
		read_file(&b.files[b.count], result);
		b.files[b.count].group = b.count;
		b.count++;
	}
	bind_told(&b, mission);
	if (bind_all(&b, tree, threads, error))
		groups = groups_of(&b);
	for (guint i = 0; i < b.count; i++)
		clear_file(&b.files[i]);
	g_free(b.files);
	return groups;
}
