/* SPDX-License-Identifier: GPL-2.0 */
/*
 * own - calls that belong to the API itself
 */
#ifndef TREEWIDE_OWN_H
#define TREEWIDE_OWN_H

#include <glib.h>

#include "site/campaign.h"

/*
 * Removes the calls inside of a helper's own definition from the sites: what
 * they pass is the helper's business, and nobody converts them. Their
 * references are accounted for.
 */
void own_take_helpers(GPtrArray *sites, GPtrArray *references,
		      const struct campaign *campaign);

/*
 * Checks that the helpers' names are free: fails with TREEWIDE_ERROR_INPUT if a
 * function or macro of the tree, outside of the API's own files, has the name
 * of a helper that a site is to call. units are those of the references.
 */
gboolean own_check_names(const GPtrArray *sites, const GPtrArray *references,
			 const GPtrArray *units,
			 const struct campaign *campaign, GError **error);

/* Leaves calls in the files of the raw functions, which may use them. */
void own_leave(GPtrArray *sites, const struct campaign *campaign);

#endif
