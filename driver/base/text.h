/* SPDX-License-Identifier: GPL-2.0 */
/*
 * text - prose of mails: wrapping, lists of names, counts
 *
 * Nothing here fails. Every returned string is freed with g_free().
 */
#ifndef TREEWIDE_TEXT_H
#define TREEWIDE_TEXT_H

#include <glib.h>

/* Columns of a commit message's body, and of its subject with the prefix. */
#define TEXT_COLUMNS 75

/*
 * Re-flows paragraphs (separated by blank lines) at columns. Lines that begin
 * with white space or "Link:" stay as they are; a line that begins with "- "
 * or "N. " is an item, its further lines hang under its first word. Blank
 * lines stay single. No newline at the end.
 */
char *text_wrap(const char *text, guint columns);

/*
 * A call of make, for a line that is indented by two: broken by backslashes in
 * front of variables where it is too long. Free with g_free().
 */
char *text_command(const char *command, guint columns);

/* One paragraph: first stands before its first line, rest before the others. */
char *text_wrap_indent(const char *text, const char *first, const char *rest,
		       guint columns);

/* "a", "a and b", "a, b and c" of char * with suffix behind each. */
char *text_list(const GPtrArray *names, const char *suffix);

/* "no calls", "one call", "7 calls". */
char *text_count(guint count, const char *one, const char *many);

/* The text with every line that is not empty moved right by indent. */
char *text_indent(const char *text, const char *indent);

/*
 * The path with "..." for folders in its middle, where it has more letters than
 * columns; its file's name is never cut.
 */
char *text_path(const char *path, guint columns);

/* Appends a paragraph: a blank line first, when there is text already. */
void text_add(GString *out, const char *paragraph);

#endif
