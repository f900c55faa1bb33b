/* SPDX-License-Identifier: GPL-2.0 */
/*
 * base - the commit or tarball that a series starts on
 */
#ifndef TREEWIDE_BASE_H
#define TREEWIDE_BASE_H

#include <glib.h>

#include "tree/tree.h"

/*
 * The date that a series counts its seconds from: of the commit when there is
 * one, else near the release of the tarball's version, reckoned from its
 * number. environ is that of our own repository. Fails with
 * TREEWIDE_ERROR_TOOL.
 */
gboolean base_date(const struct tree *tree, char **environ, gint64 *date,
		   GError **error);

/*
 * Compares what the series starts from with the commit: sets the modes and
 * the local mark of states (struct file_state * by path) and counts the local
 * ones. A file that only the work tree has is local too. Fails with
 * TREEWIDE_ERROR_INPUT when the commit has a file that the series takes for
 * new, or holds a link in its place.
 */
gboolean base_compare(const char *commit, char **environ, GHashTable *states,
		      guint *local, GError **error);

/*
 * Checks that the tree of commit tip is that of start with exactly the changes
 * that states hold. Fails with TREEWIDE_ERROR_TOOL.
 */
gboolean base_check_tip(const char *start, const char *tip, char **environ,
			GHashTable *states, GError **error);

/*
 * The file that names the commits at which a shallow checkout's history ends;
 * NULL when it is not shallow. Free with g_free().
 */
char *base_shallow_file(const struct tree *tree);

#endif
