/* SPDX-License-Identifier: GPL-2.0 */
/*
 * split-raw - raw functions made ready to change their meaning
 *
 *	ok = split_prepare(tree, campaign, family, templates, changes, &error);
 *	... patches that convert the short-term calls ...
 *	flip = flip_make(...);				flip.h
 *
 * A raw function becomes one that only calls the API's own (the campaign's
 * internal prefix and the name), which keeps the body and is declared in the
 * internal header. So its meaning can change in one line, and the API's own
 * callers, and the helpers, have the function as it was. Where short-term
 * calls say so by a flag, the flag comes with it and does nothing yet.
 */
#ifndef TREEWIDE_SPLIT_RAW_H
#define TREEWIDE_SPLIT_RAW_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

/*
 * Adds to changes (struct change *, what the helpers' patch has so far) what
 * splits the family's members. Nothing to do: those of this tree are split.
 * Fails with TREEWIDE_ERROR_INPUT when a definition or a template is not there,
 * or no bit is free for the flag.
 */
gboolean split_prepare(const struct tree *tree, const struct campaign *campaign,
		       const struct family *family, const char *templates,
		       GPtrArray *changes, GError **error);

/* Whether the member can be split, or is. */
gboolean split_can(const struct campaign *campaign,
		   const struct member *member);

/* "__pin_user_pages_fast". Free with g_free(). */
char *split_name(const struct campaign *campaign, const struct member *member);

/*
 * The raw function's body and export as the split leaves them, or the flip.
 * NULL on error; free with g_free().
 */
char *split_text(const struct campaign *campaign, const struct member *member,
		 const char *templates, gboolean flipped, GError **error);

#endif
