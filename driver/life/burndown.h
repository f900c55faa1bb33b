/* SPDX-License-Identifier: GPL-2.0 */
/*
 * burndown - how far a series has come: its patches, versions, newcomers
 *
 *	burndown = burndown_new(series, tree, &error);
 *	text = burndown_text(burndown);		or burndown_tsv(burndown)
 *	burndown_free(burndown);
 */
#ifndef TREEWIDE_BURNDOWN_H
#define TREEWIDE_BURNDOWN_H

#include <glib.h>

#include "life/logbook.h"
#include "life/standing.h"
#include "tree/tree.h"

/* A patch in the last version that has it. */
struct burn_patch {
	guint version;
	const struct log_patch *patch;
	struct standing standing;
};

struct burndown {
	const struct log_series *series;
	char *now; /* the tree: "Linux 7.2.13" */
	GPtrArray *patches; /* struct burn_patch * */
	GPtrArray *late; /* struct latecomer * */
	gboolean part; /* a pack: another one counts the uses of old names */
	guint left; /* uses of the old names in the tree */
};

/*
 * Holds the series against the tree; both must outlive the result. Fails as
 * latecomers_find() does. Free with burndown_free().
 */
struct burndown *burndown_new(const struct log_series *series,
			      const struct tree *tree, GError **error);
void burndown_free(struct burndown *burndown);

/* Whether something needs a person. */
gboolean burndown_calls(const struct burndown *burndown);

/* For people; and a table with a row for each patch, version and newcomer. */
char *burndown_text(const struct burndown *burndown);
char *burndown_tsv(const struct burndown *burndown);

#endif
