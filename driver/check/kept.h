/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kept - reuses the findings of an unchanged tree
 *
 *	ok = check_tree_kept(check, &error);
 */
#ifndef TREEWIDE_KEPT_H
#define TREEWIDE_KEPT_H

#include "check/check.h"

/*
 * Like check_tree(), but returns the findings of the last run, from the build
 * folder, if tree, rules, tools and options have not changed. A run with
 * failures is not kept.
 */
gboolean check_tree_kept(struct check *check, GError **error);

#endif
