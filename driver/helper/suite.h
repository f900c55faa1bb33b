/* SPDX-License-Identifier: GPL-2.0 */
/*
 * suite - the KUnit tests of the helpers, as a separate patch
 */
#ifndef TREEWIDE_SUITE_H
#define TREEWIDE_SUITE_H

#include <glib.h>

struct campaign;
struct tree;

/*
 * Adds the changes (struct change *) that put the suite for these helpers
 * (struct wrapper *) into the tree; notes gets what was left out (char *). The
 * template (wrappers/kunit.c) says what the suite needs of the tree. No changes
 * if the tree has a suite already. Fails with TREEWIDE_ERROR_INPUT if a
 * template or a file of the tree cannot be read or used.
 */
gboolean suite_make(const struct tree *tree, const struct campaign *campaign,
		    const char *templates, const GPtrArray *wrappers,
		    GPtrArray *changes, GPtrArray *notes, GError **error);

#endif
