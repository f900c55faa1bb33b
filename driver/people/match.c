// SPDX-License-Identifier: GPL-2.0
#include "people/match.h"

#include <string.h>

static const struct field *first_field(const struct match *match)
{
	return match->entry->fields->pdata[0];
}

static gboolean excluded(const struct entry *entry, const char *path,
			 gsize length)
{
	guint i;

	for (i = 0; i < entry->fields->len; i++) {
		const struct field *field = entry->fields->pdata[i];

		if (field->letter == 'X' &&
		    pattern_matches(field->pattern, path, length))
			return TRUE;
	}
	return FALSE;
}

static void weigh(struct match *match, const struct pattern *pattern)
{
	match->value = pattern->depth;
	if (pattern->depth < match->depth ||
	    (pattern->depth == match->depth &&
	     pattern->prefix_length <= match->fixed))
		return;
	match->depth = pattern->depth;
	match->fixed = pattern->prefix_length;
}

static gboolean match_entry(struct match *match, const char *path, gsize length)
{
	const struct entry *entry = match->entry;
	gboolean found = FALSE;
	guint i;

	match->depth = G_MININT;
	for (i = 0; i < entry->fields->len; i++) {
		const struct field *field = entry->fields->pdata[i];

		if ((field->letter == 'F' || field->letter == 'N') &&
		    pattern_matches(field->pattern, path, length)) {
			weigh(match, field->pattern);
			found = TRUE;
		}
	}
	return found && !excluded(entry, path, length);
}

static gint by_value(gconstpointer a, gconstpointer b)
{
	const struct match *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? 1 : -1;
	return first_field(x)->index < first_field(y)->index ? -1 : 1;
}

GArray *match_path(const GPtrArray *entries, const char *path)
{
	GArray *matches = g_array_new(FALSE, FALSE, sizeof(struct match));
	gsize length = strlen(path);
	guint i;

	for (i = 0; i < entries->len; i++) {
		struct match match = {.entry = entries->pdata[i]};

		if (match_entry(&match, path, length))
			g_array_append_val(matches, match);
	}
	g_array_sort(matches, by_value);
	return matches;
}

int match_compare(const struct match *a, const struct match *b)
{
	if (a->depth != b->depth)
		return a->depth > b->depth ? -1 : 1;
	if (a->fixed != b->fixed)
		return a->fixed > b->fixed ? -1 : 1;
	return first_field(a)->index < first_field(b)->index ? -1 : 1;
}
