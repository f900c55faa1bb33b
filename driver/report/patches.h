/* SPDX-License-Identifier: GPL-2.0 */
/*
 * patches - the patches of a series as rows of its report
 */
#ifndef TREEWIDE_REPORT_PATCHES_H
#define TREEWIDE_REPORT_PATCHES_H

#include "report/report.h"

/*
 * Adds a row for each patch (struct patch *), in order. mails: the names of
 * their files (char *), the cover letter's first; NULL: there are none.
 */
void report_patches_add(struct report *report, const GPtrArray *patches,
			const GPtrArray *mails);

#endif
