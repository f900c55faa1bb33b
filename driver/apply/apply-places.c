// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "apply/apply-parts.h"
#include "base/compare.h"

static void clear_place(gpointer data)
{
	struct apply_place *place = data;

	g_free(place->function);
	g_free(place->reason);
}

struct applied *applied_new(const char *path)
{
	struct applied *applied = g_new0(struct applied, 1);

	applied->path = g_strdup(path);
	applied->places = g_array_new(FALSE, FALSE, sizeof(struct apply_place));
	g_array_set_clear_func(applied->places, clear_place);
	applied->hunks = g_array_new(FALSE, FALSE, sizeof(struct apply_hunk));
	return applied;
}

void applied_free(gpointer data)
{
	struct applied *applied = data;

	g_free(applied->path);
	g_free(applied->unseen);
	g_clear_pointer(&applied->before, g_bytes_unref);
	g_clear_pointer(&applied->after, g_bytes_unref);
	g_array_unref(applied->places);
	g_array_unref(applied->hunks);
	g_free(applied);
}

void applied_take(struct applied *applied, const struct work *work)
{
	gboolean same = g_bytes_equal(work->after, work->source->bytes);

	work_add_places(work, applied->places);
	if (work->failed && !applied->unseen)
		applied->unseen = g_strdup(work->failed);
	if (same && (work->apply->lean || applied->before))
		return;
	if (!applied->before)
		applied->before = g_bytes_ref(work->source->bytes);
	g_clear_pointer(&applied->after, g_bytes_unref);
	applied->after = g_bytes_ref(work->after);
}

/* A text as lines: offsets of their beginnings, and of the end. */
static GArray *lines_of(GBytes *bytes)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(guint));
	gsize length;
	const char *text = g_bytes_get_data(bytes, &length);

	for (guint i = 0; i < length; i++)
		if (!i || text[i - 1] == '\n')
			g_array_append_val(lines, i);
	g_array_append_val(lines, (guint){length});
	return lines;
}

struct texts {
	const char *a, *b;
	const GArray *lines_a, *lines_b;
};

static gboolean same_line(gconstpointer data, guint i, guint k)
{
	const struct texts *at = data;
	const guint *x = &g_array_index(at->lines_a, guint, i);
	const guint *y = &g_array_index(at->lines_b, guint, k);

	return x[1] - x[0] == y[1] - y[0] &&
	       !memcmp(at->a + x[0], at->b + y[0], x[1] - x[0]);
}

static void add_hunks(GArray *hunks, const gboolean *gone, guint n,
		      const gboolean *come, guint m)
{
	for (guint i = 0, k = 0; i < n || k < m; i++, k++) {
		struct apply_hunk hunk = {.before = i + 1, .after = k + 1};

		while (i < n && gone[i])
			i++;
		while (k < m && come[k])
			k++;
		hunk.gone = i + 1 - hunk.before;
		hunk.come = k + 1 - hunk.after;
		if (hunk.gone || hunk.come)
			g_array_append_val(hunks, hunk);
	}
}

void applied_finish(struct applied *applied, gboolean lean)
{
	struct texts at;
	GArray *a, *b;
	gboolean *gone, *come;

	/* what one rule did another may have undone */
	if (applied->before && lean &&
	    g_bytes_equal(applied->before, applied->after)) {
		g_clear_pointer(&applied->before, g_bytes_unref);
		g_clear_pointer(&applied->after, g_bytes_unref);
	}
	if (!applied->before)
		return;
	at.a = g_bytes_get_data(applied->before, NULL);
	at.b = g_bytes_get_data(applied->after, NULL);
	at.lines_a = a = lines_of(applied->before);
	at.lines_b = b = lines_of(applied->after);
	gone = g_new0(gboolean, a->len);
	come = g_new0(gboolean, b->len);
	compare_sequences(a->len - 1, b->len - 1, same_line, &at, gone, come);
	add_hunks(applied->hunks, gone, a->len - 1, come, b->len - 1);
	g_array_unref(a);
	g_array_unref(b);
	g_free(gone);
	g_free(come);
}
