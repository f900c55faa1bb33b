// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/cfg.h"
#include "code/mask.h"
#include "code/prototype.h"
#include "code/stmt.h"
#include "site/unit.h"

#include "fuzz.h"

/* Places lie inside of the text, one behind the other. */
static void check_tokens(const struct source *source)
{
	guint end = 0;

	for (guint i = 0; i < source->count; i++) {
		const struct token *token = &source->tokens[i];

		g_assert_cmpuint(token->length, >, 0);
		g_assert_cmpuint(token->offset, >=, end);
		end = token->offset + token->length;
		g_assert_cmpuint(end, <=, source->length);
		g_assert_cmpuint(source_close(source, i), <=, source->count);
	}
}

static void check_item(const struct unit *unit, const struct item *item)
{
	struct stmt *root = stmt_parse(unit->source, item);
	struct cfg *cfg = cfg_new(unit->source, root);
	g_autofree char *name = item_name(unit->source, item);

	g_assert_cmpuint(item->first, <=, item->last);
	g_assert_cmpuint(item->last, <, unit->source->count);
	for (guint i = item->first; i <= item->last; i += 3) {
		g_assert_nonnull(stmt_at(root, i));
		g_array_unref(unit_arguments(unit, i));
	}
	cfg_free(cfg);
	stmt_free(root);
}

/* A copy has the length and the lines of what it is a copy of. */
static void check_copy(const struct unit *unit)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	GBytes *copy;

	for (guint i = 0; i < unit->source->count; i += 5) {
		mask_keep(mask, i);
		mask_simplify(mask, i);
	}
	copy = mask_text(mask);
	g_assert_cmpuint(g_bytes_get_size(copy), ==, unit->source->length);
	g_bytes_unref(copy);
	mask_free(mask);
}

FUZZ(code)
{
	GBytes *bytes = fuzz_bytes(data, size);
	struct unit *unit = unit_new("fuzz.c", bytes);

	check_tokens(unit->source);
	for (guint i = 0; i < unit->items->len; i++)
		check_item(unit, &g_array_index(unit->items, struct item, i));
	g_ptr_array_unref(prototypes_read(unit->source, "pin_user_pages"));
	check_copy(unit);
	unit_free(unit);
	g_bytes_unref(bytes);
	return 0;
}
