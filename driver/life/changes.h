/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changes - what is new in a version of a series, by file and function
 *
 *	lines = changes_of_patch(old, patch);		"- foo(): comment"
 *	lines = changes_of_series(before, posting);
 *
 * From what the patches do (edits.h), not from what anybody remembers. Where
 * both are the same, there is no line.
 */
#ifndef TREEWIDE_CHANGES_H
#define TREEWIDE_CHANGES_H

#include "life/logbook.h"
#include "tree/tree.h"

/* The patch of the older posting that this one comes from, or NULL. */
struct log_patch *changes_origin(const struct log_posting *before,
				 const struct log_patch *patch);

/*
 * What the patch does otherwise than before (NULL: it is new), and which tags
 * it has got and lost: char *, without "- ". g_ptr_array_unref().
 */
GPtrArray *changes_of_patch(const struct log_patch *before,
			    const struct log_patch *patch);

/*
 * The same of a whole series, a line for each patch that has changed. tree: the
 * one that posting is for, which may hold what was sent before; or NULL.
 */
GPtrArray *changes_of_series(const struct log_posting *before,
			     const struct log_posting *posting,
			     const struct tree *tree);

/* Whether both do the same to the same files. */
gboolean changes_none(const struct log_patch *a, const struct log_patch *b);

#endif
