/* SPDX-License-Identifier: GPL-2.0 */
/*
 * linediff - the lines that one text has and the other has not
 */
#ifndef TREEWIDE_LINEDIFF_H
#define TREEWIDE_LINEDIFF_H

#include <glib.h>

/*
 * Appends "-line" for each line that occurs more often in before, then "+line"
 * for each that occurs more often in after, each in the order of its text. A
 * line that only moved is not listed. NULL is an empty text.
 */
void linediff_append(GString *out, GBytes *before, GBytes *after);

#endif
