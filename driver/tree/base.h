/* SPDX-License-Identifier: GPL-2.0 */
/*
 * base - the commit or tarball that a series starts on
 */
#ifndef TREEWIDE_BASE_H
#define TREEWIDE_BASE_H

#include <glib.h>

#include "tree/tree.h"

/*
 * The date that the series counts its seconds from: the commit's if there is
 * one, else an estimate of the tarball's release date from its version. environ
 * is that of our own repository. Fails with TREEWIDE_ERROR_TOOL.
 */
gboolean base_date(const struct tree *tree, char **environ, gint64 *date,
		   GError **error);

/*
 * Compares the files that the series starts from with the commit: sets mode and
 * local of all states (struct file_state * by path) and counts the local ones.
 * A file that only the work tree has is local too. Fails with
 * TREEWIDE_ERROR_INPUT if the commit has a file that the series wants to
 * create, or something else than a regular file in its place.
 */
gboolean base_compare(const char *commit, char **environ, GHashTable *states,
		      guint *local, GError **error);

/*
 * Checks that commit tip differs from start by exactly the changes in states.
 * Fails with TREEWIDE_ERROR_TOOL.
 */
gboolean base_check_tip(const char *start, const char *tip, char **environ,
			GHashTable *states, GError **error);

/*
 * The file that lists where a shallow checkout's history ends; NULL if it is
 * not shallow. Free with g_free().
 */
char *base_shallow_file(const struct tree *tree);

#endif
