/* SPDX-License-Identifier: GPL-2.0 */
/*
 * frame - the patches that a campaign brings along, before and behind
 *
 *	patch = frame_read(tree, "before/0001-timer-add.patch", build, &error);
 *	frame_lay(tree, patch);
 *	g_ptr_array_add(patches, patch);
 *
 * A patch file is a diff, or a mail as git format-patch writes it; of a mail,
 * subject and message are the patch's. What it does is computed on copies of
 * the tree's files.
 */
#ifndef TREEWIDE_FRAME_H
#define TREEWIDE_FRAME_H

#include <glib.h>

#include "tree/patch.h"
#include "tree/tree.h"

/*
 * The patch of this file, on the tree as it is read now. kind: PATCH_HELPERS
 * or PATCH_LOCKDOWN. Fails with TREEWIDE_ERROR_INPUT where it cannot be read
 * or does not apply. Free with patch_free().
 */
struct patch *frame_read(const struct tree *tree, enum patch_kind kind,
			 const char *path, const char *build, GError **error);

/* From now on the tree is read as the patch leaves it. */
void frame_lay(struct tree *tree, const struct patch *patch);

#endif
