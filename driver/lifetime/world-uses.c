// SPDX-License-Identifier: GPL-2.0
#include "lifetime/world.h"

#include <string.h>

#include "program/nearby.h"

/*
 * The folder that a driver's own functions are used in: the one above the
 * file's, as long as that is not a whole subsystem.
 */
static char *near_folder(const char *path)
{
	char *folder = g_path_get_dirname(path), *above;
	guint depth = 0;

	for (const char *p = folder; *p; p++)
		depth += *p == '/';
	if (depth < 2)
		return folder;
	above = g_path_get_dirname(folder);
	g_free(folder);
	return above;
}

/* Whether files anywhere may use the function. */
static gboolean is_public(struct world *world, const char *name)
{
	GArray *uses = program_uses(world->program, name,
				    USE_EXPORT | USE_DECLARATION);
	gboolean found = FALSE;

	for (guint i = 0; i < uses->len && !found; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		found = use->kind == USE_EXPORT ||
			g_str_has_prefix(use->unit->path, "include/") ||
			strstr(use->unit->path, "/include/");
	}
	g_array_unref(uses);
	return found;
}

static gboolean is_known(struct world *world, const struct unit *unit,
			 const char *name, gboolean used, enum reach reach)
{
	char *folder;
	gboolean known = TRUE;

	if (program_knows(world->program, name, NULL))
		return TRUE;
	folder = near_folder(unit->path);
	if (!program_knows(world->program, name, folder)) {
		world_want(world, name, folder);
		known = FALSE;
	} else if (!used || (reach == REACH_ALL && is_public(world, name))) {
		world_want(world, name, "");
		known = FALSE;
	}
	g_free(folder);
	return known;
}

GArray *world_uses(struct world *world, const struct unit *unit,
		   const struct item *item, enum reach reach,
		   gboolean *complete)
{
	GArray *uses =
		program_uses_of(world->program, view_origin(world->views, unit),
				item, USE_CALL | USE_VALUE);
	char *name = item_name(unit->source, item);

	if (name && !program_is_private(unit, item) &&
	    !is_known(world, unit, name, uses->len > 0, reach))
		*complete = FALSE;
	g_free(name);
	view_uses(world->views, uses);
	return uses;
}

static enum nearby how_near(const struct world *world, const struct unit *unit,
			    const GArray *uses, guint i)
{
	return program_nearby(world->program, unit,
			      g_array_index(uses, struct use, i).unit->path);
}

/* Whether a function calls what an array or a member holds. */
static gboolean calls_through(const struct unit *unit, const struct item *item)
{
	const struct source *source = unit->source;

	for (guint i = item->body; i < item->body_end; i++) {
		guint before = source_prev(source, i);

		if (source_is(source, i, "(") &&
		    (source_is(source, before, "]") ||
		     (source->tokens[before].kind == TOKEN_IDENT &&
		      (source_is(source, source_prev(source, before), ".") ||
		       source_is(source, source_prev(source, before), "->")))))
			return TRUE;
	}
	return FALSE;
}

GArray *world_table_calls(struct world *world, const struct use *use,
			  const char *table)
{
	GArray *uses = world_names(world, table, USE_VALUE | USE_CALL);
	gboolean local = use->item && use->item->kind == ITEM_FUNCTION;

	if (local)
		g_array_set_size(uses, 0);
	if (local && calls_through(use->unit, use->item))
		g_array_append_val(uses, *use);
	for (guint i = uses->len; !local && i-- > 0;) {
		const struct use *at = &g_array_index(uses, struct use, i);

		if (!at->item || at->item->kind != ITEM_FUNCTION ||
		    program_nearby(world->program, use->unit, at->unit->path) ==
			    NEARBY_FAR ||
		    !calls_through(at->unit, at->item))
			g_array_remove_index(uses, i);
	}
	return uses;
}

GArray *world_member_calls(struct world *world, const struct unit *unit,
			   const char *member)
{
	GArray *uses = world_names(world, member, USE_MEMBER_CALL);
	enum nearby nearest = NEARBY_FAR;

	for (guint i = 0; i < uses->len; i++)
		nearest = MIN(nearest, how_near(world, unit, uses, i));
	for (guint i = uses->len; i-- > 0;) {
		const struct use *use = &g_array_index(uses, struct use, i);

		if (nearest == NEARBY_FAR || !use->item ||
		    use->item->kind != ITEM_FUNCTION ||
		    how_near(world, unit, uses, i) != nearest)
			g_array_remove_index(uses, i);
	}
	return uses;
}
