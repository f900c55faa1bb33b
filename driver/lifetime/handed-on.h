/* SPDX-License-Identifier: GPL-2.0 */
/*
 * handed-on - the lifetime of a pin whose function hands it to its callers
 *
 * A function that counts as a pin itself, such as iov_iter_extract_pages(),
 * does not know who drops what it pins: its callers' lifetimes are looked for
 * as those of pins, and this one has the worst of them.
 */
#ifndef TREEWIDE_HANDED_ON_H
#define TREEWIDE_HANDED_ON_H

#include "lifetime/evidence.h"

/*
 * Gives the evidence what the worst of the others (struct evidence *) says
 * that are calls of the function it is handed on by; nothing where none is.
 */
void handed_on(struct evidence *evidence, const GPtrArray *others);

#endif
