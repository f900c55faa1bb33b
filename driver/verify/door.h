/* SPDX-License-Identifier: GPL-2.0 */
/*
 * door - checks that the last patch really locks the old API away
 */
#ifndef TREEWIDE_DOOR_H
#define TREEWIDE_DOOR_H

#include <glib.h>

#include "verify/prover.h"

/*
 * If the series ends with a lock-down: adds the C files of the API's folder
 * whose code uses the API, by the series' ledger, to files (char *, interned).
 * The patch removes declarations, and only a compiler sees who needed them.
 */
void door_files(const struct verify *verify, GPtrArray *files);

/*
 * If the series ends with a lock-down: takes one of the files (char *) outside
 * of the API's folder that needs the removed functions or flag, replaces it
 * with its text from before the series, and demands that it no longer compiles;
 * then restores the converted text. Does nothing without a lock-down or without
 * such a file. Call after builds_shipped().
 */
gboolean door_try(struct prover *prover, const GPtrArray *files,
		  enum column column, GError **error);

#endif
