// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinflow.h"

#include <string.h>

#include "lifetime/frontier.h"
#include "lifetime/mark.h"
#include "lifetime/pinask.h"
#include "lifetime/pinstep.h"
#include "lifetime/recall.h"

#define STEPS 4000 /* states of one function; more is not worth the time */

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

/* x = 0; and the like: the value that begins at this token is a constant. */
static gboolean is_constant(const struct source *source, guint value)
{
	return (source_is(source, value, "0") ||
		source_is(source, value, "NULL") ||
		source_is(source, value, "true") ||
		source_is(source, value, "false") ||
		source_is(source, value, "1")) &&
	       source_is(source, source_next(source, value), ";");
}

static struct names *find_tracked(const struct routine *routine)
{
	const struct source *source = routine->unit->source;
	struct names constant = {0}, asked = {0};
	struct names *tracked = g_new0(struct names, 1);

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->first > node->last)
			continue;
		if (node->kind == CFG_RETURN)
			names_in(routine, node->first, node->last, tracked);
		else if (node->kind == CFG_CONDITION)
			names_in(routine, node->first, node->last, &asked);
	}
	for (guint i = routine->body; i < routine->body_end; i++) {
		guint op = source_next(source, i);

		if (routine_name(routine, i) >= 0 &&
		    source_is(source, op, "=") &&
		    is_constant(source, source_next(source, op)))
			names_add(&constant, routine_name(routine, i));
	}
	for (guint i = 0; i < G_N_ELEMENTS(asked.word); i++)
		tracked->word[i] |= asked.word[i] & constant.word[i];
	return tracked;
}

/* Names whose values matter: what is returned, and flags set to constants. */
static const struct names *tracked_names(const struct routine *routine)
{
	if (!routine->tracked)
		((struct routine *)routine)->tracked = find_tracked(routine);
	return routine->tracked;
}

/* Whether the node gives the function's result. */
static gboolean is_return(const struct routine *routine,
			  const struct cfg_node *node)
{
	return node->kind == CFG_RETURN ||
	       (routine->value && node->kind == CFG_PLAIN);
}

/* Whether it does not leave that to a macro: RETURN(x); */
static gboolean has_return(const struct routine *routine)
{
	gboolean found = FALSE;

	for (guint i = 0; i < routine->cfg->nodes->len && !found; i++)
		found = is_return(routine, cfg_node(routine->cfg, i));
	return found;
}

static void span_of_return(const struct source *source,
			   const struct cfg_node *node, guint *first,
			   guint *last)
{
	*first = node->kind == CFG_RETURN ? source_next(source, node->first)
					  : node->first;
	*last = node->last;
	if (source_is(source, *last, ";"))
		*last = source_prev(source, *last);
}

static gboolean returns_bool(const struct routine *routine)
{
	for (guint i = routine->item->first; i < routine->item->name; i++)
		if (source_is(routine->unit->source, i, "bool"))
			return TRUE;
	return FALSE;
}

/* Whether a result says that the function failed. */
static gboolean is_failure(const struct routine *routine, guint value)
{
	if (routine->none)
		return FALSE;
	if (routine->pointer || returns_bool(routine))
		return !(value & VALUE_POSITIVE);
	if (routine->positive)
		return !(value & VALUE_ZERO);
	/* not 0, and the sign is not known: an error that is handed on */
	return !(value & VALUE_ZERO) && (value & VALUE_NEGATIVE);
}

static void leave(struct walk *walk, const struct state *state,
		  const struct cfg_node *node, struct upshot *outcome)
{
	const struct source *source = source_of(walk);
	guint value = VALUE_ANY, first = 1, last = 0;
	guint32 marks;
	gboolean pages = FALSE, object = FALSE, count = FALSE, failed = FALSE;

	if (state->phase == PHASE_BEFORE)
		return;
	if (is_return(walk->routine, node)) {
		struct values values;
		int name;

		span_of_return(source, node, &first, &last);
		pinstep_values(walk, state, &values);
		if (first <= last) {
			value = value_of(&values, first, last);
			name = routine_name(walk->routine, first);
			count = first == last &&
				names_has(&state->counts, name);
		}
		failed = is_failure(walk->routine, value);
	}
	/* what others can find by now lives on, unless a drop is tried */
	if (failed &&
	    (state->phase == PHASE_DROPPED || state->maybe || !state->inserted))
		return;
	if (state->phase == PHASE_DROPPED) {
		/* dropped since something else failed, whatever is returned */
		if (state->failed)
			outcome->given_up = TRUE;
		else
			outcome->dropped = TRUE;
		outcome->counted |= state->counted;
		if (!outcome->drop || !outcome->held)
			outcome->drop = state->drop;
		return;
	}
	if (first <= last && (walk->routine->pointer)) {
		struct names names = {0};

		names_in(walk->routine, first, last, &names);
		pages = names_meet(&names, &state->pages);
		object = !pages && names_meet(&names, &state->objects);
		if (!pages && !object && walk->passage->call &&
		    walk->passage->call >= first &&
		    walk->passage->call <= last) {
			pages = walk->passage->gives_pages;
			object = walk->passage->gives_object;
		}
	}
	marks = marks_return(walk->routine, state->marks, first, last);
	outcome->marks = outcome->held ? outcome->marks & marks : marks;
	outcome->held = TRUE;
	outcome->maybe |= state->maybe;
	outcome->partial |= state->partial;
	outcome->counted |= state->counted;
	outcome->inserted |= state->inserted;
	names_join(&outcome->pages, &state->pages);
	names_join(&outcome->objects, &state->objects);
	outcome->returns_pages |= pages;
	outcome->returns_object |= object;
	outcome->value |= failed ? value
			  : walk->routine->pointer
				  ? value & ~(VALUE_NEGATIVE | VALUE_ZERO)
			  : walk->routine->positive && value & VALUE_ZERO
				  ? VALUE_ZERO
				  : value & ~VALUE_NEGATIVE;
	outcome->count_returned |= count;
	if (walk->passage->kept && outcome->rank < 3) {
		outcome->rank = 3;
		outcome->store = walk->passage->kept;
	}
	if (state->rank > outcome->rank) {
		outcome->rank = state->rank;
		outcome->store = state->store;
	}
	if (state->maybe && !outcome->drop)
		outcome->drop = state->drop;
}

static void follow(struct walk *walk, struct state *state, guint n,
		   struct frontier *frontier)
{
	const struct source *source = source_of(walk);
	const struct cfg_node *node = cfg_node(walk->routine->cfg, n);
	gboolean condition =
		node->kind == CFG_CONDITION && node->first <= node->last;
	guint first = 1, last = 0;
	int way = -1;
	gboolean loop = FALSE;

	if (condition) {
		pinask_span(source, node, &first, &last);
		if (node->stmt && node->stmt->kind == STMT_SWITCH)
			first = last + 1;
		if (first <= last) {
			way = pinask_facts(walk, first, last);
			if (way < 0)
				way = marks_say(walk->routine, state->marks,
						first, last);
			if (way < 0)
				way = pinask_guard(walk, state, node, first,
						   last);
			if (pinask_count(walk, node, first, last))
				state->counted |= state->phase == PHASE_HELD;
		}
		loop = pinask_loop(walk, state, node);
	}
	for (guint e = 0; e < node->next->len; e++) {
		const struct cfg_edge *edge =
			&g_array_index(node->next, struct cfg_edge, e);
		struct state copy = *state;

		if (!pinask_case(walk, node,
				 cfg_node(walk->routine->cfg, edge->to),
				 edge->way))
			continue;
		if (condition && edge->way != CFG_ALWAYS && first <= last) {
			struct values values;

			if (way >= 0 && way != (edge->way == CFG_TRUE))
				continue;
			if (loop && edge->way == CFG_FALSE &&
			    !(state->looped >> n % 32 & 1))
				continue;
			pinstep_values(walk, state, &values);
			if (!value_assume(&values, first, last,
					  edge->way == CFG_TRUE))
				continue;
			copy.failed |= state->phase != PHASE_BEFORE &&
				       pinask_failure(state, &values);
			memcpy(copy.value, values.of, sizeof(copy.value));
			copy.looped |= (guint32)loop << n % 32;
		}
		frontier_push(frontier, &copy, edge->to);
	}
}

static void walk_paths(struct walk *walk, struct state *state,
		       struct upshot *outcome)
{
	const struct cfg *cfg = walk->routine->cfg;
	struct frontier *frontier =
		frontier_new(cfg->nodes->len, walk->routine->names->len);
	const struct state_spot *spot;

	frontier_push(frontier, state, cfg->entry);
	while ((spot = frontier_next(frontier))) {
		const struct cfg_node *node = cfg_node(cfg, spot->node);
		struct state copy = spot->state;

		if (frontier_steps(frontier) > STEPS) {
			outcome->unsure = TRUE;
			break;
		}
		if (spot->node == cfg->exit) {
			/* a return has been counted where it stands */
			if (walk->routine->none || !walk->returns)
				leave(walk, &copy, node, outcome);
			continue;
		}
		if (node->first <= node->last)
			pinstep_node(walk, &copy, node->first, node->last);
		if (is_return(walk->routine, node) && !walk->routine->none)
			leave(walk, &copy, node, outcome);
		else
			follow(walk, &copy, spot->node, frontier);
	}
	frontier_free(frontier);
}

static char *memo_key(const struct passage *passage, guint epoch)
{
	GString *key = g_string_new(NULL);

	g_string_append_printf(key, "%p %u", (void *)passage->routine->item,
			       passage->call);
	for (guint i = 0; i < G_N_ELEMENTS(passage->pages.word); i++)
		g_string_append_printf(
			key, " %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
			passage->pages.word[i], passage->objects.word[i]);
	g_string_append_printf(key, " %u %u", epoch, passage->inserted);
	for (guint i = 0; passage->facts && i < passage->facts->len; i++)
		g_string_append_printf(key, " %s",
				       (char *)passage->facts->pdata[i]);
	for (guint i = 0; passage->marks && i < passage->marks->len; i++)
		g_string_append_printf(key, " @%s",
				       (char *)passage->marks->pdata[i]);
	return g_string_free(key, FALSE);
}

/* What a walk came to, and as a part of which one. */
struct known {
	struct upshot outcome;
	const struct walked *by;
	guint time;
};

/* Keeps what a walk came to, for as long as this pin is looked at. */
static void keep(struct world *world, const char *key,
		 const struct upshot *outcome)
{
	struct known *known;

	if (!world->outcomes)
		return;
	known = g_new0(struct known, 1);
	known->outcome = *outcome;
	known->by = recall_now(world->recall, &known->time);
	g_hash_table_insert(world->outcomes, g_strdup(key), known);
}

static gboolean is_known(struct world *world, const char *key,
			 struct upshot *outcome)
{
	const struct known *known =
		world->outcomes ? g_hash_table_lookup(world->outcomes, key)
				: NULL;

	if (!known)
		return FALSE;
	recall_used(world->recall, known->by, known->time);
	*outcome = known->outcome;
	return TRUE;
}

static void run(struct world *world, const struct passage *passage,
		struct upshot *outcome)
{
	struct walk walk = {.world = world,
			    .passage = passage,
			    .routine = passage->routine};
	struct state state;

	memset(&state, 0, sizeof(state));
	memset(state.value, VALUE_ANY, sizeof(state.value));
	if (passage->routine->full || passage->routine->cfg->odd) {
		outcome->held = outcome->unsure = TRUE;
		return;
	}
	walk.tracked = *tracked_names(walk.routine);
	walk.returns = has_return(walk.routine);
	if (!passage->call) {
		state.phase = PHASE_HELD;
		state.pages = passage->pages;
		state.objects = passage->objects;
		state.marks = marks_known(walk.routine, passage->marks, -1);
	}
	walk_paths(&walk, &state, outcome);
	if (!outcome->held)
		outcome->dropped |= outcome->given_up;
}

void pinflow_run(struct world *world, const struct passage *passage,
		 struct upshot *outcome)
{
	/* a function that calls itself: nothing is known */
	const struct upshot open = {.held = TRUE, .unsure = TRUE};
	char *key = memo_key(passage, world->epoch);

	if (!is_known(world, key, outcome)) {
		keep(world, key, &open);
		memset(outcome, 0, sizeof(*outcome));
		run(world, passage, outcome);
		keep(world, key, outcome);
	}
	g_free(key);
}
