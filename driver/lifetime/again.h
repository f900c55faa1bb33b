/* SPDX-License-Identifier: GPL-2.0 */
/*
 * again - pages that are pinned once more on the way
 *
 * Direct I/O hands the pages of one pin to several requests, each of which
 * takes and drops a pin of its own: that the first one is dropped says little.
 */
#ifndef TREEWIDE_AGAIN_H
#define TREEWIDE_AGAIN_H

#include <glib.h>

#include "lifetime/chain.h"
#include "lifetime/evidence.h"

/*
 * Makes a SCOPED lifetime UNKNOWN where a function that is called behind the
 * pin takes one more.
 */
void again_doubt(struct world *world, const GPtrArray *chains,
		 struct evidence *evidence);

#endif
