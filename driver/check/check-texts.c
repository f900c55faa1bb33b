// SPDX-License-Identifier: GPL-2.0
#include "check/check-texts.h"

#include <string.h>

#include "check/check.h"
#include "check/related.h"
#include "lifetime/lexicon.h"
#include "site/alias.h"
#include "site/included.h"
#include "site/reference.h"
#include "site/unit.h"

static void text_free(gpointer data)
{
	struct check_text *text = data;

	g_free(text->path);
	g_bytes_unref(text->bytes);
	g_free(text);
}

struct check_text *check_text_new(const char *path, GBytes *bytes)
{
	struct check_text *text = g_new0(struct check_text, 1);

	text->path = g_strdup(path);
	text->bytes = g_bytes_ref(bytes);
	return text;
}

GPtrArray *check_text_list(void)
{
	return g_ptr_array_new_with_free_func(text_free);
}

/*
 * The texts that are C because of a file that includes them; NULL with error
 * set.
 */
static GHashTable *code_of(const struct conversion *conversion,
			   const struct scan *scan, const GPtrArray *texts,
			   GError **error)
{
	g_autoptr(GPtrArray) files = tree_files(conversion->tree, error);
	g_autofree gboolean *found = NULL;
	GHashTable *code;

	if (!files)
		return NULL;
	found = g_new0(gboolean, files->len + 1);
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		gsize length;
		const char *words = g_bytes_get_data(text->bytes, &length);

		if (!included_may_be_code(text->path) ||
		    !references_mentioned(scan, words, length))
			continue;
		for (guint k = 0; k < files->len; k++)
			found[k] |= !strcmp(files->pdata[k], text->path);
	}
	code = included_code(conversion->tree, files, found, scan->threads,
			     error);
	return code;
}

/* Adds the text's calls by other names of the functions. */
static void scan_aliases(struct conversion *conversion, const struct scan *scan,
			 const struct check_text *text, struct unit **unit)
{
	g_autoptr(GPtrArray) aliases = aliases_new();
	guint before = conversion->references->len;
	struct unit *read = NULL;

	if (!reference_is_source(scan, text->path))
		return;
	aliases_reach(aliases, conversion->tree, text->path, text->bytes,
		      scan->family, scan->declared);
	if (!*unit && !aliases->len)
		return;
	if (!*unit)
		read = unit_new(text->path, text->bytes);
	aliases_find(aliases, *unit ? *unit : read, scan->family,
		     scan->declared);
	for (guint i = 0; i < aliases->len; i++)
		if (!alias_is_hidden(aliases->pdata[i], *unit ? *unit : read))
			references_add_alias(conversion->references,
					     *unit ? *unit : read,
					     aliases->pdata[i]);
	if (read && conversion->references->len > before)
		*unit = g_steal_pointer(&read);
	unit_free(read);
}

const char **check_drop_words(const struct conversion *conversion,
			      GError **error)
{
	struct lexicon *lexicon = conversion_lexicon(conversion, error);
	const char **words = lexicon ? related_words(lexicon) : NULL;

	/* the words must outlive the lexicon */
	for (guint i = 0; words && words[i]; i++)
		words[i] = g_intern_string(words[i]);
	lexicon_free(lexicon);
	return words;
}

/* Adds the files whose pins the texts may drop. */
static gboolean scan_beside(struct check *check, const struct scan *scan,
			    const char *const *words, const GPtrArray *texts,
			    GError **error)
{
	struct conversion *conversion = check->conversion;
	g_autoptr(GPtrArray) beside =
		related_texts(conversion, scan, words, texts, error);

	g_clear_pointer(&check->beside, g_hash_table_unref);
	check->beside =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; beside && i < beside->len; i++) {
		const struct check_text *text = beside->pdata[i];
		struct unit *unit = NULL;

		references_add(conversion->references, scan, text->path,
			       text->bytes, &unit);
		scan_aliases(conversion, scan, text, &unit);
		if (!unit)
			continue;
		g_ptr_array_add(conversion->units, unit);
		g_hash_table_add(check->beside, g_strdup(text->path));
	}
	return beside != NULL;
}

gboolean check_scan_texts(struct check *check, const GPtrArray *texts,
			  GError **error)
{
	struct conversion *conversion = check->conversion;
	struct scan scan = conversion_words(conversion);
	const char **words = NULL;
	gboolean ok;

	words = check_drop_words(conversion, error);
	scan.code = words ? code_of(conversion, &scan, texts, error) : NULL;
	if (!scan.code) {
		g_free(words);
		return FALSE;
	}
	scan.binary = conversion->binary =
		g_ptr_array_new_with_free_func(g_free);
	conversion->references = references_new();
	conversion->units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	for (guint i = 0; i < texts->len; i++) {
		const struct check_text *text = texts->pdata[i];
		struct unit *unit = NULL;

		references_add(conversion->references, &scan, text->path,
			       text->bytes, &unit);
		scan_aliases(conversion, &scan, text, &unit);
		check->files += unit != NULL;
		/*
		 * a text that drops pages may drop those pinned by other files
		 */
		if (!unit &&
		    related_drops(&scan, words, text->path, text->bytes))
			unit = unit_new(text->path, text->bytes);
		if (unit)
			g_ptr_array_add(conversion->units, unit);
	}
	ok = scan_beside(check, &scan, words, texts, error);
	references_sort(conversion->references);
	g_hash_table_unref(scan.code);
	g_free(words);
	return ok;
}
