// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinstep.h"

#include <string.h>

#include "lifetime/mark.h"
#include "lifetime/pinassign.h"
#include "lifetime/pindrop.h"
#include "lifetime/pinread.h"
#include "lifetime/pinstore.h"

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

void pinstep_values(const struct walk *walk, const struct state *state,
		    struct values *values)
{
	values->routine = walk->routine;
	values->depth = 0;
	memcpy(values->of, state->value, sizeof(values->of));
	values->counts = state->counts;
	values->asked = walk->passage->call;
	values->call = walk->call;
	values->result = walk->result;
	values->counted = walk->counted;
	values->depth = 0;
}

/* What a function that is called with the object may write to it. */
static void forget_marks(const struct walk *walk, struct state *state,
			 const struct call_place *call)
{
	g_autofree char *word = source_word(source_of(walk), call->name);
	const GArray *callees;

	if (!state->marks)
		return;
	callees = world_callees(walk->world, walk->routine->unit, word);
	for (guint i = 0; i < callees->len; i++) {
		const struct use *use = &g_array_index(callees, struct use, i);

		state->marks = marks_left(
			walk->routine, state->marks,
			world_routine(walk->world, use->unit, use->item));
	}
}

static void apply_call(struct walk *walk, struct state *state,
		       const struct call_place *call)
{
	gboolean pages = FALSE, objects = FALSE, counted = FALSE, known;
	enum drop drop;

	if (state->phase != PHASE_HELD)
		return;
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);

		pages |= pinread_pages(walk, state, span->first, span->last);
		objects |= pinread_object(walk, state, span->first, span->last);
	}
	if (pinread_class(walk, call, LEXICON_INSERT)) {
		if (pages || objects) {
			/* xa_store(&xa, n, page): a place like x->page */
			pinstore_fill(walk, state, call, pages);
			pinstore_note(state, call->name, 3);
			state->inserted = TRUE;
		}
		return;
	}
	if (pinread_class(walk, call, LEXICON_FILL)) {
		if (pages) {
			pinstore_fill(walk, state, call, TRUE);
			pinstore_note(state, call->name, 2);
		}
		return;
	}
	if (pinread_class(walk, call, LEXICON_SWAP)) {
		if (pages) {
			pinstore_trade(walk, state, call);
			pinstore_fill(walk, state, call, TRUE);
			pinstore_note(state, call->name, 3);
		}
		return;
	}
	if (pinread_class(walk, call, LEXICON_CONVERT) ||
	    pinread_class(walk, call, LEXICON_NEUTRAL))
		return;
	drop = pindrop_call(walk, state, call, TRUE, &counted, &known);
	if (objects)
		forget_marks(walk, state, call);
	if (drop == DROP_ALL) {
		state->phase = PHASE_DROPPED;
		state->drop = call->name;
	} else if (drop != DROP_NONE) {
		state->partial |= drop == DROP_PART;
		state->maybe = TRUE;
		state->counted |= counted;
		state->drop = call->name;
	} else if (pages && !known) {
		pinstore_hand(walk, state, call);
	} else if (pages && state->store == call->name) {
		pinstore_swap(walk, state, call);
	}
}

/* The call that pins: from here on the pages are held. */
static void begin(struct walk *walk, struct state *state)
{
	const struct passage *passage = walk->passage;

	state->phase = PHASE_HELD;
	names_join(&state->pages, &passage->pages);
	names_join(&state->objects, &passage->objects);
	state->maybe = state->partial = state->counted = 0;
	state->store = state->rank = state->drop = state->looped = 0;
	memset(&state->others, 0, sizeof(state->others));
	state->inserted = passage->inserted;
	state->failed = 0;
	state->marks |= marks_known(walk->routine, passage->marks, -1);
	walk->call = passage->call;
	walk->result = passage->value;
	walk->counted = passage->counted;
}

/* x++, and &x in a call: nothing is known of x afterwards. */
static void forget_values(const struct walk *walk, struct state *state,
			  guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first; i <= last && i < source->count; i++) {
		int name = routine_name(walk->routine, i);
		guint prev, next;

		if (name < 0)
			continue;
		prev = source_prev(source, i);
		next = source_next(source, i);
		if (source_is(source, next, "++") ||
		    source_is(source, next, "--") ||
		    source_is(source, prev, "++") ||
		    source_is(source, prev, "--") ||
		    (source_is(source, prev, "&") &&
		     source->tokens[source_prev(source, prev)].kind ==
			     TOKEN_PUNCT &&
		     !source_is(source, next, "->") &&
		     !source_is(source, next, ".")))
			state->value[name] = VALUE_ANY;
	}
}

void pinstep_node(struct walk *walk, struct state *state, guint first,
		  guint last)
{
	const struct source *source = source_of(walk);

	walk->call = 0;
	forget_values(walk, state, first, last);
	state->marks = marks_assign(walk->routine, state->marks, first, last);
	/* inner calls come first: a call counts where it ends */
	for (guint i = first; i <= last && i < source->count; i++) {
		const struct call_place *call =
			routine_call_to(walk->routine, i);

		if (!call || call->name < first)
			continue;
		if (walk->passage->call && call->name == walk->passage->call)
			begin(walk, state);
		else
			apply_call(walk, state, call);
	}
	pinassign_node(walk, state, first, last);
}
