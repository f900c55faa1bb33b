// SPDX-License-Identifier: GPL-2.0
#include "verify/states.h"

#include <string.h>

#include "verify/lines.h"

static void bytes_free(gpointer bytes)
{
	if (bytes)
		g_bytes_unref(bytes);
}

static GHashTable *at_commit(const struct verify *verify, const char *commit)
{
	GHashTable *state = g_hash_table_new_full(g_str_hash, g_str_equal,
						  g_free, bytes_free);
	const GPtrArray *paths = verify->rehearsal->paths;

	for (guint i = 0; i < paths->len; i++)
		g_hash_table_insert(state, g_strdup(paths->pdata[i]),
				    rehearsal_content(verify->rehearsal, commit,
						      paths->pdata[i]));
	return state;
}

GHashTable *states_base(const struct verify *verify)
{
	return at_commit(verify, verify->rehearsal->commits->pdata[0]);
}

GHashTable *states_shipped(const struct verify *verify)
{
	return at_commit(verify, NULL);
}

gboolean states_has_helpers(const struct verify *verify)
{
	for (guint i = 0; i < verify->family->members->len; i++) {
		const struct member *member = verify->family->members->pdata[i];

		if (member->has_longterm || member->has_shortterm)
			return TRUE;
	}
	return FALSE;
}

/* Neither the helpers' own nor the suite's. */
static gboolean is_converted(const struct verify *verify, const char *path)
{
	const struct posted_patch *patch =
		posted_patch_of(verify->posted, path);

	return patch && strcmp(patch->kind, "test") != 0;
}

/* Where all is converted; what ends the series is no conversion. */
static const char *converted_commit(const struct verify *verify)
{
	const GPtrArray *commits = verify->rehearsal->commits;
	const GPtrArray *patches = verify->posted->patches;
	guint ends = 0;

	while (ends < patches->len &&
	       posted_is_end(patches->pdata[patches->len - 1 - ends]))
		ends++;
	return commits->pdata[commits->len - 1 - ends];
}

/* The converted text; of C with the numbers that its lines had before. */
static GBytes *converted_text(const struct verify *verify, const char *commit,
			      const char *path, GBytes *text)
{
	g_autoptr(GArray) moved = NULL;
	g_autofree char *diff = NULL;

	if (!text || !g_str_has_suffix(path, ".c"))
		return text ? g_bytes_ref(text) : NULL;
	diff = rehearsal_diff(verify->rehearsal, commit, path);
	moved = lines_moved(diff ? diff : "");
	return lines_keep(path, text, moved);
}

GHashTable *states_expanded(const struct verify *verify, gboolean converted,
			    enum expansion expansion, GError **error)
{
	GHashTable *state = states_base(verify);
	const char *commit = converted_commit(verify);
	g_autoptr(GHashTable) shipped = at_commit(verify, commit);
	GBytes *header =
		expansion_header(verify->tree, verify->campaign, verify->family,
				 verify->options.wrappers, expansion, error);
	GHashTableIter iter;
	gpointer path, bytes;

	if (!header) {
		g_hash_table_unref(state);
		return NULL;
	}
	g_hash_table_iter_init(&iter, shipped);
	while (converted && g_hash_table_iter_next(&iter, &path, &bytes))
		if (is_converted(verify, path))
			g_hash_table_insert(
				state, g_strdup(path),
				converted_text(verify, commit, path, bytes));
	g_hash_table_insert(state, g_strdup(verify->campaign->headers[0]),
			    header);
	return state;
}
