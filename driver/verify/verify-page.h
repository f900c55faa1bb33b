/* SPDX-License-Identifier: GPL-2.0 */
/*
 * verify-page - the results of a verification in the series' page
 */
#ifndef TREEWIDE_VERIFY_PAGE_H
#define TREEWIDE_VERIFY_PAGE_H

#include "verify/verify.h"

/* HTML for addendum_fill(). Free with g_free(). */
char *verify_page(const struct verify *verify);

#endif
