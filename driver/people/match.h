/* SPDX-License-Identifier: GPL-2.0 */
/*
 * match - which entries of MAINTAINERS name a path, and how specifically
 */
#ifndef TREEWIDE_MATCH_H
#define TREEWIDE_MATCH_H

#include <glib.h>

#include "people/entry.h"

struct match {
	const struct entry *entry;
	/*
	 * How specific get_maintainer.pl finds it: the depth of the last F: or
	 * N: that takes the path.
	 */
	int value;
	int depth; /* of the deepest F: that takes the path */
	gsize fixed; /* length of that F:'s fixed beginning */
};

/*
 * All matches in the order of the script: by value, the highest first, then as
 * in the file. entries: struct entry *. Free with g_array_unref().
 */
GArray *match_path(const GPtrArray *entries, const char *path);

/* Orders two matches: < 0 when a is more specific than b. Never 0. */
int match_compare(const struct match *a, const struct match *b);

#endif
