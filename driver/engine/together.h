/* SPDX-License-Identifier: GPL-2.0 */
/*
 * together - which changed files have to be one patch for a step to build
 *
 *	groups = together_find(mission, tree, results, threads, &error);
 *	for (i = 0; i < groups->len; i++)
 *		use(groups->pdata[i]);
 *	g_ptr_array_unref(groups);
 *
 * Files are bound by a declaration that other files see (a prototype, a member
 * of a struct, a type, a macro) and that changes in one of them, when in
 * another one the same is declared anew, a changed line names it, or, where it
 * is a pointer to functions, a function whose head changes is put into it, be it
 * by a table in a third file. What binds files that cannot be seen in them, the
 * campaign says: together=all, or names.
 */
#ifndef TREEWIDE_TOGETHER_H
#define TREEWIDE_TOGETHER_H

#include <glib.h>

#include "engine/mission.h"
#include "tree/tree.h"

/*
 * Groups of at least two changed files, each a GPtrArray of paths (char *, owned
 * by the results), sorted; results: struct applied *. Fails as sweep_run()
 * does. Free with g_ptr_array_unref().
 */
GPtrArray *together_find(const struct mission *mission, const struct tree *tree,
			 const GPtrArray *results, guint threads,
			 GError **error);

#endif
