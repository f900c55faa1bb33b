/* SPDX-License-Identifier: GPL-2.0 */
/*
 * state - each file of a series, before and after it
 */
#ifndef TREEWIDE_STATE_H
#define TREEWIDE_STATE_H

#include <glib.h>

/* Whether a tree can have this path: it leads neither out nor into .git. */
gboolean path_is_sane(const char *path);

struct file_state {
	GBytes *first; /* before the series; NULL: it did not exist */
	GBytes *last; /* after the patches replayed so far */
	guint mode; /* of the result */
	gboolean local; /* first differs from the file in HEAD */
};

/*
 * Applies the first count patches (struct patch *). Returns path (char *) ->
 * struct file_state *. Fails with TREEWIDE_ERROR_INPUT if a change does not
 * start from what the patches before it left, a patch has no effect, or a path
 * leads out of the tree. Free with g_hash_table_unref(); the patches must
 * outlive it.
 */
GHashTable *state_replay(const GPtrArray *patches, guint count, GError **error);

/* The sorted paths of a table (const char *). Free with g_ptr_array_unref(). */
GPtrArray *state_paths(GHashTable *states);

#endif
