// SPDX-License-Identifier: GPL-2.0
#include "verify/explain.h"

#include <string.h>

#include "code/prototype.h"

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

/* One pass over a text; TRUE: it found more. */
static gboolean add_callers_once(const struct source *source,
				 const GPtrArray *functions, GHashTable *set)
{
	gboolean more = FALSE;

	for (guint i = 0; i < functions->len; i++) {
		const struct prototype *function = functions->pdata[i];

		if (!function->body ||
		    g_hash_table_contains(set, function->name) ||
		    !names_one(source, function, set))
			continue;
		add(set, function->name);
		more = TRUE;
	}
	return more;
}

static gboolean defines(const GPtrArray *functions, const char *name)
{
	for (guint i = 0; i < functions->len; i++) {
		const struct prototype *function = functions->pdata[i];

		if (function->body && !strcmp(function->name, name))
			return TRUE;
	}
	return FALSE;
}

/*
 * Adds functions that the series makes: those named after an excused one are
 * its siblings.
 */
static void add_siblings(const GPtrArray *before, const GPtrArray *after,
			 GHashTable *set)
{
	for (guint i = 0; i < after->len; i++) {
		const struct prototype *function = after->pdata[i];
		GHashTableIter iter;
		gpointer name;
		gboolean found = FALSE;

		if (!function->body || defines(before, function->name))
			continue;
		g_hash_table_iter_init(&iter, set);
		while (!found && g_hash_table_iter_next(&iter, &name, NULL))
			found = strstr(function->name, name) != NULL;
		if (found)
			add(set, function->name);
	}
}

static gboolean is_excused(const struct posted_site *site)
{
	return site->crosses && strcmp(site->outcome, "left") != 0;
}

GHashTable *explain_functions(const struct posted *posted,
			      const struct source *before,
			      const struct source *after)
{
	GHashTable *set =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GPtrArray) old = prototypes_read(before, "");
	g_autoptr(GPtrArray) new = after ? prototypes_read(after, "") : NULL;
	gboolean more = TRUE;

	for (guint i = 0; i < posted->sites->len; i++) {
		const struct posted_site *site = posted->sites->pdata[i];

		if (!is_excused(site))
			continue;
		add(set, site->function);
		for (guint k = 0; k < site->removals->len; k++)
			add(set,
			    ((struct posted_place *)site->removals->pdata[k])
				    ->function);
	}
	if (new)
		add_siblings(old, new, set);
	while (more) {
		more = add_callers_once(before, old, set);
		if (new)
			more |= add_callers_once(after, new, set);
	}
	return set;
}

/* Whether the file has the call or the place of its flag, or names it. */
static gboolean concerns(const struct posted_site *site,
			 const struct source *source)
{
	if (!strcmp(site->file, source->path))
		return TRUE;
	for (guint i = 0; i < site->removals->len; i++) {
		const struct posted_place *place = site->removals->pdata[i];

		if (!strcmp(place->file, source->path))
			return TRUE;
	}
	for (guint i = 0; *site->function && i < source->count; i++)
		if (source_is(source, i, site->function))
			return TRUE;
	return FALSE;
}

const struct posted_patch *explain_behaviour(const struct posted *posted,
					     const char *file)
{
	for (guint i = 0; i < posted->patches->len; i++) {
		const struct posted_patch *patch = posted->patches->pdata[i];

		if (!strcmp(patch->kind, "behaviour") &&
		    posted_touches(patch, file))
			return patch;
	}
	return NULL;
}

char *explain_chain(const struct posted *posted, const struct source *source)
{
	const struct posted_patch *patch =
		explain_behaviour(posted, source->path);
	GString *text = g_string_new(NULL);

	if (patch)
		g_string_append_printf(text, "patch %u changes it on purpose",
				       patch->number);
	for (guint i = 0; i < posted->sites->len; i++) {
		const struct posted_site *site = posted->sites->pdata[i];

		if (is_excused(site) && concerns(site, source))
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
