/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinchain - what shows how long a pin lives, as the steps of a place
 */
#ifndef TREEWIDE_PINCHAIN_H
#define TREEWIDE_PINCHAIN_H

#include "lifetime/evidence.h"
#include "report/report.h"

/* Adds where the pages are kept, who drops them, and the callers; the gist. */
void pinchain_add(struct report_place *place, const struct evidence *evidence);

/* "scoped", "escapes" ... */
const char *pinchain_lifetime(enum lifetime lifetime);

#endif
