/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table - rows of tab-separated values, and the table of the sites
 */
#ifndef TREEWIDE_TABLE_H
#define TREEWIDE_TABLE_H

#include <glib.h>

/*
 * Appends one row; the values end with NULL. There is no quoting: a tab or a
 * line break inside a value becomes a blank.
 */
void table_row(GString *text, const char *first, ...) G_GNUC_NULL_TERMINATED;

/*
 * The sites (struct site *) with a header row: file, line, function, callee,
 * flags, verdict, reason, lifetime, evidence, outcome, outcome_reason. Free
 * with g_free().
 */
char *table_sites_tsv(const GPtrArray *sites);

/* The same as a JSON array of objects, one site a line. Free with g_free(). */
char *table_sites_json(const GPtrArray *sites);

#endif
