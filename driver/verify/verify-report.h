/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verify-report - the results of a verification as table, TSV and JSON
 */
#ifndef TREEWIDE_VERIFY_REPORT_H
#define TREEWIDE_VERIFY_REPORT_H

#include <glib.h>

#include "verify/verify.h"

#define VERIFY_TSV  "verify.tsv"
#define VERIFY_JSON "verify.json"

/* The totals over cells, steps and objects. */
struct verify_counts {
	guint held;
	guint look;
	guint skipped;
	guint red;
};

struct verify_counts verify_count(const struct verify *verify);

/*
 * The table for people: one line per patch, then the objects that need a look,
 * the skipped steps, the command for each red cell, and the totals. Free with
 * g_free().
 */
char *verify_table(const struct verify *verify);

/* One row per patch after a header, tab-separated. Free with g_free(). */
char *verify_tsv(const struct verify *verify);

/*
 * Everything: patches, objects, steps, totals; pretty: on several lines. Free
 * with g_free().
 */
char *verify_json(const struct verify *verify, gboolean pretty);

/*
 * Writes both next to the series, and into its page. Fails with
 * TREEWIDE_ERROR_IO.
 */
gboolean verify_report(const struct verify *verify, GError **error);

#endif
