/* SPDX-License-Identifier: GPL-2.0 */
/*
 * manual - updates the tree's document of the API for the helpers
 */
#ifndef TREEWIDE_MANUAL_H
#define TREEWIDE_MANUAL_H

#include <glib.h>

#include "site/family.h"

struct campaign;
struct tree;

/*
 * Adds the change of campaign->document for these helpers (struct wrapper *) to
 * changes (struct change *). The pieces come from templates/document.rst.
 * Pieces that the document has no place for, and what a helper refuses, go to
 * notes (char *). Fails with TREEWIDE_ERROR_INPUT if the template or the
 * document cannot be read or used.
 */
gboolean manual_update(const struct tree *tree, const struct campaign *campaign,
		       const struct family *family, const char *templates,
		       const GPtrArray *wrappers, GPtrArray *changes,
		       GPtrArray *notes, GError **error);

#endif
