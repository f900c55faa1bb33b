/* SPDX-License-Identifier: GPL-2.0 */
/*
 * text - prose of mails: wrapping, lists of names, counts
 *
 * Nothing here fails. Every returned string is freed with g_free().
 */
#ifndef TREEWIDE_TEXT_H
#define TREEWIDE_TEXT_H

#include <glib.h>

/* Width of a commit message's body, and of its subject with the prefix. */
#define TEXT_COLUMNS 75

/*
 * Re-flows paragraphs (separated by blank lines) to this width. Lines that
 * begin with white space or "Link:" are kept as they are; a line that begins
 * with "- " or "N. " is an item, and its continuation lines are indented to its
 * first word. Several blank lines become one. No newline at the end.
 */
char *text_wrap(const char *text, guint columns);

/*
 * A make command line, to be indented by two: broken with backslashes before
 * variables if it is too long. Free with g_free().
 */
char *text_command(const char *command, guint columns);

/*
 * Wraps one paragraph; its first line is prefixed with first, others with rest.
 */
char *text_wrap_indent(const char *text, const char *first, const char *rest,
		       guint columns);

/* "a", "a and b", "a, b and c" of char *, with suffix after each. */
char *text_list(const GPtrArray *names, const char *suffix);

/* "no calls", "one call", "7 calls". */
char *text_count(guint count, const char *one, const char *many);

/* Indents every line that is not empty. */
char *text_indent(const char *text, const char *indent);

/*
 * The path, with "..." for folders in the middle if it is longer than columns;
 * the file's name is never cut.
 */
char *text_path(const char *path, guint columns);

/* Appends a paragraph, after a blank line if there is text already. */
void text_add(GString *out, const char *paragraph);

#endif
