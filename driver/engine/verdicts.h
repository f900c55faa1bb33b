/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verdicts - what a run with a rule ends with: counts, what is open, what next
 */
#ifndef TREEWIDE_VERDICTS_H
#define TREEWIDE_VERDICTS_H

#include "engine/course.h"

struct series_result;
struct todo;

/*
 * refused: people who got no mail (char *). parts: what there is to say of a
 * series in packs, its commands included; NULL: result has one. Free with
 * g_free().
 */
char *verdicts_text(const struct course *course, const GPtrArray *refused,
		    const char *parts, const struct series_result *result,
		    const struct identity *identity, const struct todo *todo);

#endif
