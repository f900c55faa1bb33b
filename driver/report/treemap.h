/* SPDX-License-Identifier: GPL-2.0 */
/*
 * treemap - a rectangle parted into others, whose areas are as given weights
 *
 * The squarified layout of M. Bruls, K. Huizing and J. J. van Wijk, "Squarified
 * Treemaps", Proc. Joint Eurographics and IEEE TCVG Symposium on Visualization,
 * 2000, pp. 33-42: rows are laid along the shorter side of what is left, and a
 * row takes the next box as long as that makes its worst box more like a square.
 */
#ifndef TREEWIDE_TREEMAP_H
#define TREEWIDE_TREEMAP_H

#include <glib.h>

struct treemap_area {
	double x, y, width, height;
};

struct treemap_box {
	double weight; /* above 0 */
	struct treemap_area area; /* is set */
};

/*
 * Lays n boxes, heaviest first, into this area. They fill it, touch and do not
 * overlap.
 */
void treemap_lay(struct treemap_box *boxes, guint n, struct treemap_area area);

#endif
