/* SPDX-License-Identifier: GPL-2.0 */
/*
 * maintainers-data - shared by maintainers.c, which loads it, and people.c
 */
#ifndef TREEWIDE_MAINTAINERS_DATA_H
#define TREEWIDE_MAINTAINERS_DATA_H

#include "people/dialect.h"
#include "people/entry.h"
#include "people/mailmap.h"
#include "people/maintainers.h"

struct maintainers {
	const struct tree *tree;
	struct dialect *dialect;
	struct mailmap *mailmap;
	GPtrArray *entries; /* struct entry *, as in the file */
	GHashTable *by_title; /* first entry of each title; owns nothing */
	GHashTable *matches; /* for each path asked so far: GArray * */
};

/* match_path() with a cache. Owned by m. */
const GArray *maintainers_matches(struct maintainers *m, const char *path);

/*
 * A file's text as the tree's script sees it, empty if the tree does not have
 * the file. Free with g_string_free().
 */
GString *maintainers_text(const struct maintainers *m, const char *path,
			  GError **error);

#endif
