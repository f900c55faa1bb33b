// SPDX-License-Identifier: GPL-2.0
#include "lifetime/world.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/doubt.h"
#include "lifetime/recall.h"
#include "code/bracket.h"

#define DEPTH 8 /* calls below a function in which a drop is looked for */

/* What a name can mean in a unit, when so many functions had that name. */
struct callees {
	GArray *found; /* struct use */
	const GArray *namesakes;
	guint count;
};

static void callees_free(gpointer data)
{
	struct callees *callees = data;

	g_array_unref(callees->found);
	g_free(callees);
}

void world_init(struct world *world, struct program *program,
		const struct lexicon *lexicon)
{
	world->program = program;
	world->lexicon = lexicon;
	world->routines = g_hash_table_new_full(NULL, NULL, NULL,
						(GDestroyNotify)routine_free);
	world->dropping = g_hash_table_new(NULL, NULL);
	world->inserting = g_hash_table_new(NULL, NULL);
	world->arguments = g_hash_table_new_full(
		NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
	world->callees = g_hash_table_new_full(
		NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
	world->recall = recall_new();
	world->round = 1;
	world->views = views_new(program);
	world->base = setting_new(
		program,
		program_tree(program) ? program_tree(program)->major : 0,
		program_tree(program) ? program_tree(program)->minor : 0);
	world->setting = views_set(world->views, world->base);
	world->wanted =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	world->members = g_ptr_array_new_with_free_func(g_free);
	world->tables = g_ptr_array_new_with_free_func(g_free);
}

void world_clear(struct world *world)
{
	g_hash_table_unref(world->routines);
	g_hash_table_unref(world->dropping);
	g_hash_table_unref(world->inserting);
	g_hash_table_unref(world->arguments);
	g_hash_table_unref(world->callees);
	recall_free(world->recall);
	views_free(world->views);
	setting_free(world->base);
	g_hash_table_unref(world->wanted);
	g_ptr_array_unref(world->members);
	g_ptr_array_unref(world->tables);
}

void world_forget(struct world *world)
{
	g_hash_table_remove_all(world->dropping);
	recall_round(world->recall);
	world->round++;
	g_hash_table_remove_all(world->wanted);
	g_ptr_array_set_size(world->members, 0);
	g_ptr_array_set_size(world->tables, 0);
}

void world_see(struct world *world, const struct setting *setting)
{
	guint number = views_set(world->views, setting);

	if (number == world->setting)
		return;
	world->setting = number;
	/* which function is meant, and what it does, is another now */
	g_hash_table_remove_all(world->dropping);
	g_hash_table_remove_all(world->callees);
}

GArray *world_names(struct world *world, const char *name, guint kinds)
{
	GArray *uses = program_uses(world->program, name, kinds);

	view_uses(world->views, uses);
	return uses;
}

void world_want(struct world *world, const char *word, const char *folder)
{
	const char *known = g_hash_table_lookup(world->wanted, word);

	world->asked = TRUE;
	if (!known || (*known && !*folder))
		g_hash_table_replace(world->wanted, g_strdup(word),
				     g_strdup(folder));
}

void world_want_calls(struct world *world, const char *member, const char *path)
{
	world->asked = TRUE;
	for (guint i = 0; i < world->members->len; i++)
		if (!strcmp(world->members->pdata[i], member) &&
		    !strcmp(world->tables->pdata[i], path))
			return;
	g_ptr_array_add(world->members, g_strdup(member));
	g_ptr_array_add(world->tables, g_strdup(path));
}

const struct routine *world_routine(struct world *world,
				    const struct unit *unit,
				    const struct item *item)
{
	struct routine *routine = g_hash_table_lookup(world->routines, item);

	if (!routine) {
		routine = routine_new(unit, item);
		g_hash_table_insert(world->routines, (gpointer)item, routine);
	}
	doubt_routine(world, routine);
	return routine;
}

/* A function for kernels that are built without the feature: no call in it. */
static gboolean is_stub(const struct use *use)
{
	const struct source *source = use->unit->source;

	if (!g_str_has_suffix(use->unit->path, ".h"))
		return FALSE;
	if (use->item->kind == ITEM_MACRO)
		return FALSE;
	for (guint i = use->item->body; i < use->item->body_end; i++)
		if (source_is(source, i, "(") &&
		    !routine_is_keyword(source, source_prev(source, i)) &&
		    source->tokens[source_prev(source, i)].kind == TOKEN_IDENT)
			return FALSE;
	return TRUE;
}

/* All functions of this name that a view of the unit has, as uses. */
static void add_own(GArray *found, const struct unit *view, const char *name)
{
	for (guint i = 0; i < view->items->len; i++) {
		const struct item *item =
			&g_array_index(view->items, struct item, i);
		struct use use = {view, item->name, item, USE_DEFINITION};

		if (routine_is(view, item) &&
		    source_is(view->source, item->name, name))
			g_array_append_val(found, use);
	}
}

/*
 * The definitions as they are compiled: those that are left out go, and a head
 * in two arms has the name in one of them.
 */
static GArray *see_definitions(struct world *world, GArray *raw,
			       const char *name)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct use));
	const struct unit *last = NULL;

	for (guint i = 0; i < raw->len; i++) {
		const struct use *use = &g_array_index(raw, struct use, i);
		const struct unit *view = view_of(world->views, use->unit);

		if (view == use->unit)
			g_array_append_val(found, *use);
		else if (use->unit != last)
			add_own(found, view, name);
		last = use->unit;
	}
	g_array_unref(raw);
	return found;
}

static GArray *find_callees(struct world *world, const struct unit *unit,
			    const char *name)
{
	GArray *found = see_definitions(
		world,
		program_definitions(world->program,
				    view_origin(world->views, unit), name),
		name);

	for (guint i = found->len; i-- > 0;) {
		const struct use *use = &g_array_index(found, struct use, i);

		if (!routine_is(use->unit, use->item) ||
		    (found->len > 1 && is_stub(use)))
			g_array_remove_index(found, i);
	}
	return found;
}

/* Two functions of one name in a file stand in arms of an #if. */
static void note_twins(struct world *world, const GArray *found)
{
	for (guint i = 1; i < found->len; i++) {
		const struct use *use = &g_array_index(found, struct use, i);

		if (use->unit == g_array_index(found, struct use, i - 1).unit)
			doubt_token(world, use->unit, use->token);
	}
}

static struct callees *callees_of(struct world *world, const struct unit *unit,
				  const char *name)
{
	GHashTable *names = g_hash_table_lookup(world->callees, unit);
	struct callees *callees;

	if (!names) {
		names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					      callees_free);
		g_hash_table_insert(world->callees, (gpointer)unit, names);
	}
	callees = g_hash_table_lookup(names, name);
	if (!callees) {
		callees = g_new0(struct callees, 1);
		callees->namesakes = program_namesakes(world->program, name);
		callees->count = G_MAXUINT;
		g_hash_table_insert(names, g_strdup(name), callees);
	}
	if (callees->count != callees->namesakes->len) {
		g_clear_pointer(&callees->found, g_array_unref);
		callees->found = find_callees(world, unit, name);
		callees->count = callees->namesakes->len;
	}
	return callees;
}

const GArray *world_callees(struct world *world, const struct unit *unit,
			    const char *name)
{
	const struct callees *callees = callees_of(world, unit, name);

	recall_namesakes(world->recall, callees->namesakes);
	if (callees->found->len > 1)
		note_twins(world, callees->found);
	return callees->found;
}

static gboolean drops(struct world *world, const struct unit *unit,
		      const struct item *item, guint depth);

static gboolean call_drops(struct world *world, const struct unit *unit,
			   const char *word, guint depth)
{
	g_autofree char *name = alias_of(world, unit, word);
	const GArray *callees;
	gboolean found = FALSE;

	if (lexicon_has(world->lexicon, LEXICON_DROP, name))
		return TRUE;
	callees = callees_of(world, unit, name)->found;
	for (guint i = 0; i < callees->len && !found; i++) {
		const struct use *callee =
			&g_array_index(callees, struct use, i);

		found = drops(world, callee->unit, callee->item, depth);
	}
	return found;
}

gboolean world_call_drops(struct world *world, const struct unit *unit,
			  const char *name)
{
	return call_drops(world, unit, name, DEPTH);
}

/* kref_put(&x->ref, free_x): the function is among the arguments */
static gboolean is_handed(const struct world *world, const char *name)
{
	return lexicon_has(world->lexicon, LEXICON_COUNTED, name) ||
	       lexicon_has(world->lexicon, LEXICON_DEFERRED, name);
}

static gboolean drops(struct world *world, const struct unit *unit,
		      const struct item *item, guint depth)
{
	guint known =
		GPOINTER_TO_UINT(g_hash_table_lookup(world->dropping, item));
	const struct source *source = unit->source;
	gboolean found = FALSE;
	guint first, end;

	if (known)
		return known - 1;
	if (!depth || !routine_is(unit, item))
		return FALSE;
	routine_bounds(unit, item, &first, &end);
	g_hash_table_insert(world->dropping, (gpointer)item,
			    GUINT_TO_POINTER(1));
	for (guint i = first; i < end && !found; i++) {
		guint next;
		char *name;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    routine_is_keyword(source, i))
			continue;
		next = source_next(source, i);
		if (!source_is(source, next, "("))
			continue;
		name = source_word(source, i);
		found = call_drops(world, unit, name, depth - 1);
		if (!found && is_handed(world, name)) {
			guint close = source_close(source, next);

			for (; next < close && !found; next++) {
				char *word = source_word(source, next);

				if (source->tokens[next].kind == TOKEN_IDENT)
					found = call_drops(world, unit, word,
							   depth - 1);
				g_free(word);
			}
		}
		g_free(name);
	}
	g_hash_table_insert(world->dropping, (gpointer)item,
			    GUINT_TO_POINTER(found + 1));
	return found;
}

gboolean world_drops(struct world *world, const struct unit *unit,
		     const struct item *item)
{
	gboolean answer = drops(world, unit, item, DEPTH);

	recall_drops(world->recall, unit, item, answer);
	return answer;
}

gboolean world_inserts(struct world *world, const struct unit *unit,
		       const struct item *item)
{
	guint known =
		GPOINTER_TO_UINT(g_hash_table_lookup(world->inserting, item));
	const struct source *source = unit->source;
	gboolean found = FALSE;
	guint first, end;

	if (known)
		return known - 1;
	routine_bounds(unit, item, &first, &end);
	for (guint i = first; i < end && !found; i++) {
		char *word;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		found = lexicon_has(world->lexicon, LEXICON_INSERT, word);
		g_free(word);
	}
	g_hash_table_insert(world->inserting, (gpointer)item,
			    GUINT_TO_POINTER(found + 1));
	return found;
}
