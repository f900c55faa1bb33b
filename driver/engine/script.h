/* SPDX-License-Identifier: GPL-2.0 */
/*
 * script - the rule as one of the tree's own scripts/coccinelle
 *
 * A campaign that says script=scripts/coccinelle/api/x.cocci gets a patch that
 * puts its rule there, with the modes that coccicheck asks for.
 */
#ifndef TREEWIDE_SCRIPT_H
#define TREEWIDE_SCRIPT_H

#include "engine/mission.h"
#include "tree/patch.h"
#include "tree/tree.h"

/*
 * The patch; NULL with no error set: the campaign does not ask for it, or the
 * tree has the very file. Fails with TREEWIDE_ERROR_INPUT where several rules
 * would have to be one, or the place is none of scripts/coccinelle. Free with
 * patch_free().
 */
struct patch *script_patch(const struct mission *mission,
			   const struct tree *tree, GError **error);

/* Where the tree has the rule itself, or will have it; NULL; g_free(). */
char *script_path(const struct mission *mission, const struct tree *tree);

#endif
