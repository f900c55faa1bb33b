/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history-text - "Changes in v2:" for the mails, the youngest version first
 *
 * In b4's form: the cover letter links to each version before, and each list
 * is for one version.
 */
#ifndef TREEWIDE_HISTORY_TEXT_H
#define TREEWIDE_HISTORY_TEXT_H

#include "life/logbook.h"
#include "tree/tree.h"

/*
 * For below the --- of a patch of this posting, which is not in the series yet.
 * The first of the lists is there even if nothing is new. g_free().
 */
char *history_of_patch(const struct log_series *series,
		       const struct log_posting *posting,
		       const struct log_patch *patch);

/* For the end of the cover letter's text; tree: the posting's. g_free(). */
char *history_of_series(const struct log_series *series,
			const struct log_posting *posting,
			const struct tree *tree);

#endif
