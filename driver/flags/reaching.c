// SPDX-License-Identifier: GPL-2.0
#include "flags/reaching.h"

#include "code/bracket.h"

/* A member that must be set for the call to be made: "base->member". */
struct reach_guard {
	char *base;
	char *member;
};

static gboolean is_selector(const struct source *source, guint i)
{
	return source_is(source, i, "->") || source_is(source, i, ".");
}

/* Whether the words are "base->member" and nothing else. */
static gboolean read_guard(const struct source *source, guint first, guint last,
			   struct reach_guard *guard)
{
	guint selector = source_next(source, first);

	if (source->tokens[first].kind != TOKEN_IDENT ||
	    !is_selector(source, selector) ||
	    source_next(source, selector) != last)
		return FALSE;
	guard->base = source_word(source, first);
	guard->member = source_word(source, last);
	return TRUE;
}

/* The innermost if of that form whose first arm holds the token. */
static gboolean find_guard(const struct scope *scope, guint token,
			   struct reach_guard *guard)
{
	const struct source *source = scope->unit->source;

	for (const struct stmt *stmt = stmt_at(scope->root, token); stmt;
	     stmt = stmt->parent)
		if (stmt->kind == STMT_IF && stmt->child &&
		    stmt->child->first <= token && token <= stmt->child->last &&
		    read_guard(source, source_next(source, stmt->open),
			       source_prev(source, stmt->close), guard))
			return TRUE;
	return FALSE;
}

/* Whether the name is given another value in the function. */
static gboolean is_set(const struct source *source, const struct item *item,
		       const char *name)
{
	for (guint i = item->body; i < item->body_end; i++)
		if (source_is(source, i, name) &&
		    source_is(source, source_next(source, i), "="))
			return TRUE;
	return FALSE;
}

/* Whether somebody sets the member by its name, not in an initialiser. */
static gboolean is_written(const struct source *source, const char *member)
{
	for (guint i = 1; i < source->count; i++) {
		guint selector, before;

		if (!source_is(source, i, member) ||
		    !source_is(source, source_next(source, i), "="))
			continue;
		selector = source_prev(source, i);
		before = source_prev(source, selector);
		if (source_is(source, selector, "->") ||
		    (source_is(source, selector, ".") &&
		     !source_is(source, before, "{") &&
		     !source_is(source, before, ",")))
			return TRUE;
	}
	return FALSE;
}

/* The { of the initialiser that has ".member = value" there; 0: it is none. */
static guint initialiser_of(const struct source *source, guint value)
{
	guint dot = source_prev(
		source, source_prev(source, source_prev(source, value)));
	guint depth = 0, i = source_prev(source, dot);

	if (dot >= source->count || !source_is(source, dot, ".") ||
	    (!source_is(source, i, "{") && !source_is(source, i, ",")))
		return 0;
	for (; i < source->count; i = source_prev(source, i)) {
		if (source_is(source, i, ")") || source_is(source, i, "}"))
			depth++;
		else if (source_is(source, i, "(") && !depth)
			return 0;
		else if (source_is(source, i, "{") && !depth)
			return i;
		else if (source_is(source, i, "(") || source_is(source, i, "{"))
			depth--;
		else if (source_is(source, i, ";"))
			return 0;
	}
	return 0;
}

/* Whether the initialiser, by names alone, leaves the member 0. */
static gboolean leaves_zero(const struct source *source, guint open,
			    const char *member)
{
	static const char *const zeros[] = {"0", "false", "NULL", NULL};
	guint close = source_close(source, open);

	for (guint i = source_next(source, open); i < close;
	     i = source_next(source, i)) {
		guint behind = source_next(source, source_next(source, i));

		if (source_is(source, i, "(") || source_is(source, i, "{") ||
		    source_is(source, i, "[")) {
			i = source_close(source, i);
			continue;
		}
		if (source_is(source, i, member) &&
		    source_is(source, source_prev(source, i), "."))
			return source_is_any(source, behind, zeros) &&
			       !source_is(source, source_next(source, behind),
					  "|");
	}
	return close < source->count;
}

static gboolean cannot_reach(const struct giver *giver, const char *member)
{
	const struct source *source = giver->unit->source;
	guint open = initialiser_of(source, giver->first);

	return giver->item && open && leaves_zero(source, open, member) &&
	       !is_written(source, member);
}

/* Whether only givers that are gone need the origin: a parameter of theirs. */
static gboolean is_needed(const struct origin *need, const GArray *gone,
			  const GArray *givers)
{
	const struct place *place = need->where;
	gboolean theirs = FALSE;

	if (need->kind != ORIGIN_PARAMETER || !place)
		return TRUE;
	for (guint i = 0; i < givers->len; i++)
		if (g_array_index(givers, struct giver, i).item == place->item)
			return TRUE;
	for (guint i = 0; i < gone->len; i++)
		theirs |= g_array_index(gone, struct giver, i).item ==
			  place->item;
	return !theirs;
}

static struct origin *part_of(const struct origin *origin, const char *member)
{
	struct origin *part = g_new0(struct origin, 1);
	g_autoptr(GArray) gone =
		g_array_new(FALSE, FALSE, sizeof(struct giver));

	*part = *origin;
	part->givers = g_array_new(FALSE, FALSE, sizeof(struct giver));
	part->needs = g_ptr_array_new();
	for (guint i = 0; i < origin->givers->len; i++) {
		const struct giver *giver =
			&g_array_index(origin->givers, struct giver, i);

		g_array_append_vals(cannot_reach(giver, member) ? gone
								: part->givers,
				    giver, 1);
	}
	for (guint i = 0; i < origin->needs->len; i++)
		if (is_needed(origin->needs->pdata[i], gone, part->givers))
			g_ptr_array_add(part->needs, origin->needs->pdata[i]);
	if (gone->len && part->givers->len)
		return part;
	reaching_free(part);
	return NULL;
}

struct origin *reaching_part(const struct scope *scope, guint token,
			     const struct leaf *leaf,
			     const struct origin *origin)
{
	const struct source *source = scope->unit->source;
	struct reach_guard guard = {0};
	struct origin *part = NULL;

	if (origin->kind == ORIGIN_MEMBER && !origin->blind &&
	    find_guard(scope, token, &guard) &&
	    source_is(source, leaf->first, guard.base) &&
	    is_selector(source, source_next(source, leaf->first)) &&
	    !is_set(source, scope->item, guard.base) &&
	    !is_written(source, guard.member))
		part = part_of(origin, guard.member);
	g_free(guard.base);
	g_free(guard.member);
	return part;
}

void reaching_free(struct origin *part)
{
	if (!part)
		return;
	g_array_unref(part->givers);
	g_ptr_array_unref(part->needs);
	g_free(part);
}
