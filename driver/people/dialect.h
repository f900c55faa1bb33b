/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dialect - how this tree's own scripts/get_maintainer.pl works
 *
 * The script's defaults have changed over the years. What matters is read from
 * the script's text, so that a tree is treated as its own maintainers are used
 * to. A tree without the script gets today's behaviour.
 */
#ifndef TREEWIDE_DIALECT_H
#define TREEWIDE_DIALECT_H

#include <glib.h>

struct dialect {
	gboolean unicode; /* files are UTF-8 text, not bytes (6.6) */
	gboolean keywords_in_file; /* K: is searched in whole files */
	gboolean keyword_roles; /* a role names the K: that matched (6.7) */
	gboolean status_roles; /* S: makes "supporter", "odd fixer" ... */
	GPtrArray *chiefs; /* "Name <mail>" of people who are never mailed */
};

/* Reads the script's text; NULL: the tree has none. */
struct dialect *dialect_read(const char *script);
void dialect_free(struct dialect *dialect);

/*
 * A file's text as the script sees it: with unicode, each byte that is not
 * valid UTF-8 becomes "\xHH". NUL bytes become blanks. Free with
 * g_string_free().
 */
GString *dialect_text(const struct dialect *dialect, GBytes *bytes);

#endif
