/* SPDX-License-Identifier: GPL-2.0 */
/*
 * own - calls that belong to the API itself
 */
#ifndef TREEWIDE_OWN_H
#define TREEWIDE_OWN_H

#include <glib.h>

#include "site/campaign.h"

/*
 * Takes the calls that stand in a helper's own definition off the list of
 * sites: what they pass is the helper's business, and nobody converts them.
 * Their references are accounted for.
 */
void own_take_helpers(GPtrArray *sites, GPtrArray *references,
		      const struct campaign *campaign);

/*
 * Whether the helpers' names are free: a function or macro of the tree, outside
 * of the API's own files, that has the name of a helper which a site is to call
 * fails with TREEWIDE_ERROR_INPUT. units are those of the references.
 */
gboolean own_check_names(const GPtrArray *sites, const GPtrArray *references,
			 const GPtrArray *units,
			 const struct campaign *campaign, GError **error);

/* Leaves calls that stand beside the raw functions, which they may use. */
void own_leave(GPtrArray *sites, const struct campaign *campaign);

#endif
