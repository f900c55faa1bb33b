// SPDX-License-Identifier: GPL-2.0
#include "people/maintainers.h"

#include <string.h>

#include "base/error.h"
#include "people/maintainers-data.h"
#include "people/match.h"
#include "tree/tree.h"

#define SCRIPT "scripts/get_maintainer.pl"

GString *maintainers_text(const struct maintainers *m, const char *path,
			  GError **error)
{
	GBytes *bytes;
	GString *text;

	if (!tree_has(m->tree, path))
		return g_string_new(NULL);
	bytes = tree_read(m->tree, path, error);
	if (!bytes)
		return NULL;
	text = dialect_text(m->dialect, bytes);
	g_bytes_unref(bytes);
	return text;
}

static gboolean load_dialect(struct maintainers *m, GError **error)
{
	gboolean have = tree_has(m->tree, SCRIPT);
	g_autofree char *script =
		have ? tree_read_text(m->tree, SCRIPT, error) : NULL;

	if (have && !script)
		return FALSE;
	m->dialect = dialect_read(script);
	return TRUE;
}

static gboolean load_entries(struct maintainers *m, GError **error)
{
	GString *text = maintainers_text(m, "MAINTAINERS", error);
	guint i;

	if (!text)
		return FALSE;
	m->entries = entries_parse(text->str, m->tree->path,
				   m->dialect->unicode, error);
	g_string_free(text, TRUE);
	if (!m->entries)
		return FALSE;
	if (!m->entries->len) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s/MAINTAINERS' has no entry", m->tree->path);
		return FALSE;
	}
	m->by_title = g_hash_table_new(g_str_hash, g_str_equal);
	for (i = m->entries->len; i--;) {
		struct entry *entry = m->entries->pdata[i];

		g_hash_table_insert(m->by_title, entry->title, entry);
	}
	return TRUE;
}

static gboolean load_mailmap(struct maintainers *m, GError **error)
{
	GHashTable *laid = m->tree->laid;
	/* what was laid over a tree is there, though it has no such file */
	GBytes *given = laid ? g_hash_table_lookup(laid, ".mailmap") : NULL;
	GString *text = given ? dialect_text(m->dialect, given)
			      : maintainers_text(m, ".mailmap", error);

	if (!text)
		return FALSE;
	m->mailmap = mailmap_parse(text->str);
	g_string_free(text, TRUE);
	return TRUE;
}

static struct maintainers *begin(const struct tree *tree)
{
	struct maintainers *m = g_new0(struct maintainers, 1);

	m->tree = tree;
	m->matches = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					   (GDestroyNotify)g_array_unref);
	return m;
}

struct maintainers *maintainers_nobody(const struct tree *tree)
{
	struct maintainers *m = begin(tree);

	m->dialect = dialect_read(NULL);
	m->mailmap = mailmap_parse("");
	m->entries = entries_parse("", tree->path, m->dialect->unicode, NULL);
	m->by_title = g_hash_table_new(g_str_hash, g_str_equal);
	return m;
}

struct maintainers *maintainers_load(const struct tree *tree, GError **error)
{
	struct maintainers *m = begin(tree);

	if (!load_dialect(m, error) || !load_entries(m, error) ||
	    !load_mailmap(m, error))
		g_clear_pointer(&m, maintainers_free);
	return m;
}

void maintainers_free(struct maintainers *m)
{
	if (!m)
		return;
	g_clear_pointer(&m->dialect, dialect_free);
	g_clear_pointer(&m->mailmap, mailmap_free);
	g_clear_pointer(&m->by_title, g_hash_table_unref);
	g_clear_pointer(&m->matches, g_hash_table_unref);
	g_clear_pointer(&m->entries, g_ptr_array_unref);
	g_free(m);
}

const GArray *maintainers_matches(struct maintainers *m, const char *path)
{
	GArray *matches = g_hash_table_lookup(m->matches, path);

	if (!matches) {
		matches = match_path(m->entries, path);
		g_hash_table_insert(m->matches, g_strdup(path), matches);
	}
	return matches;
}

/* Most specific first. Free with g_array_unref(). */
static GArray *sorted_matches(struct maintainers *m, const char *path)
{
	GArray *matches = g_array_copy((GArray *)maintainers_matches(m, path));

	g_array_sort(matches, (GCompareFunc)match_compare);
	return matches;
}

const char *maintainers_entry(struct maintainers *m, const char *path)
{
	GArray *matches = sorted_matches(m, path);
	const char *title = NULL;

	if (matches->len)
		title = g_array_index(matches, struct match, 0).entry->title;
	g_array_unref(matches);
	return title;
}

GPtrArray *maintainers_entries(struct maintainers *m, const char *path,
			       int depth)
{
	GArray *matches = sorted_matches(m, path);
	GPtrArray *titles = g_ptr_array_new();
	guint i;

	for (i = 0; i < matches->len; i++) {
		const struct match *match =
			&g_array_index(matches, struct match, i);

		if (match->depth >= depth)
			g_ptr_array_add(titles, match->entry->title);
	}
	g_array_unref(matches);
	return titles;
}

GPtrArray *maintainers_field(struct maintainers *m, const char *title,
			     char letter)
{
	const struct entry *entry = g_hash_table_lookup(m->by_title, title);
	GPtrArray *values = g_ptr_array_new();
	guint i;

	for (i = entry ? entry->first : 0; entry && i < entry->fields->len;
	     i++) {
		const struct field *field = entry->fields->pdata[i];

		if (field->letter == letter)
			g_ptr_array_add(values, field->value);
	}
	return values;
}
