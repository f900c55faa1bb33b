/* SPDX-License-Identifier: GPL-2.0 */
/*
 * newcomer - whether a tree has the names that a rule brings in
 *
 *	list = newcomers_find(mission, tree, threads, &error);
 *	missing = newcomers_missing(list, tree);
 *	if (missing)
 *		... the converted tree would not build ...
 *
 *	ok = newcomers_check(mission, tree, threads, &error);
 *
 * A name counts as declared where a header or a macro has it, a function is
 * called so, a patch of before/ adds it, or the rule itself defines it.
 */
#ifndef TREEWIDE_NEWCOMER_H
#define TREEWIDE_NEWCOMER_H

#include <glib.h>

#include "engine/mission.h"
#include "tree/tree.h"

struct newcomer {
	char *name; /* as the rule has it */
	const char *rule; /* path of the rule's file, which it borrows */
	/*
	 * "include/linux/timer.h:167", "before/1.patch", "the rule itself"; ""
	 * where the tree uses the name, but nothing is seen to declare it (a
	 * macro that makes names may); NULL: the tree does not know it.
	 */
	char *where;
};

/*
 * struct newcomer * of each new name of the rules. Fails as sweep_run() does.
 * Free with g_ptr_array_unref().
 */
GPtrArray *newcomers_find(const struct mission *mission,
			  const struct tree *tree, guint threads,
			  GError **error);

/*
 * Those that the tree does not know, in one sentence that says how to go on;
 * NULL: it knows all. Free with g_free().
 */
char *newcomers_missing(const GPtrArray *list, const struct tree *tree);

/*
 * Fails with TREEWIDE_ERROR_INPUT and that sentence. A tree that declares
 * nothing of what the rules look for has its API from elsewhere (a library, the
 * kernel beside a driver): what they bring in may come from there, too.
 */
gboolean newcomers_check(const struct mission *mission, const struct tree *tree,
			 guint threads, GError **error);

#endif
