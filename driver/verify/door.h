/* SPDX-License-Identifier: GPL-2.0 */
/*
 * door - is the door locked that the last patch locks?
 */
#ifndef TREEWIDE_DOOR_H
#define TREEWIDE_DOOR_H

#include <glib.h>

#include "verify/prover.h"

/*
 * Where the series ends with a lock-down: adds the C files of the API's folder
 * whose code uses the API, by the series' ledger, to files (char *, interned).
 * The patch takes declarations away, and nothing but a compiler sees who needed
 * them.
 */
void door_files(const struct verify *verify, GPtrArray *files);

/*
 * Where the series ends with a lock-down: puts the text from before the series
 * into one of the files (char *) outside of the API's folder that needs what it
 * takes away, functions or flag, and demands that it no longer compiles; then
 * puts the converted text back. A series without one, and no file to try it on,
 * is nothing to do. After builds_shipped().
 */
gboolean door_try(struct prover *prover, const GPtrArray *files,
		  enum column column, GError **error);

#endif
