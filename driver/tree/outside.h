/* SPDX-License-Identifier: GPL-2.0 */
/*
 * outside - makes sure that we never write into a kernel tree
 */
#ifndef TREEWIDE_OUTSIDE_H
#define TREEWIDE_OUTSIDE_H

#include "tree/tree.h"

/*
 * Whether a folder that we are about to write to lies outside of the tree, with
 * all links followed; it need not exist yet. Fails with TREEWIDE_ERROR_INPUT.
 */
gboolean tree_outside(const struct tree *tree, const char *path,
		      GError **error);

#endif
