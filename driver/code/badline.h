/* SPDX-License-Identifier: GPL-2.0 */
/*
 * badline - the lines that spatch could not parse
 *
 * spatch skips code that it cannot parse, with exit status 0 and no message.
 * With --verbose-parsing it prints each bad region: a "parse error" with the
 * line of the error, then the region's lines with "bad:" before them, and the
 * line of the error with "BAD:!!!!!".
 */
#ifndef TREEWIDE_BADLINE_H
#define TREEWIDE_BADLINE_H

#include <glib.h>

struct badline {
	guint first; /* lines from 1, both inclusive */
	guint last;
	guint error; /* the line at which parsing failed */
	guint copy; /* 7 for the file "7.c" */
};

/*
 * The bad regions (struct badline) in spatch's output. Free with
 * g_array_unref().
 */
GArray *badlines_read(const char *output);

#endif
