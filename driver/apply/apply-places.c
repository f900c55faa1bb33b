// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "apply-parts.h"

void apply_place_clear(gpointer data)
{
	struct apply_place *place = data;

	g_free(place->function);
	g_free(place->reason);
}

struct applied *applied_new(const char *path, GBytes *text)
{
	struct applied *applied = g_new0(struct applied, 1);

	applied->path = g_strdup(path);
	applied->before = g_bytes_ref(text);
	applied->after = g_bytes_ref(text);
	applied->places = g_array_new(FALSE, FALSE, sizeof(struct apply_place));
	g_array_set_clear_func(applied->places, apply_place_clear);
	applied->hunks = g_array_new(FALSE, FALSE, sizeof(struct apply_hunk));
	return applied;
}

void applied_free(gpointer data)
{
	struct applied *applied = data;

	g_free(applied->path);
	g_free(applied->unseen);
	g_bytes_unref(applied->before);
	g_bytes_unref(applied->after);
	g_array_unref(applied->places);
	g_array_unref(applied->hunks);
	g_free(applied);
}

static guint count_lines(const char *text, gsize length)
{
	guint count = 0;

	for (gsize i = 0; i < length; i++)
		count += text[i] == '\n';
	return count;
}

void apply_read_hunks(struct applied *applied)
{
	gsize n, m, head = 0, tail = 0;
	const char *a = g_bytes_get_data(applied->before, &n);
	const char *b = g_bytes_get_data(applied->after, &m);
	struct apply_hunk hunk;

	if (g_bytes_equal(applied->before, applied->after))
		return;
	for (gsize i = 0; i < MIN(n, m) && a[i] == b[i]; i++)
		if (a[i] == '\n')
			head = i + 1;
	for (gsize i = 0; i < MIN(n, m) - head && a[n - i - 1] == b[m - i - 1];
	     i++)
		if (a[n - i - 1] == '\n')
			tail = i;
	hunk.before = hunk.after = count_lines(a, head) + 1;
	hunk.gone = count_lines(a + head, n - tail - head);
	hunk.come = count_lines(b + head, m - tail - head);
	g_array_append_val(applied->hunks, hunk);
}
