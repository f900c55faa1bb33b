/* SPDX-License-Identifier: GPL-2.0 */
/*
 * baseline - the findings that a tree in transition is allowed to have
 *
 *	text = baseline_write(findings);
 *	before = baseline_read(text, "check.baseline", &error);
 *	baseline_mark_old(findings, before);
 *
 * A line for each finding, sorted, so that two branches merge: fingerprint,
 * id, file, function, word, with tabs between and no line numbers, so that
 * code which moves stays in it. Names are written with C escapes where a
 * tab or a line break would be.
 */
#ifndef TREEWIDE_BASELINE_H
#define TREEWIDE_BASELINE_H

#include <glib.h>

/* All findings but the suppressed ones. Free with g_free(). */
char *baseline_write(const GPtrArray *findings);

/*
 * Findings (struct finding *) as far as the lines of a baseline say it. name
 * is for the error: TREEWIDE_ERROR_INPUT with the number of a line that
 * cannot be read. Free with g_ptr_array_unref().
 */
GPtrArray *baseline_read(const char *text, const char *name, GError **error);

/*
 * Marks as old each finding of now that was there before: first the equal
 * ones, by fingerprint, then by id, file, function and word.
 */
void baseline_mark_old(GPtrArray *now, const GPtrArray *before);

#endif
