/* SPDX-License-Identifier: GPL-2.0 */
/*
 * state - what each file of a series was at first and is at last
 */
#ifndef TREEWIDE_STATE_H
#define TREEWIDE_STATE_H

#include <glib.h>

/* Whether a path can be one of a tree: it leads neither out of it nor to git. */
gboolean path_is_sane(const char *path);

struct file_state {
	GBytes *first; /* before the series; NULL: it did not exist */
	GBytes *last; /* after the patches replayed so far */
	guint mode; /* of the result */
	gboolean local; /* first is not what the tree's HEAD holds */
};

/*
 * Plays the first count patches (struct patch *): path (char *) -> struct
 * file_state *. Fails with TREEWIDE_ERROR_INPUT when a change's before is not
 * what the patches before it left, a patch has no effect, or a path leads out
 * of the tree. Free with g_hash_table_unref(); the patches must outlive it.
 */
GHashTable *state_replay(const GPtrArray *patches, guint count, GError **error);

/* The paths of a table, sorted (const char *). Free with g_ptr_array_unref(). */
GPtrArray *state_paths(GHashTable *states);

#endif
