/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinreport - the report of a tree's pins, and of their series
 */
#ifndef TREEWIDE_PINREPORT_H
#define TREEWIDE_PINREPORT_H

#include "convert/conversion.h"
#include "report/report.h"
#include "series/compose.h"

/* What it is made of. Nothing is owned. */
struct pinreport {
	const struct conversion *conversion; /* sites are decided; lifetimes may
					      * be missing */
	const struct compose *compose; /* the series; NULL: nothing has been
					* converted, the report is of the tree */
	const char *command; /* makes it again; NULL: none does */
};

/*
 * mails: the files of the series (char *, the cover letter's first); NULL:
 * there are none. Fails as audit_new() and maintainers_load() do. Free with
 * report_free().
 */
struct report *pinreport_new(const struct pinreport *of, const GPtrArray *mails,
			     GError **error);

/* The page of it, for series.h; of is a struct pinreport. g_free(). */
char *pinreport_page(gpointer of, const GPtrArray *mails, GError **error);

#endif
