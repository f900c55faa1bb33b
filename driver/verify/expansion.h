/* SPDX-License-Identifier: GPL-2.0 */
/*
 * expansion - a header that defines helpers as macros for the old calls
 *
 *	header = expansion_header(tree, campaign, family, "wrappers",
 *				  EXPANSION_STRICT, &error);
 *
 * Only for verifying: objects compiled with it before and after a conversion
 * must be identical (wrappers/verify/passthrough.h explains why).
 */
#ifndef TREEWIDE_EXPANSION_H
#define TREEWIDE_EXPANSION_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

enum expansion {
	EXPANSION_RELAXED,
	EXPANSION_STRICT,
};

/*
 * The tree's public header of the API, followed by a macro for each possible
 * helper. Fails with TREEWIDE_ERROR_INPUT if the template or header cannot be
 * read. Free with g_bytes_unref().
 */
GBytes *expansion_header(const struct tree *tree,
			 const struct campaign *campaign,
			 const struct family *family, const char *templates,
			 enum expansion expansion, GError **error);

#endif
