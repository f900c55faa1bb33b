/* SPDX-License-Identifier: GPL-2.0 */
/*
 * course-report - the report of a rule's series
 */
#ifndef TREEWIDE_COURSE_REPORT_H
#define TREEWIDE_COURSE_REPORT_H

#include "engine/course.h"
#include "report/report.h"

/*
 * Made when the course is composed. mails: the files of its patches (char *,
 * the cover letter's first); NULL: there are none. Free with report_free().
 */
struct report *course_report(const struct course *course, const char *command,
			     const GPtrArray *mails);

#endif
