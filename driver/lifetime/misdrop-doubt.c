// SPDX-License-Identifier: GPL-2.0
/* misdrop-doubt - what says that a page may be none of the pin's */
#include "lifetime/descent.h"
#include "lifetime/misdrop.h"

#define DEPTH 3 /* callers above a function that drops */
#define WHOLE -1 /* in place of an argument's number: all of the call */

/* What a call is about: variables, and the members that they are read from. */
struct subject {
	struct names names;
	GHashTable *places;
};

static void subject_init(struct subject *subject, const struct routine *routine,
			 const struct call_place *call, int argument)
{
	*subject = (struct subject){.places = places_new()};
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);

		if (argument < 0 || (guint)argument == i)
			descent_of(routine, span->first, span->last,
				   &subject->names, subject->places);
	}
}

static void subject_clear(struct subject *subject)
{
	g_hash_table_unref(subject->places);
}

/* Two members of one object are two things. */
static gboolean is_same(const struct subject *a, const struct subject *b)
{
	return names_meet(&a->names, &b->names) &&
	       (!g_hash_table_size(a->places) ||
		!g_hash_table_size(b->places) ||
		places_meet(a->places, b->places, FALSE));
}

static gboolean holds(const struct stmt *stmt, guint token)
{
	return stmt && token >= stmt->first && token <= stmt->last;
}

/*
 * if (x) a(); else b(); and, if cases count, two cases of a switch: one of the
 * two. (A switch over what user space asks for is no choice.)
 */
static gboolean is_choice(const struct routine *routine, guint a, guint b,
			  gboolean cases)
{
	const struct stmt *stmt = stmt_at(routine->root, a);

	while (stmt && !holds(stmt, b))
		stmt = stmt->parent;
	if (!stmt)
		return FALSE;
	if (stmt->kind == STMT_IF)
		return holds(stmt->orelse, a) != holds(stmt->orelse, b);
	return cases && (stmt->kind == STMT_SWITCH ||
			 (stmt->kind == STMT_BLOCK && stmt->parent &&
			  stmt->parent->kind == STMT_SWITCH));
}

static gboolean is_reached(const struct routine *routine, guint from, guint to)
{
	const struct cfg *cfg = routine->cfg;
	guint first = cfg_at(cfg, from), last = cfg_at(cfg, to), n;
	gboolean *seen, found = FALSE;
	GArray *todo;

	if (first == G_MAXUINT || last == G_MAXUINT)
		return TRUE;
	seen = g_new0(gboolean, cfg->nodes->len);
	todo = g_array_new(FALSE, FALSE, sizeof(guint));
	g_array_append_val(todo, first);
	while (todo->len && !found) {
		const GArray *next;

		n = g_array_index(todo, guint, todo->len - 1);
		g_array_set_size(todo, todo->len - 1);
		next = cfg_node(cfg, n)->next;
		for (guint i = 0; i < next->len; i++) {
			guint to_node =
				g_array_index(next, struct cfg_edge, i).to;

			found |= to_node == last;
			if (!seen[to_node])
				g_array_append_val(todo, to_node);
			seen[to_node] = TRUE;
		}
	}
	g_array_unref(todo);
	g_free(seen);
	return found;
}

/* Whether the function that is called drops pins somewhere below. */
static gboolean drops_below(struct world *world, const struct routine *routine,
			    const struct call_place *call)
{
	char *word = source_word(routine->unit->source, call->name);
	const GArray *callees =
		call->member ? NULL : world_callees(world, routine->unit, word);
	gboolean found = FALSE;

	for (guint i = 0; callees && i < callees->len && !found; i++) {
		const struct use *use = &g_array_index(callees, struct use, i);

		found = world_drops(world, use->unit, use->item);
	}
	g_free(word);
	return found;
}

/* Whether the other call makes it doubtful what this one drops. */
static gboolean doubts(struct world *world, const struct routine *routine,
		       const struct call_place *call, int argument,
		       const struct subject *ours,
		       const struct call_place *other, gboolean own)
{
	int drop = misdrop_class(world, routine, other, LEXICON_DROP);
	int take = misdrop_class(world, routine, other, LEXICON_TAKE);
	gboolean choice =
		is_choice(routine, call->name, other->name, argument != WHOLE);
	gboolean same;
	struct subject theirs;

	if (other == call || (drop < 0 && take < 0 && !choice))
		return FALSE;
	if (drop < 0 && take < 0 && !drops_below(world, routine, other))
		return FALSE;
	subject_init(&theirs, routine, other, MAX(drop, take));
	same = is_same(ours, &theirs);
	subject_clear(&theirs);
	return same &&
	       (choice || (argument != WHOLE &&
			   (take >= 0 || !own ||
			    is_reached(routine, call->name, other->name))));
}

static gboolean is_doubtful(struct world *world, const struct routine *routine,
			    const struct call_place *call, int argument,
			    gboolean own)
{
	gboolean found = FALSE;
	struct subject ours;

	subject_init(&ours, routine, call, argument);
	for (guint i = 0; i < routine->calls->len && !found; i++)
		found = doubts(
			world, routine, call, argument, &ours,
			&g_array_index(routine->calls, struct call_place, i),
			own);
	subject_clear(&ours);
	return found;
}

/* A condition around the call that asks for something else than the page. */
static gboolean is_asked(const struct routine *routine,
			 const struct call_place *call, guint argument)
{
	const struct stmt *stmt = stmt_at(routine->root, call->name);
	gboolean found = FALSE;
	struct subject ours;

	subject_init(&ours, routine, call, argument);
	for (; stmt && !found; stmt = stmt->parent) {
		struct names asked = {0};

		if (stmt->kind != STMT_IF || call->name <= stmt->close)
			continue;
		names_in(routine, stmt->open, stmt->close, &asked);
		for (guint i = 0; i < routine->names->len; i++)
			found |= names_has(&asked, i) &&
				 !names_has(&ours.names, i);
	}
	subject_clear(&ours);
	return found;
}

/* Whether a caller chooses between this function and one that drops pins. */
static gboolean is_chosen(struct world *world, const struct routine *routine,
			  guint depth)
{
	GArray *uses = program_uses_of(world->program,
				       view_origin(world->views, routine->unit),
				       routine->item, USE_CALL);
	gboolean found = FALSE;

	view_uses(world->views, uses);

	for (guint i = 0; i < uses->len && !found; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		const struct routine *caller;
		const struct call_place *call;

		if (!use->item || use->item->kind != ITEM_FUNCTION ||
		    use->item == routine->item)
			continue;
		caller = world_routine(world, use->unit, use->item);
		call = routine_call(caller, use->token);
		found = call &&
			(is_doubtful(world, caller, call, -1, TRUE) ||
			 (depth && is_chosen(world, caller, depth - 1)));
	}
	g_array_unref(uses);
	return found;
}

gboolean misdrop_is_sure(struct world *world, const struct routine *routine,
			 const struct call_place *call, guint argument,
			 gboolean own)
{
	if (is_doubtful(world, routine, call, argument, own))
		return FALSE;
	return own || (!is_asked(routine, call, argument) &&
		       !is_chosen(world, routine, DEPTH));
}
