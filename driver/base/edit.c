// SPDX-License-Identifier: GPL-2.0
#include "base/edit.h"

#include <string.h>

#include "base/error.h"

static void edit_release(gpointer data)
{
	g_free(((struct edit *)data)->text);
}

struct edits *edits_new(void)
{
	struct edits *edits = g_new0(struct edits, 1);

	edits->list = g_array_new(FALSE, FALSE, sizeof(struct edit));
	g_array_set_clear_func(edits->list, edit_release);
	return edits;
}

void edits_free(struct edits *edits)
{
	if (!edits)
		return;
	g_array_unref(edits->list);
	g_free(edits);
}

static const struct edit *edit_at(const struct edits *edits, guint i)
{
	return &g_array_index(edits->list, struct edit, i);
}

/* Whether a sorts after b. */
static gboolean is_behind(const struct edit *a, const struct edit *b)
{
	if (a->offset != b->offset)
		return a->offset > b->offset;
	return a->length && !b->length;
}

void edits_add(struct edits *edits, guint offset, guint length,
	       const char *text)
{
	struct edit edit = {.offset = offset, .length = length};
	guint i = edits->list->len;

	while (i && is_behind(edit_at(edits, i - 1), &edit))
		i--;
	if (i && length) {
		const struct edit *same = edit_at(edits, i - 1);

		if (same->offset == offset && same->length == length &&
		    !strcmp(same->text, text))
			return;
	}
	edit.text = g_strdup(text);
	g_array_insert_val(edits->list, i, edit);
}

GBytes *edits_apply(const struct edits *edits, GBytes *before, GError **error)
{
	gsize length;
	const char *text = g_bytes_get_data(before, &length);
	GString *after = g_string_sized_new(length + 1024);
	gsize at = 0;

	for (guint i = 0; i < edits->list->len; i++) {
		const struct edit *edit = edit_at(edits, i);

		if (edit->offset < at ||
		    (gsize)edit->offset + edit->length > length) {
			g_set_error(
				error, TREEWIDE_ERROR, TREEWIDE_ERROR_INPUT,
				edit->offset < at
					? "two edits overlap at byte %u: '%s'"
					: "an edit at byte %u is beyond the text: '%s'",
				edit->offset, edit->text);
			g_string_free(after, TRUE);
			return NULL;
		}
		g_string_append_len(after, text + at, edit->offset - at);
		g_string_append(after, edit->text);
		at = edit->offset + edit->length;
	}
	g_string_append_len(after, text + at, length - at);
	return g_string_free_to_bytes(after);
}

guint edits_map(const struct edits *edits, guint offset)
{
	gint64 shift = 0;

	for (guint i = 0; i < edits->list->len; i++) {
		const struct edit *edit = edit_at(edits, i);
		gsize size = strlen(edit->text);

		if (edit->offset > offset)
			break;
		if (offset - edit->offset < edit->length)
			return edit->offset + shift +
			       MIN(offset - edit->offset, size);
		shift += (gint64)size - edit->length;
	}
	return offset + shift;
}
