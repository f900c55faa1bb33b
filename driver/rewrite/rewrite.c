// SPDX-License-Identifier: GPL-2.0
#include "rewrite/rewrite.h"

#include <string.h>

#include "tree/change.h"
#include "rewrite/rewrite-parts.h"

/* Whether each line of a text ends in CR LF. */
static gboolean has_crlf(GBytes *bytes)
{
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length), *line = text;
	const char *end;

	while ((end = memchr(line, '\n', text + length - line))) {
		if (end == text || end[-1] != '\r')
			return FALSE;
		line = end + 1;
	}
	return line > text;
}

/* New lines end as all the others of the file do. */
static GBytes *end_alike(GBytes *before, GBytes *after)
{
	gsize length;
	const char *text = g_bytes_get_data(after, &length);
	GString *out;

	if (!has_crlf(before))
		return g_bytes_ref(after);
	out = g_string_sized_new(length);
	for (gsize i = 0; i < length; i++) {
		if (text[i] == '\n' && (!i || text[i - 1] != '\r'))
			g_string_append_c(out, '\r');
		g_string_append_c(out, text[i]);
	}
	return g_string_free_to_bytes(out);
}

static void add_change(const struct rewrite *rewrite,
		       const struct file_draft *draft, GPtrArray *changes)
{
	GBytes *before = draft->unit->source->bytes;
	g_autoptr(GBytes) after = end_alike(before, draft->now->source->bytes);
	const char *path = draft->unit->path;

	if (g_bytes_equal(before, after))
		return;
	g_ptr_array_add(changes,
			change_new(path, before, after,
				   rewrite->tree
					   ? tree_mode(rewrite->tree, path)
					   : 0100644));
}

static int by_path(gconstpointer a, gconstpointer b)
{
	const struct change *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

/* In the order in which they run. */
static const struct turn turns[] = {
	{OUTCOME_LONGTERM, FALSE},
	{OUTCOME_SHORTTERM, FALSE},
	{OUTCOME_SHORTTERM, TRUE},
};

void rewrite_ahead(const struct rewrite *rewrite, const GPtrArray *units,
		   GPtrArray *sites)
{
	GPtrArray *drafts = drafts_new(rewrite, units, sites);

	for (guint i = 0; i < G_N_ELEMENTS(turns); i++)
		if (!turns[i].second)
			drafts_begin_rule(rewrite, drafts, &turns[i]);
	g_ptr_array_unref(drafts);
}

GPtrArray *rewrite_units(const struct rewrite *rewrite, const GPtrArray *units,
			 GPtrArray *sites, GError **error)
{
	GPtrArray *drafts = drafts_new(rewrite, units, sites);
	GPtrArray *changes =
		g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	gboolean ok = TRUE;

	/* the first two wait for nothing: they run side by side */
	drafts_begin_rule(rewrite, drafts, &turns[1]);
	for (guint i = 0; ok && i < G_N_ELEMENTS(turns); i++)
		ok = drafts_run_rule(rewrite, drafts, &turns[i], error);
	for (guint i = 0; ok && i < drafts->len; i++) {
		struct file_draft *draft = drafts->pdata[i];

		draft_check_sites(rewrite, draft);
		draft_lay_out(rewrite, draft);
		ok = draft_add_comments(rewrite, draft, error);
		if (ok)
			add_change(rewrite, draft, changes);
	}
	g_ptr_array_unref(drafts);
	g_ptr_array_sort(changes, by_path);
	if (!ok)
		g_clear_pointer(&changes, g_ptr_array_unref);
	return changes;
}
