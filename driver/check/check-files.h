/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-files - the files that somebody named
 *
 *	texts = check_files(tree, files, failures, &error);
 */
#ifndef TREEWIDE_CHECK_FILES_H
#define TREEWIDE_CHECK_FILES_H

#include <glib.h>

#include "tree/tree.h"

/*
 * The name inside the tree of a file or folder: relative to the tree where that
 * is there, else to the working directory. "" is the tree itself; NULL: it lies
 * elsewhere. Free with g_free().
 */
char *check_name(const struct tree *tree, const char *file);

/*
 * The texts (struct check_text *) of the files and folders that these names
 * stand for: relative to the tree, absolute or relative to the working
 * directory. Names of the tree come first; a file from elsewhere is looked at
 * as if it belonged to the tree. What is not there, or cannot be read, is added
 * to the failures (struct failure *). NULL, with error set, when a folder's
 * files cannot be listed. Free with g_ptr_array_unref().
 */
GPtrArray *check_files(const struct tree *tree, char *const *files,
		       GPtrArray *failures, GError **error);

#endif
