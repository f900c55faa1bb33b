// SPDX-License-Identifier: GPL-2.0
/* Boxes of a treemap: areas as their weights, inside, none over another. */
#include "report/treemap.h"

#include <stdlib.h>

#define SLACK 1e-6

static gboolean apart(const struct treemap_area *a,
		      const struct treemap_area *b)
{
	return a->x + a->width <= b->x + SLACK ||
	       b->x + b->width <= a->x + SLACK ||
	       a->y + a->height <= b->y + SLACK ||
	       b->y + b->height <= a->y + SLACK;
}

static void check(struct treemap_box *boxes, guint n, struct treemap_area in)
{
	double all = 0;

	for (guint i = 0; i < n; i++)
		all += boxes[i].weight;
	treemap_lay(boxes, n, in);
	for (guint i = 0; i < n; i++) {
		const struct treemap_area *area = &boxes[i].area;

		g_assert_cmpfloat_with_epsilon(area->width * area->height,
					       in.width * in.height *
						       boxes[i].weight / all,
					       in.width * in.height * SLACK);
		g_assert_cmpfloat(area->x, >=, in.x - SLACK);
		g_assert_cmpfloat(area->y, >=, in.y - SLACK);
		g_assert_cmpfloat(area->x + area->width, <=,
				  in.x + in.width + SLACK);
		g_assert_cmpfloat(area->y + area->height, <=,
				  in.y + in.height + SLACK);
		for (guint k = 0; k < i; k++)
			g_assert_true(apart(area, &boxes[k].area));
	}
}

/* The example of the paper: 6 x 4, and its seven boxes. */
static void test_paper(void)
{
	static const double weights[] = {6, 6, 4, 3, 2, 2, 1};
	/* the two large ones side by side at the left, then 4 and 3 above */
	static const struct treemap_area want[] = {
		{0, 0, 3, 2},
		{0, 2, 3, 2},
		{3, 0, 12. / 7, 7. / 3},
		{3 + 12. / 7, 0, 9. / 7, 7. / 3},
	};
	struct treemap_box boxes[G_N_ELEMENTS(weights)];

	for (guint i = 0; i < G_N_ELEMENTS(weights); i++)
		boxes[i].weight = weights[i];
	check(boxes, G_N_ELEMENTS(weights), (struct treemap_area){0, 0, 6, 4});
	for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
		g_assert_cmpfloat_with_epsilon(boxes[i].area.x, want[i].x,
					       SLACK);
		g_assert_cmpfloat_with_epsilon(boxes[i].area.y, want[i].y,
					       SLACK);
		g_assert_cmpfloat_with_epsilon(boxes[i].area.width,
					       want[i].width, SLACK);
		g_assert_cmpfloat_with_epsilon(boxes[i].area.height,
					       want[i].height, SLACK);
	}
}

static int by_weight(const void *a, const void *b)
{
	const struct treemap_box *x = a, *y = b;

	return (x->weight < y->weight) - (x->weight > y->weight);
}

static void test_random(void)
{
	for (guint round = 0; round < 300; round++) {
		guint n = g_test_rand_int_range(1, 60);
		g_autofree struct treemap_box *boxes =
			g_new0(struct treemap_box, n);

		for (guint i = 0; i < n; i++)
			boxes[i].weight =
				g_test_rand_int_range(1, round % 3 ? 9 : 2000);
		qsort(boxes, n, sizeof(*boxes), by_weight);
		check(boxes, n,
		      (struct treemap_area){g_test_rand_double_range(-5, 5), 7,
					    g_test_rand_double_range(1, 2000),
					    g_test_rand_double_range(1, 900)});
	}
}

/* Equal boxes come out as squares, or near. */
static void test_square(void)
{
	struct treemap_box boxes[36];

	for (guint i = 0; i < G_N_ELEMENTS(boxes); i++)
		boxes[i].weight = 1;
	check(boxes, G_N_ELEMENTS(boxes),
	      (struct treemap_area){0, 0, 1120, 420});
	for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
		double ratio = boxes[i].area.width / boxes[i].area.height;

		g_assert_cmpfloat(MAX(ratio, 1 / ratio), <, 2);
	}
	treemap_lay(boxes, 0, (struct treemap_area){0, 0, 1, 1});
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/treemap/paper", test_paper);
	g_test_add_func("/treemap/random", test_random);
	g_test_add_func("/treemap/square", test_square);
	return g_test_run();
}
