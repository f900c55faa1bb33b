// SPDX-License-Identifier: GPL-2.0
#include "site/shown.h"

#define WHOLE_FILE "" /* where no item can be trusted */

/* What a function is known by; NULL: it is none. Free with g_free(). */
static char *key_of(const struct unit *unit, const struct item *item)
{
	if (!unit->balanced)
		return g_strdup(WHOLE_FILE);
	return item && item->kind == ITEM_FUNCTION
		       ? item_name(unit->source, item)
		       : NULL;
}

void shown_raise(struct unit *unit, guint token, enum shown how)
{
	char *key = key_of(unit, items_at(unit->items, token));

	if (!key)
		return;
	if (!unit->shown)
		unit->shown = g_hash_table_new_full(g_str_hash, g_str_equal,
						    g_free, NULL);
	g_hash_table_replace(unit->shown, key, GUINT_TO_POINTER(how));
}

/* Whether the file as it was read has a function of this name. */
static gboolean has(const struct unit *unit, const char *name)
{
	for (guint i = 0; i < unit->items->len; i++) {
		char *key = key_of(unit,
				   &g_array_index(unit->items, struct item, i));
		gboolean found = !g_strcmp0(key, name);

		g_free(key);
		if (found)
			return TRUE;
	}
	return FALSE;
}

/*
 * How a function of the text that now has was found to be read. One that is new
 * was made of another one, which may have been hard to read.
 */
static enum shown how_of(const struct unit *unit, const struct unit *now,
			 const struct item *item)
{
	char *key = key_of(now, item);
	enum shown how = SHOWN_AS_IS;
	gpointer known;

	if (key && g_hash_table_lookup_extended(unit->shown, key, NULL, &known))
		how = GPOINTER_TO_UINT(known);
	else if (key && !has(unit, key))
		how = SHOWN_SIMPLER;
	g_free(key);
	return how;
}

/* Without the rest of its file no function has the macros defined there, of
 * which spatch reads what it cannot read otherwise: all get stand-ins. */
void shown_apply(const struct unit *unit, const struct unit *now,
		 struct mask *mask)
{
	gboolean alone = FALSE;

	for (guint i = 0; unit->shown && i < now->items->len; i++) {
		const struct item *item =
			&g_array_index(now->items, struct item, i);
		enum shown how = how_of(unit, now, item);

		if (how >= SHOWN_SIMPLER)
			mask_simplify(mask, item->first);
		alone |= how >= SHOWN_ALONE;
	}
	if (!alone)
		return;
	mask_alone(mask);
	for (guint i = 0; i < now->items->len; i++)
		mask_simplify(mask,
			      g_array_index(now->items, struct item, i).first);
}

static gboolean has_facts(const struct unit *unit, const struct item *item)
{
	for (guint i = 0; i < unit->facts->len; i++) {
		guint at = g_array_index(unit->facts, struct fact, i).first;

		if (at > item->body && at < item->body_end)
			return TRUE;
	}
	return FALSE;
}

gboolean shown_misses(const struct unit *unit, const struct item *function)
{
	static const char *const keywords[] = {"if",	 "for",	    "while",
					       "switch", "return",  "sizeof",
					       "typeof", "defined", NULL};
	const struct source *source = unit->source;

	if (function->kind != ITEM_FUNCTION || has_facts(unit, function))
		return FALSE;
	for (guint i = function->body; i < function->body_end;
	     i = source_next(source, i)) {
		guint prev = source_prev(source, i);

		if (source->tokens[i].kind == TOKEN_IDENT &&
		    !source_is_any(source, i, keywords) &&
		    !source_is(source, prev, ".") &&
		    !source_is(source, prev, "->") &&
		    source_is(source, source_next(source, i), "("))
			return TRUE;
	}
	return FALSE;
}
