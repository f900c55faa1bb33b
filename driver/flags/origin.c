// SPDX-License-Identifier: GPL-2.0
#include "flags/origin.h"

#include <string.h>

#include "code/quote.h"

static void origin_free(gpointer data)
{
	struct origin *origin = data;

	if (origin->where_free)
		origin->where_free(origin->where);
	g_free(origin->key);
	g_free(origin->name);
	g_free(origin->blind);
	g_array_unref(origin->givers);
	g_ptr_array_unref(origin->needs);
	g_free(origin);
}

struct origins *origins_new(void)
{
	struct origins *origins = g_new0(struct origins, 1);

	origins->list = g_ptr_array_new_with_free_func(origin_free);
	origins->by_key = g_hash_table_new(g_str_hash, g_str_equal);
	return origins;
}

void origins_free(struct origins *origins)
{
	if (!origins)
		return;
	g_hash_table_unref(origins->by_key);
	g_ptr_array_unref(origins->list);
	g_free(origins);
}

struct origin *origins_get(struct origins *origins, enum origin_kind kind,
			   const char *key)
{
	struct origin *origin = g_hash_table_lookup(origins->by_key, key);

	if (origin)
		return origin;
	origin = g_new0(struct origin, 1);
	origin->kind = kind;
	origin->key = g_strdup(key);
	origin->givers = g_array_new(FALSE, FALSE, sizeof(struct giver));
	origin->needs = g_ptr_array_new();
	g_ptr_array_add(origins->list, origin);
	g_hash_table_insert(origins->by_key, origin->key, origin);
	return origin;
}

void origin_give(struct origin *origin, const struct giver *giver)
{
	g_array_append_val(origin->givers, *giver);
}

void origin_blind(struct origin *origin, const char *format, ...)
{
	va_list more;

	if (origin->blind)
		return;
	va_start(more, format);
	origin->blind = g_strdup_vprintf(format, more);
	va_end(more);
}

/* What a giver can make of an origin. */
static guint effect(const struct giver *giver, guint can)
{
	switch (giver->give) {
	case GIVE_IS:
		return can;
	case GIVE_ADDS: /* |= of a clear value changes nothing */
		return can & CAN_SET;
	case GIVE_MASKS: /* &= of a set value changes nothing */
		return can & CAN_CLEAR;
	case GIVE_OTHER:
		break;
	}
	return CAN_BOTH;
}

static guint join(struct origin *origin,
		  guint (*eval)(const struct giver *giver, gpointer data),
		  gpointer data)
{
	gboolean is = FALSE;
	guint can = CAN_NOTHING;

	if (origin->blind || !origin->givers->len)
		return CAN_BOTH;
	for (guint i = 0; i < origin->givers->len; i++) {
		struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);

		giver->can = eval(giver, data);
		can |= effect(giver, giver->can);
		is |= giver->give == GIVE_IS;
	}
	/* what is only or-ed to begins as zero */
	return is ? can : can | CAN_CLEAR;
}

void origins_solve(struct origins *origins,
		   guint (*eval)(const struct giver *giver, gpointer data),
		   gpointer data)
{
	gboolean changed = TRUE;

	for (guint i = 0; i < origins->list->len; i++)
		((struct origin *)origins->list->pdata[i])->can = CAN_NOTHING;
	while (changed) {
		changed = FALSE;
		/* eval may discover origins: the list may grow */
		for (guint i = 0; i < origins->list->len; i++) {
			struct origin *origin = origins->list->pdata[i];
			guint can = origin->can | join(origin, eval, data);

			changed |= can != origin->can;
			origin->can = can;
		}
	}
}

char *origin_text(const struct origin *origin, const char *home)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < origin->givers->len; i++) {
		const struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);
		const struct source *source = giver->unit->source;
		char *value = quote_span(source, giver->first, giver->last);
		char *function =
			giver->item ? item_name(source, giver->item) : NULL;
		guint line = source->tokens[giver->at].line;

		g_string_append_printf(text, "%s%s%s", i ? ", " : "",
				       giver->give == GIVE_ADDS	   ? "|= "
				       : giver->give == GIVE_MASKS ? "&= "
								   : "",
				       value);
		if (function && giver->item->kind == ITEM_FUNCTION)
			g_string_append_printf(text, " %s %s()",
					       origin->kind == ORIGIN_PARAMETER
						       ? "from"
						       : "in",
					       function);
		if (strcmp(giver->unit->path, home))
			g_string_append_printf(text, " at %s:%u",
					       giver->unit->path, line);
		else
			g_string_append_printf(text, " at l.%u", line);
		g_free(value);
		g_free(function);
	}
	if (origin->blind)
		g_string_append_printf(text, "%s%s", text->len ? "; " : "",
				       origin->blind);
	return g_string_free(text, FALSE);
}
