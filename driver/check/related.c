// SPDX-License-Identifier: GPL-2.0
#include "check/related.h"

#include <string.h>

#include "check/changed.h"
#include "check/check.h"
#include "lifetime/lexicon.h"
#include "tree/sweep.h"
#include "site/unit.h"

const char **related_words(const struct lexicon *lexicon)
{
	static const enum lexicon_class classes[] = {LEXICON_OTHER,
						     LEXICON_DROP};
	GPtrArray *words = g_ptr_array_new();

	for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
		g_ptr_array_extend(
			words, (GPtrArray *)lexicon_words(lexicon, classes[i]),
			NULL, NULL);
	g_ptr_array_add(words, NULL);
	return (const char **)g_ptr_array_free(words, FALSE);
}

char *related_part(const char *path)
{
	const char *end = strchr(path, '/');
	const char *next = end ? strchr(end + 1, '/') : NULL;

	if (next)
		end = next;
	return end ? g_strndup(path, end - path) : g_strdup("");
}

gboolean related_drops(const struct scan *scan, const char *const *words,
		       const char *path, GBytes *bytes)
{
	return reference_is_source(scan, path) &&
	       changed_has_word(bytes, words);
}

static gboolean same_part(const char *a, const char *b)
{
	g_autofree char *x = related_part(a), *y = related_part(b);

	return !strcmp(x, y);
}

/* The set of words of a unit's code. */
static GHashTable *words_of(const struct unit *unit)
{
	GHashTable *words =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < unit->source->count; i++)
		if (unit->source->tokens[i].kind == TOKEN_IDENT)
			g_hash_table_add(words, source_word(unit->source, i));
	return words;
}

/* Whether one of these words is a function of the unit. */
static gboolean has_function(const struct unit *unit, GHashTable *words)
{
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);
		g_autofree char *name = item_name(unit->source, item);

		if (name && item->kind == ITEM_FUNCTION &&
		    g_hash_table_contains(words, name))
			return TRUE;
	}
	return FALSE;
}

/* A text that drops pages, and its words. */
struct dropper {
	struct unit *unit;
	GHashTable *words;
};

static void dropper_clear(gpointer data)
{
	struct dropper *dropper = data;

	unit_free(dropper->unit);
	g_hash_table_unref(dropper->words);
}

static gboolean is_related(const GArray *droppers, const char *path,
			   GBytes *bytes)
{
	struct unit *unit = unit_new(path, bytes);
	GHashTable *words = words_of(unit);
	gboolean related = FALSE;

	for (guint i = 0; i < droppers->len && !related; i++) {
		const struct dropper *dropper =
			&g_array_index(droppers, struct dropper, i);

		related = same_part(path, dropper->unit->path) ||
			  has_function(unit, dropper->words) ||
			  has_function(dropper->unit, words);
	}
	g_hash_table_unref(words);
	unit_free(unit);
	return related;
}

static gboolean is_listed(const GPtrArray *texts, const char *path)
{
	for (guint i = 0; i < texts->len; i++)
		if (!strcmp(((struct check_text *)texts->pdata[i])->path, path))
			return TRUE;
	return FALSE;
}

static gboolean hunt_all(const struct conversion *conversion,
			 const struct scan *scan, const GPtrArray *files,
			 gboolean *found, GError **error)
{
	struct references_hunt hunt = {.scan = scan, .found = found};
	struct sweep sweep = {
		.folder = conversion->tree->path,
		.files = files,
		.threads = sweep_threads(scan->threads),
		.viewers = {{references_look, &hunt}},
		.follow = conversion->tree->beside,
	};

	return sweep_run(&sweep, error);
}

static GPtrArray *texts_near(const struct conversion *conversion,
			     const struct scan *scan, const GArray *droppers,
			     const GPtrArray *texts, GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(conversion->tree, error);
	g_autofree gboolean *found = NULL;
	GPtrArray *list;

	if (!files)
		return NULL;
	found = g_new0(gboolean, files->len + 1);
	if (!hunt_all(conversion, scan, files, found, error))
		return NULL;
	list = check_text_list();
	for (guint i = 0; i < files->len; i++) {
		const char *path = files->pdata[i];
		GBytes *bytes;

		if (!found[i] || !reference_is_source(scan, path) ||
		    g_str_has_prefix(path, conversion->campaign->core) ||
		    is_listed(texts, path))
			continue;
		bytes = tree_read(conversion->tree, path, NULL);
		if (bytes && is_related(droppers, path, bytes))
			g_ptr_array_add(list, check_text_new(path, bytes));
		g_clear_pointer(&bytes, g_bytes_unref);
	}
	return list;
}

GPtrArray *related_texts(const struct conversion *conversion,
			 const struct scan *scan, const char *const *words,
			 const GPtrArray *texts, GError **error)
{
	g_autoptr(GArray) droppers =
		g_array_new(FALSE, FALSE, sizeof(struct dropper));

	g_array_set_clear_func(droppers, dropper_clear);
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		struct dropper dropper;

		if (!related_drops(scan, words, text->path, text->bytes))
			continue;
		dropper.unit = unit_new(text->path, text->bytes);
		dropper.words = words_of(dropper.unit);
		g_array_append_val(droppers, dropper);
	}
	return droppers->len
		       ? texts_near(conversion, scan, droppers, texts, error)
		       : check_text_list();
}
