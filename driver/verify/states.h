/* SPDX-License-Identifier: GPL-2.0 */
/*
 * states - what the files of a series hold at each step of a verification
 *
 * Each is a table of paths -> GBytes * (NULL: no such file) over all files that
 * the series touches, for replica_put(). Free with g_hash_table_unref().
 */
#ifndef TREEWIDE_STATES_H
#define TREEWIDE_STATES_H

#include <glib.h>

#include "verify/expansion.h"
#include "verify/verify.h"

/* As the tree has them. */
GHashTable *states_base(const struct verify *verify);

/* With what a rule's campaign puts in front of the conversions. */
GHashTable *states_ready(const struct verify *verify);

/*
 * Converted on top of that, lines with the numbers that they had (lines.h).
 * equal: a header's path as code includes it, which says what the new names are
 * in terms of the old ones, for each converted .c; or NULL.
 */
GHashTable *states_converted(const struct verify *verify, const char *equal);

/* The commit at which all is converted; what ends the series is not in it. */
const char *states_converted_commit(const struct verify *verify);

/* With all patches. */
GHashTable *states_shipped(const struct verify *verify);

/*
 * As the tree has them, or converted, but with helpers expanded to what they
 * replace instead of the patches that make and end them, and lines with the
 * numbers that they had (lines.h). Fails when the header cannot be made.
 */
GHashTable *states_expanded(const struct verify *verify, gboolean converted,
			    enum expansion expansion, GError **error);

/* Whether the tree has helpers of its own already: a half merged series. */
gboolean states_has_helpers(const struct verify *verify);

#endif
