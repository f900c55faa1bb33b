/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gitindex - whether a checkout's list of files can be believed
 */
#ifndef TREEWIDE_GITINDEX_H
#define TREEWIDE_GITINDEX_H

#include <glib.h>

struct tree;

/*
 * Whether the index of this git checkout is there and ends in the hash of what
 * is in it: git itself reads a cut one as a shorter list. An index without a
 * hash (index.skipHash) must at least end where git says. Fails with
 * TREEWIDE_ERROR_INPUT, naming the file.
 */
gboolean index_is_whole(const struct tree *tree, GError **error);

#endif
