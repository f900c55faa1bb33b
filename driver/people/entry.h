/* SPDX-License-Identifier: GPL-2.0 */
/*
 * entry - one section of MAINTAINERS, with its lines as they are
 *
 * A section is a line that is no "X: value" (its title) and the "X: value"
 * lines after it; blank lines and comments do not end it.
 */
#ifndef TREEWIDE_ENTRY_H
#define TREEWIDE_ENTRY_H

#include <glib.h>

#include "people/pattern.h"

/* One "X: value" line. */
struct field {
	char letter;
	char *value;
	guint index; /* number among all lines that count */
	struct pattern *pattern; /* for F, X, N and K, else NULL */
};

struct entry {
	char *title;
	GPtrArray *fields; /* struct field *, in the file's order */
	/*
	 * The first field that describes the entry's people: if the file begins
	 * without a title, get_maintainer.pl takes the first field for it.
	 */
	guint first;
};

/*
 * Parses all entries of the text, in order; root and utf8 as for pattern_new().
 * A carriage return at the end of a line is dropped. Fails with
 * TREEWIDE_ERROR_INPUT at a pattern that is no valid expression, naming the
 * line. Elements are struct entry *; free with g_ptr_array_unref().
 */
GPtrArray *entries_parse(const char *text, const char *root, gboolean utf8,
			 GError **error);

/* The entry's S:, or NULL. The last one counts. */
const char *entry_status(const struct entry *entry);

#endif
