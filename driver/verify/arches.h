/* SPDX-License-Identifier: GPL-2.0 */
/*
 * arches - files that this machine's architecture does not compile
 */
#ifndef TREEWIDE_ARCHES_H
#define TREEWIDE_ARCHES_H

#include <glib.h>

#include "verify/replica.h"

struct verify;

/*
 * Finds an architecture and a configuration for each of the files left (char *)
 * that compile its calls, compares the objects there, and removes the file from
 * the list. Files that stay on it are not covered. A missing compiler is a
 * skipped step.
 */
gboolean arches_run(struct verify *verify, struct replica *replica,
		    GPtrArray *left, GError **error);

#endif
