// SPDX-License-Identifier: GPL-2.0
#include "explain.h"

#include <string.h>

#include "prototype.h"

static void add(GHashTable *set, const char *function)
{
	if (*function)
		g_hash_table_add(set, g_strdup(function));
}

static gboolean names_one(const struct source *source,
			  const struct prototype *function, GHashTable *set)
{
	for (guint i = function->body; i < function->last; i++) {
		g_autofree char *word = NULL;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		if (g_hash_table_contains(set, word))
			return TRUE;
	}
	return FALSE;
}

static void add_callers(const struct source *source, GHashTable *set)
{
	g_autoptr(GPtrArray) functions = prototypes_read(source, "");
	gboolean more = g_hash_table_size(set) > 0;

	while (more) {
		more = FALSE;
		for (guint i = 0; i < functions->len; i++) {
			const struct prototype *function = functions->pdata[i];

			if (!function->body ||
			    g_hash_table_contains(set, function->name) ||
			    !names_one(source, function, set))
				continue;
			add(set, function->name);
			more = TRUE;
		}
	}
}

GHashTable *explain_functions(const struct posted *posted,
			      const struct source *source)
{
	GHashTable *set =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < posted->sites->len; i++) {
		const struct posted_site *site = posted->sites->pdata[i];

		if (!site->crosses || !strcmp(site->outcome, "left"))
			continue;
		if (!strcmp(site->file, source->path))
			add(set, site->function);
		for (guint k = 0; k < site->removals->len; k++) {
			const struct posted_place *place =
				site->removals->pdata[k];

			if (!strcmp(place->file, source->path))
				add(set, place->function);
		}
	}
	add_callers(source, set);
	return set;
}

static gboolean concerns(const struct posted_site *site, const char *file)
{
	if (!strcmp(site->file, file))
		return TRUE;
	for (guint i = 0; i < site->removals->len; i++) {
		const struct posted_place *place = site->removals->pdata[i];

		if (!strcmp(place->file, file))
			return TRUE;
	}
	return FALSE;
}

char *explain_chain(const struct posted *posted, const char *file)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < posted->sites->len; i++) {
		const struct posted_site *site = posted->sites->pdata[i];

		if (site->crosses && strcmp(site->outcome, "left") != 0 &&
		    concerns(site, file))
			g_string_append_printf(
				text, "%s%s() at line %u, %s: %s",
				text->len ? "; " : "", site->function,
				site->line, site->verdict, site->reason);
	}
	if (text->len)
		return g_string_free(text, FALSE);
	g_string_free(text, TRUE);
	return NULL;
}
