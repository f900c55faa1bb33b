/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kept - the findings of a tree that nobody has changed since
 *
 *	ok = check_tree_kept(check, &error);
 */
#ifndef TREEWIDE_KEPT_H
#define TREEWIDE_KEPT_H

#include "check/check.h"

/*
 * As check_tree(), or, where tree, rules, tools and options are what they were,
 * the findings of the run before, from the build folder. A run that could not
 * look at something is not kept.
 */
gboolean check_tree_kept(struct check *check, GError **error);

#endif
