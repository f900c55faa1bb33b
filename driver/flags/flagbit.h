/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flagbit - the value of the campaign's flag, as the tree's headers define it
 *
 * 0: no file defines it, or not in a form that is understood.
 */
#ifndef TREEWIDE_FLAGBIT_H
#define TREEWIDE_FLAGBIT_H

#include <glib.h>

struct campaign;
struct tree;

/* From a file that everybody may include; 0 where the flag is internal. */
guint64 flagbit_public(const struct tree *tree,
		       const struct campaign *campaign);

/* From any file of the API. */
guint64 flagbit_read(const struct tree *tree, const struct campaign *campaign);

#endif
