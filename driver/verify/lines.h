/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lines - a changed text that counts its lines as it did before
 *
 *	moved = lines_moved(diff);
 *	kept = lines_keep("drivers/a.c", changed, moved);
 *
 * A comment that a conversion adds moves all that follows, and the compiler puts
 * numbers of lines into names and data. Only for verifying: with #line after
 * each change the objects differ only where the code does.
 */
#ifndef TREEWIDE_LINES_H
#define TREEWIDE_LINES_H

#include <glib.h>

/* The first line after a change. */
struct moved {
	guint line; /* its number now */
	guint was; /* its number before */
};

/*
 * Reads what git diff -U0 said of one file: struct moved, in order, of changes
 * that moved what follows them. Free with g_array_unref().
 */
GArray *lines_moved(const char *diff);

/*
 * The text with a #line for each of them, at the next line where a directive may
 * stand: not inside of parentheses, which may be those of a macro, of a comment,
 * or of another directive. Free with g_bytes_unref().
 */
GBytes *lines_keep(const char *path, GBytes *text, const GArray *moved);

#endif
