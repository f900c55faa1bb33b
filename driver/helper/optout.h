/* SPDX-License-Identifier: GPL-2.0 */
/*
 * optout - the definition of the flag by which a call says short-term
 */
#ifndef TREEWIDE_OPTOUT_H
#define TREEWIDE_OPTOUT_H

#include <glib.h>

#include "site/campaign.h"
#include "tree/tree.h"

/*
 * Adds to changes (struct change *) the flag's definition, behind that of the
 * campaign's flag, with the lowest bit that none of its kind has. Nothing to
 * do when the tree has it. Fails with TREEWIDE_ERROR_INPUT when the campaign's
 * flag is defined nowhere, or no bit is free.
 */
gboolean optout_add(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, GPtrArray *changes, GError **error);

#endif
