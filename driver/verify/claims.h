/* SPDX-License-Identifier: GPL-2.0 */
/*
 * claims - from what a verification showed to what mails may say
 */
#ifndef TREEWIDE_CLAIMS_H
#define TREEWIDE_CLAIMS_H

#include <glib.h>

#include "verify.h"

/*
 * Keeps, for each patch of which all objects were looked for, what was shown
 * (proof.h). A patch with a red cell claims nothing, and loses what it claimed.
 * Fails with TREEWIDE_ERROR_IO.
 */
gboolean claims_keep(const struct verify *verify, GError **error);

#endif
