/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gitindex - whether a checkout's index can be trusted
 */
#ifndef TREEWIDE_GITINDEX_H
#define TREEWIDE_GITINDEX_H

#include <glib.h>

struct tree;

/*
 * Whether this git checkout has an index that ends in the hash of its content:
 * git itself reads a truncated one as a shorter list. An index without a hash
 * (index.skipHash) must end in the zeros that git writes instead. Fails with
 * TREEWIDE_ERROR_INPUT, naming the file.
 */
gboolean index_is_whole(const struct tree *tree, GError **error);

#endif
