// SPDX-License-Identifier: GPL-2.0
#include "lifetime/alias.h"

#include <string.h>

#include "lifetime/doubt.h"
#include "lifetime/recall.h"

#define STEPS 3 /* aliases of aliases */

/* #define NAME other: the token of the other name; 0: something else. */
static guint target_of(const struct unit *unit, const struct item *item)
{
	return item->kind == ITEM_MACRO && item->last == item->name + 1 &&
			       unit->source->tokens[item->last].kind ==
				       TOKEN_IDENT
		       ? item->last
		       : 0;
}

/* What one alias stands for, or NULL. */
static char *step(struct world *world, const struct unit *unit,
		  const char *word)
{
	const GArray *all = program_namesakes(world->program, word);
	char *found = NULL;
	gboolean several = FALSE;

	recall_namesakes(world->recall, all);
	for (guint i = 0; i < all->len; i++) {
		struct use use = g_array_index(all, struct use, i);
		g_autofree char *other = NULL;
		guint target;

		if (!view_use(world->views, &use) || !use.item)
			continue;
		target = target_of(use.unit, use.item);
		if (!target || (g_str_has_suffix(use.unit->path, ".c") &&
				strcmp(use.unit->path, unit->path) != 0))
			continue;
		other = source_word(use.unit->source, target);
		if (found && strcmp(found, other) != 0) {
			several = TRUE;
			doubt_token(world, use.unit, target);
		}
		if (!found)
			found = g_steal_pointer(&other);
	}
	if (several)
		g_clear_pointer(&found, g_free);
	return found;
}

char *alias_of(struct world *world, const struct unit *unit, const char *word)
{
	char *name = g_strdup(word);

	for (guint i = 0; i < STEPS; i++) {
		char *next = step(world, unit, name);

		if (!next)
			break;
		g_free(name);
		name = next;
	}
	return name;
}

char *alias_word(struct world *world, const struct unit *unit, guint token)
{
	g_autofree char *word = source_word(unit->source, token);

	return alias_of(world, unit, word);
}

/* Whether a macro is the callee by another name, at once or by more of them. */
static gboolean leads_to(struct world *world, struct setting *setting,
			 const char *word, const char *callee, guint steps)
{
	const GArray *all = program_namesakes(world->program, word);

	for (guint i = 0; i < all->len; i++) {
		const struct use *use = &g_array_index(all, struct use, i);
		struct setting *way;
		g_autofree char *other = NULL;
		guint target = target_of(use->unit, use->item);

		if (!target)
			continue;
		other = source_word(use->unit->source, target);
		way = setting_copy(setting);
		if (view_take(world->views, way, use->unit, target) &&
		    (!strcmp(other, callee) ||
		     (steps &&
		      leads_to(world, way, other, callee, steps - 1)))) {
			setting_become(setting, way);
			return TRUE;
		}
		setting_free(way);
	}
	return FALSE;
}

void alias_take(struct world *world, struct setting *setting,
		const struct unit *unit, guint token, const char *callee)
{
	g_autofree char *word = source_word(unit->source, token);

	if (callee && strcmp(word, callee) != 0)
		leads_to(world, setting, word, callee, STEPS);
}

static void add_aliases(struct world *world, const char *word, guint steps,
			GPtrArray *names)
{
	GArray *uses = world_names(world, word, USE_ANY);

	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		g_autofree char *folder = NULL;
		char *name;

		if (!use->item || target_of(use->unit, use->item) != use->token)
			continue;
		name = item_name(use->unit->source, use->item);
		if (g_ptr_array_find_with_equal_func(names, name, g_str_equal,
						     NULL)) {
			g_free(name);
			continue;
		}
		g_ptr_array_add(names, name);
		folder = g_path_get_dirname(use->unit->path);
		if (!g_str_has_suffix(use->unit->path, ".c") &&
		    !program_knows(world->program, name, folder))
			world_want(world, name, folder);
		if (steps)
			add_aliases(world, name, steps - 1, names);
	}
	g_array_unref(uses);
}

GPtrArray *aliases_of(struct world *world, const char *word)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	add_aliases(world, word, STEPS - 1, names);
	return names;
}
