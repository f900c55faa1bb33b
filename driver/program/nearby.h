/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nearby - how close two files of the tree lie to each other
 *
 * Names that are no business of the rest of the tree, such as the members of a
 * driver's own tables, are used near the file that has them.
 */
#ifndef TREEWIDE_NEARBY_H
#define TREEWIDE_NEARBY_H

enum nearby {
	NEARBY_TOGETHER, /* in the same folder */
	NEARBY_INSIDE, /* one file's folder holds the other's */
	NEARBY_BESIDE, /* in two parts of a driver, not of a subsystem */
	NEARBY_FAR,
};

/* Of two paths relative to the tree's root. */
enum nearby nearby(const char *a, const char *b);

#endif
