/* SPDX-License-Identifier: GPL-2.0 */
/*
 * match - the entries of MAINTAINERS for a path, and how specific they are
 */
#ifndef TREEWIDE_MATCH_H
#define TREEWIDE_MATCH_H

#include <glib.h>

#include "people/entry.h"

struct match {
	const struct entry *entry;
	/*
	 * How specific get_maintainer.pl finds it: the depth of the last F: or
	 * N: that matches the path.
	 */
	int value;
	int depth; /* of the deepest F: that matches the path */
	gsize fixed; /* length of that F:'s fixed prefix */
};

/*
 * All matches in the script's order: by value, highest first, then as in the
 * file. entries: struct entry *. Free with g_array_unref().
 */
GArray *match_path(const GPtrArray *entries, const char *path);

/* Compares two matches: < 0 if a is more specific than b. Never 0. */
int match_compare(const struct match *a, const struct match *b);

#endif
