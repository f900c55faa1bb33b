/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verify-report - what a verification found, as a table, TSV and JSON
 */
#ifndef TREEWIDE_VERIFY_REPORT_H
#define TREEWIDE_VERIFY_REPORT_H

#include <glib.h>

#include "verify/verify.h"

#define VERIFY_TSV  "verify.tsv"
#define VERIFY_JSON "verify.json"

/* What the cells, steps and objects add up to. */
struct verify_counts {
	guint held;
	guint look;
	guint skipped;
	guint red;
};

struct verify_counts verify_count(const struct verify *verify);

/*
 * The table for people: a line a patch, then the objects that need a look, the
 * steps that were skipped, the command for each red cell, and the counts. Free
 * with g_free().
 */
char *verify_table(const struct verify *verify);

/* A row a patch with a header, tab-separated. Free with g_free(). */
char *verify_tsv(const struct verify *verify);

/*
 * All of it: patches, objects, steps, counts; pretty: on several lines. Free
 * with g_free().
 */
char *verify_json(const struct verify *verify, gboolean pretty);

/*
 * Writes both beside the series, and into its page. Fails with
 * TREEWIDE_ERROR_IO.
 */
gboolean verify_report(const struct verify *verify, GError **error);

#endif
