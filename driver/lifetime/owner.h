/* SPDX-License-Identifier: GPL-2.0 */
/*
 * owner - whose struct a function is bound to: the kernel's or the driver's
 *
 * What a member's name means is known of the kernel's own structs: .release of
 * file_operations. A driver calls the members of its own structs itself, and
 * gives them what names it likes.
 */
#ifndef TREEWIDE_OWNER_H
#define TREEWIDE_OWNER_H

#include "lifetime/binding.h"
#include "lifetime/world.h"

/*
 * Whether the member is one of a struct that is defined near the file, or of
 * no struct at all: a plain variable.
 */
gboolean owner_is_driver(struct world *world, const struct use *use,
			 const struct binding *binding);

#endif
