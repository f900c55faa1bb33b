/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nearby - how close two files of the tree are to each other
 *
 * Names that do not concern the rest of the tree, such as the members of a
 * driver's own tables, are used near the file that defines them.
 */
#ifndef TREEWIDE_NEARBY_H
#define TREEWIDE_NEARBY_H

enum nearby {
	NEARBY_TOGETHER, /* in the same folder */
	NEARBY_INSIDE, /* one file's folder is above the other's */
	NEARBY_BESIDE, /* in sibling folders, not right below the top ones */
	NEARBY_FAR,
};

/* Of two paths relative to the tree's root. */
enum nearby nearby(const char *a, const char *b);

#endif
