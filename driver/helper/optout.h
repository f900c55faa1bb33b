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
 * Adds the flag's definition to changes (struct change *), after that of the
 * campaign's flag, with the lowest bit that no flag of its kind has. Does
 * nothing if the tree has it. Fails with TREEWIDE_ERROR_INPUT if the campaign's
 * flag is defined nowhere, or no bit is free.
 */
gboolean optout_add(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, GPtrArray *changes, GError **error);

#endif
