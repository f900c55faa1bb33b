/* SPDX-License-Identifier: GPL-2.0 */
/*
 * addendum - what another verb adds to a series' page, and takes away again
 *
 * The page that lies beside a series has two empty parts, one in its data and
 * one to be seen, for what 'treewide verify' finds out later. MANIFEST.json
 * knows the page with both of them empty: filled in by the program it is as it
 * was made, changed by anybody else it is not.
 */
#ifndef TREEWIDE_ADDENDUM_H
#define TREEWIDE_ADDENDUM_H

#include <glib.h>

#define REPORT_NAME "report.html"

/* JSON has no raw newline in a text, so that nothing else looks like these. */
#define ADDENDUM_DATA_OPEN  "\n\"verify\":"
#define ADDENDUM_DATA_CLOSE "\n}"
/* All that a tree says is escaped, so that this is the program's own. */
#define ADDENDUM_SEEN_OPEN  "<!--verify-->"
#define ADDENDUM_SEEN_CLOSE "<!--/verify-->"

/*
 * The page with these two parts; NULL where it has no such parts, or several.
 * data is JSON without newlines. Free with g_free().
 */
char *addendum_fill(const char *page, const char *data, const char *seen);

/* The page with both parts empty, likewise. */
char *addendum_empty(const char *page);

#endif
