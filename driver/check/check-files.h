/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-files - the files that the user named
 *
 *	texts = check_files(tree, files, failures, &error);
 */
#ifndef TREEWIDE_CHECK_FILES_H
#define TREEWIDE_CHECK_FILES_H

#include <glib.h>

#include "tree/tree.h"

/*
 * The name of a file or folder inside of the tree. It is taken relative to the
 * tree if it exists there, else to the working directory. "" is the tree
 * itself; NULL: it is outside. Free with g_free().
 */
char *check_name(const struct tree *tree, const char *file);

/*
 * The texts (struct check_text *) of the files and folders with these names,
 * which are relative to the tree, absolute, or relative to the working
 * directory. Names of the tree come first; a file from elsewhere is checked as
 * if it belonged to the tree. Anything missing or unreadable is added to
 * failures (struct failure *). NULL, with error set, if a folder's files cannot
 * be listed. Free with g_ptr_array_unref().
 */
GPtrArray *check_files(const struct tree *tree, char *const *files,
		       GPtrArray *failures, GError **error);

#endif
