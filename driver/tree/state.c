// SPDX-License-Identifier: GPL-2.0
#include "tree/state.h"

#include <string.h>

#include "tree/change.h"
#include "base/error.h"
#include "tree/patch.h"

gboolean path_is_sane(const char *path)
{
	g_auto(GStrv) parts = NULL;
	guint i;

	if (!path || !*path || strlen(path) > 4000)
		return FALSE;
	parts = g_strsplit(path, "/", -1);
	for (i = 0; parts[i]; i++) {
		if (!*parts[i] || !strcmp(parts[i], ".") ||
		    !strcmp(parts[i], "..") ||
		    !g_ascii_strcasecmp(parts[i], ".git"))
			return FALSE;
	}
	return TRUE;
}

static gboolean same(GBytes *a, GBytes *b)
{
	return a == b || (a && b && g_bytes_equal(a, b));
}

static gboolean play_change(GHashTable *states, const struct patch *patch,
			    const struct change *change, GError **error)
{
	struct file_state *state;

	if (!path_is_sane(change->path) ||
	    (change->mode != 0100644 && change->mode != 0100755)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "'%s' with mode %06o is no file that a patch can "
			    "change",
			    change->path, change->mode);
		return FALSE;
	}
	state = g_hash_table_lookup(states, change->path);
	if (state && !same(state->last, change->before)) {
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "patch \"%s\" starts from another '%s' than the "
			    "patches before it leave",
			    patch->subject, change->path);
		return FALSE;
	}
	if (!state) {
		state = g_new0(struct file_state, 1);
		state->first = change->before;
		g_hash_table_insert(states, change->path, state);
	}
	state->last = change->after;
	state->mode = change->mode;
	return TRUE;
}

static gboolean play(GHashTable *states, const struct patch *patch,
		     GError **error)
{
	gboolean effect = FALSE;
	guint i;

	for (i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		if (!play_change(states, patch, change, error))
			return FALSE;
		effect |= !same(change->before, change->after);
	}
	if (!effect)
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
			    "patch \"%s\" changes nothing", patch->subject);
	return effect;
}

GHashTable *state_replay(const GPtrArray *patches, guint count, GError **error)
{
	GHashTable *states =
		g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	guint i;

	for (i = 0; i < MIN(count, patches->len); i++) {
		if (!play(states, patches->pdata[i], error)) {
			g_hash_table_unref(states);
			return NULL;
		}
	}
	return states;
}

static int by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *state_paths(GHashTable *states)
{
	GPtrArray *paths = g_ptr_array_new();
	GHashTableIter iter;
	gpointer path;

	g_hash_table_iter_init(&iter, states);
	while (g_hash_table_iter_next(&iter, &path, NULL))
		g_ptr_array_add(paths, path);
	g_ptr_array_sort(paths, by_text);
	return paths;
}
