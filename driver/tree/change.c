// SPDX-License-Identifier: GPL-2.0
#include "tree/change.h"

struct change *change_new(const char *path, GBytes *before, GBytes *after,
			  guint mode)
{
	struct change *change = g_new0(struct change, 1);

	change->path = g_strdup(path);
	change->before = before ? g_bytes_ref(before) : NULL;
	change->after = g_bytes_ref(after);
	change->mode = mode;
	return change;
}

void change_free(struct change *change)
{
	if (!change)
		return;
	g_free(change->path);
	g_clear_pointer(&change->before, g_bytes_unref);
	g_clear_pointer(&change->after, g_bytes_unref);
	g_free(change);
}
