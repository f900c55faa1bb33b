// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "spatch-batch.h"
#include "spatch-parts.h"

struct ahead {
	struct batch *batch;
	struct direct *direct;
};

static void ahead_free(gpointer data)
{
	struct ahead *ahead = data;

	if (ahead->direct)
		direct_stop(ahead->direct);
	batch_free(ahead->batch);
	g_free(ahead);
}

void spatch_ahead(struct spatch *spatch, const char *rule, GPtrArray *copies)
{
	struct ahead *ahead;

	if (!copies->len)
		return;
	ahead = g_new0(struct ahead, 1);
	ahead->batch = batch_new(spatch, rule, copies, NULL);
	if (ahead->batch)
		ahead->direct = direct_begin(ahead->batch, TRUE, NULL);
	if (!ahead->direct) {
		ahead_free(ahead);
		return;
	}
	if (!spatch->ahead)
		spatch->ahead = g_ptr_array_new_with_free_func(ahead_free);
	g_ptr_array_add(spatch->ahead, ahead);
}

static gboolean is_same(const struct batch *a, const struct batch *b)
{
	if (strcmp(a->rule, b->rule) || a->copies->len != b->copies->len)
		return FALSE;
	for (guint i = 0; i < a->copies->len; i++)
		if (!g_bytes_equal(a->copies->pdata[i], b->copies->pdata[i]))
			return FALSE;
	return TRUE;
}

gboolean batch_take_ahead(struct batch *batch, GError **error)
{
	GPtrArray *list = batch->spatch->ahead;
	gboolean taken = FALSE;

	for (guint i = 0; list && i < list->len; i++) {
		struct ahead *ahead = list->pdata[i];

		if (!is_same(ahead->batch, batch))
			continue;
		taken = direct_end(g_steal_pointer(&ahead->direct), error) &&
			!batch_failed(ahead->batch);
		if (taken) {
			spatch_run_free(batch->run);
			batch->run = g_steal_pointer(&ahead->batch->run);
		}
		g_ptr_array_remove_index(list, i);
		break;
	}
	return taken;
}
