/* SPDX-License-Identifier: GPL-2.0 */
/*
 * record - the findings of a run as a text, for the next run to take over
 *
 *	text = record_write(findings);
 *	ok = record_read(text, findings);
 */
#ifndef TREEWIDE_RECORD_H
#define TREEWIDE_RECORD_H

#include <glib.h>

/* All of the findings (struct finding *). Free with g_free(). */
char *record_write(const GPtrArray *findings);

/* Adds what record_write() wrote; FALSE: it did not write this. */
gboolean record_read(const char *text, GPtrArray *findings);

#endif
