/* SPDX-License-Identifier: GPL-2.0 */
/*
 * html - texts of a tree as parts of a page
 *
 * Names and lines of source come from whoever wrote them. None of it may end a
 * tag, an attribute or a script, or show a reader something else than is there.
 */
#ifndef TREEWIDE_HTML_H
#define TREEWIDE_HTML_H

#include <glib.h>

/*
 * The text as UTF-8 without what a page must not hold: U+FFFD stands for bytes
 * that are none, control characters, and marks that turn the direction of what
 * follows. NULL is "". Free with g_free().
 */
char *html_clean(const char *text);

/*
 * Appends as printf() does, but knows only %s, of which the argument goes
 * through html_clean() and is escaped, good for text and for values of
 * attributes, and %u.
 */
void html_add(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Appends "<span class=path>dir/file.c:12</span>", which breaks at slashes. */
void html_add_path(GString *out, const char *path, guint line);

/* Appends JSON so that it can stand in a script element. */
void html_add_json(GString *out, const char *json);

/* A file's name as the value of a link to it in the same folder. g_free(). */
char *html_link(const char *name);

#endif
