// SPDX-License-Identifier: GPL-2.0
#include "convert/reason.h"

#include <string.h>

#include "site/site.h"
#include "base/text.h"

/* "f() (umem.c:235)", with all lines if a function has several calls. */
static char *reason_place(const char *function, const char *file,
			  const char *lines, gboolean whole_path)
{
	g_autofree char *base =
		whole_path ? g_strdup(file) : g_path_get_basename(file);

	return g_strdup_printf("%s%s (%s:%s)", function ? function : "macro",
			       function ? "()" : "", base, lines);
}

/* The item for the sites that share a reason, from index first on. */
static char *reason_item(const GPtrArray *sites, guint first, GHashTable *done,
			 gboolean whole_path, gboolean brief)
{
	const struct site *site = sites->pdata[first];
	const char *why = site->outcome == OUTCOME_LEFT && site->outcome_reason
				  ? site->outcome_reason
				  : site->reason;
	const char *word = site->outcome == OUTCOME_LONGTERM	? ", long-term"
			   : site->outcome == OUTCOME_SHORTTERM ? ", short-term"
								: "";
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autofree char *place = NULL;
	g_autofree char *clause = NULL;
	g_autofree char *text = NULL;

	for (guint i = first; i < sites->len; i++) {
		const struct site *other = sites->pdata[i];

		if (g_strcmp0(other->function, site->function) != 0 ||
		    !g_str_equal(other->file, site->file) ||
		    other->outcome != site->outcome)
			continue;
		/* a short list gives the first reason of a function's calls */
		if (!brief && (g_strcmp0(other->reason, site->reason) != 0 ||
			       g_strcmp0(other->outcome_reason,
					 site->outcome_reason) != 0))
			continue;
		g_hash_table_add(done, (gpointer)other);
		g_string_append_printf(lines, "%s%u", lines->len ? "," : "",
				       other->line);
	}
	place = reason_place(site->function, site->file, lines->str,
			     whole_path);
	why = why ? why : "-";
	clause = g_strndup(why, brief ? strcspn(why, ";") : strlen(why));
	text = g_strdup_printf("%s%s: %s", place, word, clause);
	return text_wrap_indent(text, "- ", "  ", TEXT_COLUMNS);
}

static char *list_of(const GPtrArray *sites, gboolean whole_path,
		     gboolean brief)
{
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < sites->len; i++) {
		g_autofree char *item = NULL;

		if (g_hash_table_contains(done, sites->pdata[i]))
			continue;
		item = reason_item(sites, i, done, whole_path, brief);
		g_string_append_printf(out, "%s%s", out->len ? "\n" : "", item);
	}
	return g_string_free(out, FALSE);
}

char *reason_list(const GPtrArray *sites, gboolean whole_path)
{
	return list_of(sites, whole_path, FALSE);
}

char *reason_short_list(const GPtrArray *sites)
{
	return list_of(sites, TRUE, TRUE);
}

char *reason_suspects(const GPtrArray *sites, gboolean whole_path)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];
		g_autofree char *line = g_strdup_printf("%u", site->line);
		g_autofree char *place = NULL;
		g_autofree char *text = NULL;
		g_autofree char *item = NULL;

		if (!site_is_suspect(site))
			continue;
		place = reason_place(site->function, site->file, line,
				     whole_path);
		text = g_strdup_printf("%s: %s", place,
				       site->evidence ? site->evidence : "-");
		item = text_wrap_indent(text, "- ", "  ", TEXT_COLUMNS);
		g_string_append_printf(out, "%s%s", out->len ? "\n" : "", item);
	}
	return g_string_free(out, FALSE);
}
