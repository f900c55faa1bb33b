/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changing - changes files again that a patch in the making has changed already
 *
 *	source = changing_open(tree, changes, path, &error);
 *	edits_add(edits, ...);			by the source's offsets
 *	ok = changing_apply(tree, changes, source, edits, &error);
 */
#ifndef TREEWIDE_CHANGING_H
#define TREEWIDE_CHANGING_H

#include <glib.h>

#include "base/edit.h"
#include "code/token.h"
#include "tree/tree.h"

/*
 * The file as changes (struct change *) leave it, else as the tree has it. Free
 * with source_free().
 */
struct source *changing_open(const struct tree *tree, const GPtrArray *changes,
			     const char *path, GError **error);

/* Adds the edits to the file's change, or adds a change if it has none. */
gboolean changing_apply(const struct tree *tree, GPtrArray *changes,
			const struct source *source, const struct edits *edits,
			GError **error);

/* The same, given the file's whole new text. */
void changing_put(const struct tree *tree, GPtrArray *changes,
		  const struct source *source, GBytes *after);

#endif
