// SPDX-License-Identifier: GPL-2.0
#include "engine/declared.h"
#include "code/bracket.h"

#include <string.h>

static void declared_free(gpointer data)
{
	struct declared *declared = data;

	g_free(declared->name);
	g_free(declared->text);
	g_free(declared);
}

static gboolean is_name(const struct source *source, guint i)
{
	static const char *const words[] = {"__attribute__", "__printf",
					    "__must_check", NULL};

	return source->tokens[i].kind == TOKEN_IDENT &&
	       !source_is_any(source, i, words);
}

/*
 * The token that names what the tokens from first to last declare; G_MAXUINT
 * when none does. (*name)( is a pointer to a function.
 */
static guint name_of(const struct source *source, guint first, guint last,
		     gboolean *pointer)
{
	static const char *const ends[] = {";", ",", "=", "[", ":", "{", NULL};
	guint name = G_MAXUINT, i;

	*pointer = FALSE;
	for (i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		guint next = source_next(source, i);

		if (source_is(source, i, "(") && source_is(source, next, "*")) {
			name = source_next(source, next);
			*pointer = name <= last && is_name(source, name) &&
				   source_is(source, source_next(source, name),
					     ")");
			return *pointer ? name : G_MAXUINT;
		}
		if (is_name(source, i) && source_is(source, next, "("))
			return i;
		if (source_is_any(source, i, ends))
			break;
		if (is_name(source, i))
			name = i;
	}
	return name;
}

static gboolean has_word(const struct source *source, guint first, guint last,
			 const char *word)
{
	for (guint i = first; i <= last; i++)
		if (source_is(source, i, word))
			return TRUE;
	return FALSE;
}

static void add(GPtrArray *list, const struct source *source, guint first,
		guint last, gboolean function)
{
	gboolean header = g_str_has_suffix(source->path, ".h"), pointer;
	guint name = name_of(source, first, last, &pointer);
	struct declared *declared;

	if (name == G_MAXUINT || name > last)
		return;
	declared = g_new0(struct declared, 1);
	declared->name = source_word(source, name);
	declared->text = source_span(source, first, last);
	declared->function = function;
	declared->pointer = pointer;
	declared->shared =
		header ||
		((function || has_word(source, first, last, "extern")) &&
		 !has_word(source, first, last, "static"));
	g_ptr_array_add(list, declared);
}

/* The declarations of an item that is no function: structs have many. */
static void add_pieces(GPtrArray *list, const struct source *source,
		       const struct item *item)
{
	guint first = item->first, depth = 0;
	gboolean is_enum = FALSE;

	for (guint i = item->first; source_within(source, i, item->last);
	     i = source_next(source, i)) {
		gboolean opens = source_is(source, i, "{");
		gboolean closes = source_is(source, i, "}");

		if (source_is(source, i, "(")) {
			/* parameters are no declarations of their own */
			guint close = source_close(source, i);

			i = close <= item->last ? close : i;
			continue;
		}
		if (opens)
			is_enum = has_word(source, first, i, "enum");
		depth += opens;
		depth -= closes && depth;
		if (!opens && !closes && !source_is(source, i, ";") &&
		    !(is_enum && depth && source_is(source, i, ",")))
			continue;
		if (i > first)
			add(list, source, first, i - 1, FALSE);
		first = i + 1;
	}
}

GPtrArray *declared_read(const struct source *source, const GArray *items)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(declared_free);

	for (guint i = 0; i < items->len; i++) {
		const struct item *item = &g_array_index(items, struct item, i);

		if (item->kind == ITEM_FUNCTION) {
			add(list, source, item->first, item->body - 1, TRUE);
		} else if (item->kind == ITEM_OTHER) {
			add_pieces(list, source, item);
		} else {
			struct declared *macro = g_new0(struct declared, 1);

			macro->name = source_word(source, item->name);
			macro->text =
				source_span(source, item->first, item->last);
			macro->shared = g_str_has_suffix(source->path, ".h");
			g_ptr_array_add(list, macro);
		}
	}
	return list;
}

GPtrArray *declared_changed(const GPtrArray *before, const GPtrArray *after)
{
	GHashTable *there = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *changed = g_ptr_array_new();

	for (guint i = 0; i < after->len; i++)
		g_hash_table_add(there,
				 ((struct declared *)after->pdata[i])->text);
	for (guint i = 0; i < before->len; i++) {
		struct declared *declared = before->pdata[i];

		if (!g_hash_table_contains(there, declared->text))
			g_ptr_array_add(changed, declared);
	}
	g_hash_table_unref(there);
	return changed;
}
