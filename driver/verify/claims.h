/* SPDX-License-Identifier: GPL-2.0 */
/*
 * claims - from what a verification showed to what mails may say
 */
#ifndef TREEWIDE_CLAIMS_H
#define TREEWIDE_CLAIMS_H

#include <glib.h>

#include "verify/verify.h"

/*
 * Keeps what was shown of each patch's objects (proof.h), beside what an earlier
 * run showed of those that this one did not look at. A patch with a red cell
 * claims nothing, and loses what it claimed.
 * Fails with TREEWIDE_ERROR_IO.
 */
gboolean claims_keep(const struct verify *verify, GError **error);

#endif
