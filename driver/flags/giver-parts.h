/* SPDX-License-Identifier: GPL-2.0 */
/*
 * giver-parts - what the files of giver share
 */
#ifndef TREEWIDE_GIVER_PARTS_H
#define TREEWIDE_GIVER_PARTS_H

#include "flags/giver.h"

/* The uses of an origin's name that may give it a value; g_array_unref(). */
GArray *giver_uses(const struct origin *origin, struct program *program);

/*
 * Whether a write to a member of this name is one to the origin's struct, or
 * may be one: *unknown.
 */
gboolean giver_is_ours(const struct origin *origin, struct program *program,
		       const struct use *use, gboolean *unknown);

#endif
