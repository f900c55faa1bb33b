/* SPDX-License-Identifier: GPL-2.0 */
/*
 * badline - the lines that spatch could not parse
 *
 * spatch passes over what it cannot parse with exit status 0 and no message.
 * With --verbose-parsing it prints each bad region: a "parse error" with the
 * line of the error, then the region's lines with "bad:" before them, the
 * line of the error with "BAD:!!!!!".
 */
#ifndef TREEWIDE_BADLINE_H
#define TREEWIDE_BADLINE_H

#include <glib.h>

struct badline {
	guint first; /* lines from 1, both inclusive */
	guint last;
	guint error; /* the line at which parsing failed */
	guint copy; /* of the file "7.c" its number, 7 */
};

/* The bad regions in this output of spatch. Free with g_array_unref(). */
GArray *badlines_read(const char *output);

#endif
