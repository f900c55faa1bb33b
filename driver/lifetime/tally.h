/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tally - is a number all the pages that a call was asked for?
 *
 * Of "ret == x" the other way is a failure only where x is what the call was
 * given: its argument, or a variable that one of the two was made from. 3 is
 * not, where n pages were asked for.
 */
#ifndef TREEWIDE_TALLY_H
#define TREEWIDE_TALLY_H

#include <glib.h>

#include "lifetime/routine.h"

/*
 * Whether the words from first to last can be the number of pages that the call
 * with this name's token is asked for. TRUE as well where no call is known (0).
 */
gboolean tally_is_all(const struct routine *routine, guint call, guint first,
		      guint last);

#endif
