/* SPDX-License-Identifier: GPL-2.0 */
/*
 * baseline - the findings that a tree in transition is allowed to have
 *
 *	text = baseline_write(findings);
 *	before = baseline_read(text, "check.baseline", &error);
 *	baseline_mark_old(findings, before);
 *
 * One line per finding, sorted, so that two branches merge: fingerprint, id,
 * file, function and word, separated by tabs. There are no line numbers, so
 * code may move. Tabs and line breaks in names are written as C escapes.
 */
#ifndef TREEWIDE_BASELINE_H
#define TREEWIDE_BASELINE_H

#include <glib.h>

/* All findings except suppressed ones. Free with g_free(). */
char *baseline_write(const GPtrArray *findings);

/*
 * The findings (struct finding *), as far as the lines of a baseline tell. name
 * is for the error: TREEWIDE_ERROR_INPUT with the number of a line that cannot
 * be parsed. Free with g_ptr_array_unref().
 */
GPtrArray *baseline_read(const char *text, const char *name, GError **error);

/*
 * Marks each finding of now that was there before as old: equal ones first, by
 * fingerprint, then by id, file, function and word.
 */
void baseline_mark_old(GPtrArray *now, const GPtrArray *before);

#endif
