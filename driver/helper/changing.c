// SPDX-License-Identifier: GPL-2.0
#include "helper/changing.h"

#include <string.h>

#include "tree/change.h"

static struct change *find(const GPtrArray *changes, const char *path)
{
	for (guint i = 0; i < changes->len; i++) {
		struct change *change = changes->pdata[i];

		if (!strcmp(change->path, path))
			return change;
	}
	return NULL;
}

struct source *changing_open(const struct tree *tree, const GPtrArray *changes,
			     const char *path, GError **error)
{
	const struct change *change = find(changes, path);
	GBytes *bytes = change ? g_bytes_ref(change->after)
			       : tree_read(tree, path, error);
	struct source *source = bytes ? source_new(path, bytes) : NULL;

	g_clear_pointer(&bytes, g_bytes_unref);
	return source;
}

void changing_put(const struct tree *tree, GPtrArray *changes,
		  const struct source *source, GBytes *after)
{
	struct change *change = find(changes, source->path);

	if (change) {
		g_bytes_unref(change->after);
		change->after = g_bytes_ref(after);
	} else if (!g_bytes_equal(source->bytes, after)) {
		g_ptr_array_add(changes,
				change_new(source->path, source->bytes, after,
					   tree_mode(tree, source->path)));
	}
}

gboolean changing_apply(const struct tree *tree, GPtrArray *changes,
			const struct source *source, const struct edits *edits,
			GError **error)
{
	GBytes *after = edits_apply(edits, source->bytes, error);

	if (!after)
		return FALSE;
	changing_put(tree, changes, source, after);
	g_bytes_unref(after);
	return TRUE;
}
