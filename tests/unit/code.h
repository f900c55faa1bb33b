/* SPDX-License-Identifier: GPL-2.0 */
/*
 * code - pieces of C as units, for tests that need places in them
 *
 *	unit = code_unit("int f(int x) { return x; }");
 *	item = code_item(unit, "f");
 *	token = code_token(unit->source, "x", 1);	the second x
 *	unit_free(unit);
 */
#ifndef TREEWIDE_TEST_CODE_H
#define TREEWIDE_TEST_CODE_H

#include <string.h>

#include "site/unit.h"

static inline struct unit *code_unit_at(const char *path, const char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));

	return unit_new(path, bytes);
}

static inline struct unit *code_unit(const char *text)
{
	return code_unit_at("a.c", text);
}

/* Says what is wrong with a case; the other cases are looked at as well. */
#define test_failed(...)                     \
	do {                                 \
		g_test_message(__VA_ARGS__); \
		g_test_fail();               \
	} while (0)

/* The function or macro of this name; it must be there. */
static inline const struct item *code_item(const struct unit *unit,
					   const char *name)
{
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (item->kind != ITEM_OTHER &&
		    source_is(unit->source, item->name, name))
			return item;
	}
	g_error("no item '%s'", name);
}

/* The nth token (from 0) that is this word; it must be there. */
static inline guint code_token(const struct source *source, const char *word,
			       guint nth)
{
	for (guint i = 0; i < source->count; i++)
		if (source_is(source, i, word) && !nth--)
			return i;
	g_error("no '%s' in '%.*s'", word, (int)source->length, source->text);
}

#endif
