/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tooling - makes the kernel's own tools find what the campaign has ended
 *
 *	changes = tooling_changes(tree, campaign, family, helpers, lockdown,
 *				  &error);
 *	... a patch of kind PATCH_TOOLING for each file's people ...
 *	g_ptr_array_unref(changes);
 *
 * From the campaign's folder kernel/: a semantic patch for `make coccicheck`
 * and, as long as the raw functions can still be called, a paragraph for the
 * document on deprecated interfaces and entries for checkpatch.pl's list.
 */
#ifndef TREEWIDE_TOOLING_H
#define TREEWIDE_TOOLING_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

/*
 * The changes (struct change *, by path), each for its own maintainers. helpers
 * (char *) are the names of all helpers that callers have: no tool suggests one
 * that does not exist. lockdown: the series ends with the patch that removes
 * the raw functions, so nothing has to be marked as deprecated. Anything that
 * the tree has already, or has no place for, is left out. Fails with
 * TREEWIDE_ERROR_INPUT if a template is missing. Free with g_ptr_array_unref().
 */
GPtrArray *tooling_changes(const struct tree *tree,
			   const struct campaign *campaign,
			   const struct family *family,
			   const GPtrArray *helpers, gboolean lockdown,
			   GError **error);

#endif
