/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cmd-generate-packs - a series that is written in packs, for generate
 */
#ifndef TREEWIDE_CMD_GENERATE_PACKS_H
#define TREEWIDE_CMD_GENERATE_PACKS_H

#include <glib.h>

#include "life/sequel.h"
#include "series/plan.h"
#include "series/series.h"
#include "series/todo.h"

/* What the packs are made from. Nothing is owned. */
struct packs_input {
	const struct series *whole; /* as for series_write(); its cover letter
				     * is that of the first pack */
	const struct plan *plan;
	struct sequel *sequel; /* of the whole */
	const char *problem; /* what every letter begins with */
	const char *body; /* of the first pack's letter */
	struct todo_input todo; /* patches are those of each pack in turn */
	const GPtrArray *references; /* as for sequel_count() */
	const char *const *suffixes;
	const char *output, *build;
};

struct packs; /* the sequels and results of packs */

/*
 * Writes the packs, and the PLAN in which order they are sent. NULL where it
 * fails. What in points at is used here alone, but for plan and identity,
 * which must outlive the result. Free with packs_free().
 */
struct packs *packs_write(const struct packs_input *in, GError **error);
void packs_free(struct packs *packs);

/* Puts them into the state; says so where that fails. */
gboolean packs_note(struct packs *packs);

/* What the run says of them: numbers, trees, the commands of the first. */
char *packs_text(const struct packs *packs);

/* All people who got no mail (char *); the folder that an edited one is now. */
const GPtrArray *packs_refused(const struct packs *packs);
const char *packs_kept(const struct packs *packs);

#endif
