/* SPDX-License-Identifier: GPL-2.0 */
/* plan-parts - what the files of plan.h share; for them alone */
#ifndef TREEWIDE_PLAN_PARTS_H
#define TREEWIDE_PLAN_PARTS_H

#include "series/plan.h"

/* Whether the two change a file in common. */
gboolean plan_share_file(const struct patch *a, const struct patch *b);

/*
 * Numbers the packs, and sorts them: one that was known keeps its number, a new
 * one gets the next that was never used.
 */
void plan_number(struct plan *plan, GHashTable *known);

/* Fills last and alone; patches: all, in the order of one series. */
void plan_find_needs(struct plan *plan, const GPtrArray *patches);

#endif
