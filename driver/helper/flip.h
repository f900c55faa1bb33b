/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flip - the patch in which the raw functions change their meaning
 *
 *	struct flip_input in = {.tree = tree, .campaign = campaign, ...};
 *	flip = flip_make(&in, &error);
 *	if (flip->blockers->len)
 *		tell(flip->blockers);		the patch is withheld
 *	else
 *		add_patch(PATCH_FLIP, flip->changes);
 *	flip_free(flip);
 *
 * Comes when the raw functions are split (split-raw.h) and every short-term
 * call says so. They mean long-term from then on, and the long-term calls lose
 * the flag, all at once: no call of the tree does anything else than before.
 * Calls of the API's own folder for which nothing is decided (its tests) get
 * the API's own functions, which are what the raw ones were.
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
	const GPtrArray *drops; /* struct change *: the flags that go */
	GHashTable *contents; /* path -> GBytes *, as patches before leave it */
};

struct flip {
	GPtrArray *changes; /* struct change *, by path; none when blocked */
	/* char *: "drivers/a.c:12: call of pin_user_pages_fast" */
	GPtrArray *blockers;
	GPtrArray *notes; /* char *: what the document has no place for */
};

/*
 * Fails with TREEWIDE_ERROR_INPUT when a template or a file cannot be read or
 * used. Free with flip_free().
 */
struct flip *flip_make(const struct flip_input *in, GError **error);
void flip_free(struct flip *flip);

#endif
