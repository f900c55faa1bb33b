// SPDX-License-Identifier: GPL-2.0
#include "unit.h"

#include <string.h>

struct unit *unit_new(const char *path, GBytes *bytes)
{
	struct unit *unit = g_new0(struct unit, 1);

	unit->path = g_strdup(path);
	unit->source = source_new(path, bytes);
	unit->items = items_new(unit->source);
	unit->balanced = items_balanced(unit->source);
	unit->facts = g_array_new(FALSE, FALSE, sizeof(struct fact));
	return unit;
}

void unit_free(struct unit *unit)
{
	if (!unit)
		return;
	g_free(unit->path);
	source_free(unit->source);
	g_array_unref(unit->items);
	g_array_unref(unit->facts);
	g_free(unit->unread);
	g_free(unit);
}

const struct fact *unit_call(const struct unit *unit, guint token)
{
	for (guint i = 0; i < unit->facts->len; i++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, i);

		if (fact->kind == FACT_CALL && fact->first == token)
			return fact;
	}
	return NULL;
}

GArray *unit_arguments(const struct unit *unit, guint name)
{
	const struct source *source = unit->source;
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	guint open = source_next(source, name), close, first, i;

	if (!source_is(source, open, "("))
		return spans;
	close = source_close(source, open);
	first = source_next(source, open);
	for (i = first; i < close && close < source->count;
	     i = source_next(source, i)) {
		struct span span = {.first = first};

		if (source->tokens[i].kind == TOKEN_PUNCT &&
		    strchr("([{", source->text[source->tokens[i].offset]))
			i = source_close(source, i);
		if (!source_is(source, i, ",") &&
		    source_next(source, i) != close)
			continue;
		span.last =
			source_is(source, i, ",") ? source_prev(source, i) : i;
		g_array_append_val(spans, span);
		first = source_next(source, i);
	}
	return spans;
}

const struct item *unit_item(const struct unit *unit, guint token)
{
	const struct item *item = items_at(unit->items, token);

	return item && item->kind != ITEM_OTHER ? item : NULL;
}
