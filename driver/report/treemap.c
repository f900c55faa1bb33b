// SPDX-License-Identifier: GPL-2.0
#include "report/treemap.h"

static double weight_of(const struct treemap_box *boxes, guint n)
{
	double weight = 0;

	for (guint i = 0; i < n; i++)
		weight += boxes[i].weight;
	return weight;
}

/*
 * How far the worst of n boxes is from a square, in a row along a side of this
 * length; scale is area by weight. Only the first and the last can be worst.
 */
static double worst(const struct treemap_box *boxes, guint n, double side,
		    double scale)
{
	double all = weight_of(boxes, n) * scale;
	double most = boxes[0].weight * scale;
	double least = boxes[n - 1].weight * scale;

	return MAX(side * side * most / (all * all),
		   all * all / (side * side * least));
}

/* Lays a row along the shorter side; the area is what is left then. */
static void lay_row(struct treemap_box *boxes, guint n, double scale,
		    struct treemap_area *area)
{
	gboolean down = area->width >= area->height;
	double side = down ? area->height : area->width;
	double depth = weight_of(boxes, n) * scale / side;
	double at = 0;

	for (guint i = 0; i < n; i++) {
		double length = boxes[i].weight * scale / depth;

		boxes[i].area = (struct treemap_area){
			.x = area->x + (down ? 0 : at),
			.y = area->y + (down ? at : 0),
			.width = down ? depth : length,
			.height = down ? length : depth,
		};
		at += length;
	}
	area->x += down ? depth : 0;
	area->y += down ? 0 : depth;
	area->width -= down ? depth : 0;
	area->height -= down ? 0 : depth;
}

void treemap_lay(struct treemap_box *boxes, guint n, struct treemap_area area)
{
	double scale = n ? area.width * area.height / weight_of(boxes, n) : 0;

	while (n) {
		double side = MIN(area.width, area.height);
		guint row = 1;

		while (row < n && worst(boxes, row + 1, side, scale) <=
					  worst(boxes, row, side, scale))
			row++;
		lay_row(boxes, row, scale, &area);
		boxes += row;
		n -= row;
	}
}
