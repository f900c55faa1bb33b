/* SPDX-License-Identifier: GPL-2.0 */
/*
 * change - one file's change: its text before and after
 */
#ifndef TREEWIDE_CHANGE_H
#define TREEWIDE_CHANGE_H

#include <glib.h>

struct change {
	char *path; /* relative to the tree's root */
	GBytes *before; /* NULL: the file is new */
	GBytes *after;
	guint mode; /* git mode of the result: 0100644 or 0100755 */
};

/*
 * Makes a change; takes a reference to both texts (before may be NULL).
 * Free with change_free().
 */
struct change *change_new(const char *path, GBytes *before, GBytes *after,
			  guint mode);
void change_free(struct change *change);

#endif
