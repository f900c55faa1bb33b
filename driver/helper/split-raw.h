/* SPDX-License-Identifier: GPL-2.0 */
/*
 * split-raw - prepares raw functions for a change of their meaning
 *
 *	ok = split_prepare(tree, campaign, family, templates, changes, &error);
 *	... patches that convert the short-term calls ...
 *	flip = flip_make(...);				flip.h
 *
 * A raw function becomes one that only calls the API's own function (the
 * campaign's internal prefix and the name), which keeps the body and is
 * declared in the internal header. So its meaning can change in one line, while
 * the API's own callers and the helpers keep the function as it was. If
 * short-term calls say so by a flag, that is added, too, and does nothing yet.
 */
#ifndef TREEWIDE_SPLIT_RAW_H
#define TREEWIDE_SPLIT_RAW_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

/*
 * Adds the split of the family's members to changes (struct change *, what the
 * helpers' patch has so far). Does nothing if the tree has them split already.
 * Fails with TREEWIDE_ERROR_INPUT if a definition or a template is missing, or
 * no bit is free for the flag.
 */
gboolean split_prepare(const struct tree *tree, const struct campaign *campaign,
		       const struct family *family, const char *templates,
		       GPtrArray *changes, GError **error);

/* Whether the member can be split, or is split already. */
gboolean split_can(const struct campaign *campaign,
		   const struct member *member);

/* "__pin_user_pages_fast". Free with g_free(). */
char *split_name(const struct campaign *campaign, const struct member *member);

/*
 * The raw function's body and export after the split or, if flipped, after the
 * flip. NULL on error; free with g_free().
 */
char *split_text(const struct campaign *campaign, const struct member *member,
		 const char *templates, gboolean flipped, GError **error);

#endif
