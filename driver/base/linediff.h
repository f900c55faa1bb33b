/* SPDX-License-Identifier: GPL-2.0 */
/*
 * linediff - which lines stand in one text and not in the other
 */
#ifndef TREEWIDE_LINEDIFF_H
#define TREEWIDE_LINEDIFF_H

#include <glib.h>

/*
 * Appends "-line" for each line that before has more often than after, then
 * "+line" for each that after has more often, in the order of their texts, in
 * which a line that only moved does not appear. NULL is an empty text.
 */
void linediff_append(GString *out, GBytes *before, GBytes *after);

#endif
