/* SPDX-License-Identifier: GPL-2.0 */
/*
 * page - a report as one HTML file that needs nothing else
 *
 * All of it can be read, opened and printed without a script, which only
 * filters and searches. Nothing is loaded from anywhere: the page's own policy
 * forbids it, and any script but its own.
 */
#ifndef TREEWIDE_PAGE_H
#define TREEWIDE_PAGE_H

#include <glib.h>

#include "report/report.h"
#include "report/sources.h"

/* tree: where lines around a place are read from. Free with g_free(). */
char *report_page(const struct report *report, const struct tree *tree);

#endif
