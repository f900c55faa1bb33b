/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mention - where a text names what a rule retires
 *
 *	files = mention_files(tree, set->retired, threads, &error);
 *	places = mentions_find(text, length, set->retired);
 */
#ifndef TREEWIDE_MENTION_H
#define TREEWIDE_MENTION_H

#include <glib.h>

#include "rule/ruleset.h"
#include "tree/tree.h"

struct mention {
	guint offset;
	const struct rulename *name;
};

/*
 * The tree's files (char *, sorted) that hold one of the names (struct rulename
 * *) as a whole word: code, documents, whatever. Binaries do not count. Free
 * with g_ptr_array_unref().
 */
GPtrArray *mention_files(const struct tree *tree, const GPtrArray *names,
			 guint threads, GError **error);

/* The mentions in a text, by offset: struct mention. g_array_unref(). */
GArray *mentions_find(const char *text, gsize length, const GPtrArray *names);

#endif
