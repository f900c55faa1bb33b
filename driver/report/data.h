/* SPDX-License-Identifier: GPL-2.0 */
/*
 * data - a report as JSON, for the page's own script and for other programs
 */
#ifndef TREEWIDE_REPORT_DATA_H
#define TREEWIDE_REPORT_DATA_H

#include "report/report.h"

/*
 * The whole report, a line a place. The last line but one is the empty part
 * for what 'treewide verify' adds (addendum.h). Places have the members that
 * sites.json has, and more. Free with g_free().
 */
char *report_data(const struct report *report);

#endif
