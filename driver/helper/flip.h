/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flip - the patch that changes the meaning of the raw functions
 *
 *	struct flip_input in = {.tree = tree, .campaign = campaign, ...};
 *	flip = flip_make(&in, &error);
 *	if (flip->blockers->len)
 *		tell(flip->blockers);		the patch is withheld
 *	else
 *		add_patch(PATCH_FLIP, flip->changes);
 *	flip_free(flip);
 *
 * It comes when the raw functions are split (split-raw.h) and every short-term
 * call says so. From then on they mean long-term, and the long-term calls lose
 * the flag, all at once: no call of the tree changes what it does. Undecided
 * calls in the API's own folder (its tests) get the API's own functions, which
 * are what the raw ones were.
 */
#ifndef TREEWIDE_FLIP_H
#define TREEWIDE_FLIP_H

#include <glib.h>

#include "site/campaign.h"
#include "site/family.h"
#include "tree/tree.h"

/* Nothing is owned. */
struct flip_input {
	const struct tree *tree;
	const struct campaign *campaign;
	const struct family *family;
	const char *templates;
	const GPtrArray *references; /* struct reference * of the tree */
	const GPtrArray *sites; /* struct site *: decided, converted */
	/* struct change *: the flags that are removed */
	const GPtrArray *drops;
	GHashTable *contents; /* path -> GBytes *, after the earlier patches */
};

struct flip {
	GPtrArray *changes; /* struct change *, by path; none when blocked */
	/* char *: "drivers/a.c:12: call of pin_user_pages_fast" */
	GPtrArray *blockers;
	/* char *: pieces that the document has no place for */
	GPtrArray *notes;
};

/*
 * Fails with TREEWIDE_ERROR_INPUT if a template or a file cannot be read or
 * used. Free with flip_free().
 */
struct flip *flip_make(const struct flip_input *in, GError **error);
void flip_free(struct flip *flip);

#endif
