/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lockdown - the last patch: makes raw functions and flag internal to the API
 *
 *	lockdown = lockdown_make(tree, campaign, family, references, contents,
 *				 FALSE, &error);
 *	if (lockdown->blockers->len)
 *		tell(lockdown->blockers);	the patch is withheld
 *	else
 *		add_patch(PATCH_LOCKDOWN, lockdown->changes);
 *	lockdown_free(lockdown);
 *
 * Prototypes and the flag move from the public headers to the API's internal
 * one, exports are removed, and files in the API's own folder include the
 * internal header if they need it. Nothing else changes: the helpers are not
 * inline.
 */
#ifndef TREEWIDE_LOCKDOWN_H
#define TREEWIDE_LOCKDOWN_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

struct lockdown {
	GPtrArray *changes; /* struct change *, by path; none when blocked */
	/* char *: "drivers/a.c:12: call of pin_user_pages_fast" */
	GPtrArray *blockers;
};

/*
 * Examines the files that references (struct reference *, of the tree) name and
 * those that the series has changed: contents maps paths to GBytes *, after the
 * earlier patches. only_flag: the raw functions stay public, for a series in
 * which they mean short-term. Fails with TREEWIDE_ERROR_INPUT if a file cannot
 * be read, or the tree lacks one of the two headers. Free with lockdown_free().
 */
struct lockdown *
lockdown_make(const struct tree *tree, const struct campaign *campaign,
	      const struct family *family, const GPtrArray *references,
	      GHashTable *contents, gboolean only_flag, GError **error);
void lockdown_free(struct lockdown *lockdown);

#endif
