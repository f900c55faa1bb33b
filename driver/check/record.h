/* SPDX-License-Identifier: GPL-2.0 */
/*
 * record - the findings of a run as text, for the next run to reuse
 *
 *	text = record_write(findings);
 *	ok = record_read(text, findings);
 */
#ifndef TREEWIDE_RECORD_H
#define TREEWIDE_RECORD_H

#include <glib.h>

/* All findings (struct finding *). Free with g_free(). */
char *record_write(const GPtrArray *findings);

/* Adds the findings of record_write()'s text; FALSE: it is none. */
gboolean record_read(const char *text, GPtrArray *findings);

#endif
