/* SPDX-License-Identifier: GPL-2.0 */
/*
 * weigh - from chains and releases to a lifetime with its evidence
 */
#ifndef TREEWIDE_WEIGH_H
#define TREEWIDE_WEIGH_H

#include <glib.h>

#include "lifetime/chain.h"
#include "lifetime/lifetime.h"
#include "lifetime/release.h"

/*
 * Weighs the chains (struct chain *) and releases (struct release *; NULL when
 * no chain is held) of a pin and fills the evidence's lifetime, text, holder,
 * releases and callers.
 */
void weigh(const GPtrArray *chains, const GPtrArray *releases,
	   struct evidence *evidence);

#endif
