/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lines - keeps the line numbers of a changed text
 *
 *	moved = lines_moved(diff);
 *	kept = lines_keep("drivers/a.c", changed, moved);
 *
 * A comment that a conversion adds moves the lines after it, and compilers put
 * line numbers into names and data. Only for verifying: with a #line after each
 * change the objects differ only where the code does.
 */
#ifndef TREEWIDE_LINES_H
#define TREEWIDE_LINES_H

#include <glib.h>

/* The first line after a change. */
struct moved {
	guint line; /* new number */
	guint was; /* old number */
};

/*
 * Reads git diff -U0 of one file: struct moved, in order, for changes that
 * moved the lines after them. Free with g_array_unref().
 */
GArray *lines_moved(const char *diff);

/*
 * The text with a #line for each of them, before the next line where a
 * directive is allowed: not inside of parentheses, which may be those of a
 * macro call, of a comment, or of another directive. Free with g_bytes_unref().
 */
GBytes *lines_keep(const char *path, GBytes *text, const GArray *moved);

#endif
