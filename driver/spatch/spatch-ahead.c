// SPDX-License-Identifier: GPL-2.0
#include <string.h>

#include "spatch/spatch-batch.h"
#include "spatch/spatch-parts.h"

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

/* The number of an equal copy, or G_MAXUINT. */
static guint find(const struct batch *batch, GBytes *copy)
{
	for (guint i = 0; i < batch->copies->len; i++)
		if (g_bytes_equal(batch->copies->pdata[i], copy))
			return i;
	return G_MAXUINT;
}

static gboolean is_begun(const struct spatch *spatch, const char *rule,
			 GBytes *copy)
{
	for (guint i = 0; spatch->ahead && i < spatch->ahead->len; i++) {
		const struct ahead *ahead = spatch->ahead->pdata[i];

		if (!strcmp(ahead->batch->rule, rule) &&
		    find(ahead->batch, copy) != G_MAXUINT)
			return TRUE;
	}
	return FALSE;
}

void spatch_ahead(struct spatch *spatch, const char *rule, GPtrArray *copies)
{
	char *absolute = g_canonicalize_filename(rule, NULL);
	GPtrArray *fresh =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	struct ahead *ahead = g_new0(struct ahead, 1);

	for (guint i = 0; i < copies->len; i++)
		if (!is_begun(spatch, absolute, copies->pdata[i]))
			g_ptr_array_add(fresh, g_bytes_ref(copies->pdata[i]));
	if (fresh->len)
		ahead->batch = batch_new(spatch, absolute, NULL, fresh, NULL);
	if (ahead->batch)
		ahead->direct = direct_begin(ahead->batch, TRUE, NULL);
	if (!spatch->ahead)
		spatch->ahead = g_ptr_array_new_with_free_func(ahead_free);
	if (ahead->direct)
		g_ptr_array_add(spatch->ahead, ahead);
	else
		ahead_free(ahead);
	g_ptr_array_unref(fresh);
	g_free(absolute);
}

static gboolean has_any(const struct batch *ahead, const struct batch *batch)
{
	if (strcmp(ahead->rule, batch->rule))
		return FALSE;
	for (guint i = 0; i < batch->copies->len; i++)
		if (find(ahead, batch->copies->pdata[i]) != G_MAXUINT)
			return TRUE;
	return FALSE;
}

/* Output names copies by other numbers: nothing is taken if there is any. */
static void take(const struct batch *ahead, struct batch *batch,
		 gboolean *taken)
{
	if (ahead->run->output->len)
		return;
	for (guint i = 0; i < batch->copies->len; i++) {
		guint k = find(ahead, batch->copies->pdata[i]);

		if (taken[i] || k == G_MAXUINT || ahead->run->failed[k])
			continue;
		batch->run->results->pdata[i] =
			g_bytes_ref(ahead->run->results->pdata[k]);
		taken[i] = TRUE;
	}
}

gboolean batch_take_ahead(struct batch *batch, gboolean *taken, GError **error)
{
	GPtrArray *list = batch->spatch->ahead;
	gboolean ok = TRUE;

	for (guint i = 0; ok && list && !batch->given && i < list->len;) {
		struct ahead *ahead = list->pdata[i];

		if (!has_any(ahead->batch, batch)) {
			i++;
			continue;
		}
		ok = direct_end(g_steal_pointer(&ahead->direct), error);
		if (ok)
			take(ahead->batch, batch, taken);
		g_ptr_array_remove_index(list, i);
	}
	return ok;
}
