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
 * Finds, for each of the files left (char *), an architecture and a
 * configuration that compile its calls, compares the objects there, and takes
 * the file off the list. What stays on it is not covered. A compiler that is
 * missing is a skipped step.
 */
gboolean arches_run(struct verify *verify, struct replica *replica,
		    GPtrArray *left, GError **error);

#endif
