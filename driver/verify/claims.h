/* SPDX-License-Identifier: GPL-2.0 */
/*
 * claims - what mails may say after a verification
 */
#ifndef TREEWIDE_CLAIMS_H
#define TREEWIDE_CLAIMS_H

#include <glib.h>

#include "verify/verify.h"

/*
 * Keeps what was shown of each patch's objects (proof.h), in addition to
 * earlier results for objects that this run did not look at. A patch with a red
 * cell claims nothing, and loses its earlier claims. Fails with
 * TREEWIDE_ERROR_IO.
 */
gboolean claims_keep(const struct verify *verify, GError **error);

#endif
