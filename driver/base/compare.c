// SPDX-License-Identifier: GPL-2.0
#include "base/compare.h"

/* The two sequences. */
struct compared {
	compare_same same;
	gconstpointer data;
	int n, m;
};

/* Whether the furthest path of step d to diagonal k came down from k + 1. */
static gboolean came_down(const int *v, int d, int k)
{
	return k == -d || (k != d && v[k - 1] < v[k + 1]);
}

/* One step of the greedy algorithm; TRUE: both ends are reached. */
static gboolean step(const struct compared *at, int *v, int d, int *x, int *y)
{
	for (int k = -d; k <= d; k += 2) {
		*x = came_down(v, d, k) ? v[k + 1] : v[k - 1] + 1;
		*y = *x - k;
		while (*x < at->n && *y < at->m && at->same(at->data, *x, *y))
			++*x, ++*y;
		v[k] = *x;
		if (*x >= at->n && *y >= at->m)
			return TRUE;
	}
	return FALSE;
}

/* Walks back, by the furthest points as they were before each step. */
static void walk_back(const GPtrArray *steps, int x, int y, gboolean *gone,
		      gboolean *come)
{
	for (int d = steps->len - 1; d > 0; d--) {
		const int *was = (int *)g_ptr_array_index(steps, d) + d + 1;
		int k = x - y;

		k = came_down(was, d, k) ? k + 1 : k - 1;
		if (k == x - y + 1)
			come[was[k] - k] = TRUE;
		else
			gone[was[k]] = TRUE;
		x = was[k];
		y = x - k;
	}
}

static void compare(const struct compared *at, gboolean *gone, gboolean *come)
{
	int max = at->n + at->m + 1, d, x = 0, y = 0;
	int *all = g_new0(int, 2 * max + 3), *v = all + max + 1;
	GPtrArray *steps = g_ptr_array_new_with_free_func(g_free);
	gboolean done = FALSE;

	for (d = 0; !done && d <= MIN(max, COMPARE_LONGEST); d++) {
		g_ptr_array_add(
			steps, g_memdup2(v - d - 1, (2 * d + 3) * sizeof(int)));
		done = step(at, v, d, &x, &y);
	}
	if (done)
		walk_back(steps, x, y, gone, come);
	for (int i = 0; !done && i < at->n; i++)
		gone[i] = TRUE;
	for (int i = 0; !done && i < at->m; i++)
		come[i] = TRUE;
	g_ptr_array_unref(steps);
	g_free(all);
}

void compare_sequences(guint n, guint m, compare_same same, gconstpointer data,
		       gboolean *gone, gboolean *come)
{
	const struct compared at = {same, data, n, m};

	compare(&at, gone, come);
}
