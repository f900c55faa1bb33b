// SPDX-License-Identifier: GPL-2.0
#include "series/squash.h"

#include "series/plan.h"
#include "series/split.h"
#include "tree/change.h"

static guint count(const GPtrArray *patches, const char *mark)
{
	guint n = 0;

	for (guint i = 0; i < patches->len; i++)
		n += plan_is_mechanical(patches->pdata[i], mark);
	return n;
}

/* Takes them out of the list; *at: where the first of them was. */
static GPtrArray *take_out(GPtrArray *patches, const char *mark, guint *at)
{
	GPtrArray *taken =
		g_ptr_array_new_with_free_func((GDestroyNotify)patch_free);

	*at = patches->len;
	for (guint i = 0; i < patches->len;) {
		if (!plan_is_mechanical(patches->pdata[i], mark)) {
			i++;
			continue;
		}
		*at = MIN(*at, i);
		g_ptr_array_add(taken, g_ptr_array_steal_index(patches, i));
	}
	return taken;
}

gboolean squash_mechanical(GPtrArray *patches, struct maintainers *m,
			   const char *mark, guint room, GError **error)
{
	g_autoptr(GPtrArray) taken = NULL;
	g_autoptr(GPtrArray) changes = g_ptr_array_new();
	g_autoptr(GPtrArray) one = g_ptr_array_new();
	guint at;

	if (count(patches, mark) <= room)
		return TRUE;
	taken = take_out(patches, mark, &at);
	for (guint i = 0; i < taken->len; i++) {
		const struct patch *patch = taken->pdata[i];

		for (guint k = 0; k < patch->changes->len; k++)
			g_ptr_array_add(changes, patch->changes->pdata[k]);
	}
	if (!split_add_one(one, m, PATCH_CONVERSION, NULL, changes, error))
		return FALSE;
	g_ptr_array_insert(patches, (gint)at, one->pdata[0]);
	return TRUE;
}
