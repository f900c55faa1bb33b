/* SPDX-License-Identifier: GPL-2.0 */
/*
 * states - the files of a series at each step of a verification
 *
 * Each is a table path -> GBytes * (NULL: no such file) of all files that the
 * series changes, for replica_put(). Free with g_hash_table_unref().
 */
#ifndef TREEWIDE_STATES_H
#define TREEWIDE_STATES_H

#include <glib.h>

#include "verify/expansion.h"
#include "verify/verify.h"

/* As the tree has them. */
GHashTable *states_base(const struct verify *verify);

/* With the patches of a rule's campaign that come before the conversions. */
GHashTable *states_ready(const struct verify *verify);

/*
 * Converted on top of that, with the old line numbers (lines.h). equal: the
 * path, as code includes it, of a header that defines the new names in terms of
 * the old ones, for each converted .c file; or NULL.
 */
GHashTable *states_converted(const struct verify *verify, const char *equal);

/* The commit with all conversions, before the patches that end the series. */
const char *states_converted_commit(const struct verify *verify);

/* With all patches. */
GHashTable *states_shipped(const struct verify *verify);

/*
 * As the tree has them, or converted; instead of the patches that add and end
 * the helpers, these are expanded to what they replace. Lines have their old
 * numbers (lines.h). Fails if the header cannot be made.
 */
GHashTable *states_expanded(const struct verify *verify, gboolean converted,
			    enum expansion expansion, GError **error);

/* Whether the tree already has helpers: a series that was merged in part. */
gboolean states_has_helpers(const struct verify *verify);

#endif
