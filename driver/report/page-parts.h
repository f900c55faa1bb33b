/* SPDX-License-Identifier: GPL-2.0 */
/*
 * page-parts - the sections of a page; for page.c
 */
#ifndef TREEWIDE_PAGE_PARTS_H
#define TREEWIDE_PAGE_PARTS_H

#include "report/report.h"
#include "report/sources.h"

/* What each state is called, one place and as a head: "to convert" ... */
const char *page_state(const struct report *report, enum report_state state);

/* The places to look at before all others; nothing where there are none. */
void page_first(GString *out, const struct report *report);

/* The map by subsystem, and the same as a table. */
void page_map(GString *out, const struct report *report);

/* All places, with what is needed to filter them. */
void page_places(GString *out, const struct report *report,
		 struct sources *sources);

/* What stays in the tree, and why. */
void page_left(GString *out, const struct report *report);

/* The mails, in order. */
void page_patches(GString *out, const struct report *report);

#endif
