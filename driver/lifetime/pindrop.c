// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pindrop.h"

#include <string.h>

#include "lifetime/alias.h"
#include "lifetime/mark.h"
#include "lifetime/misdrop.h"
#include "lifetime/pinread.h"
#include "lifetime/pinstore.h"
#include "lifetime/recall.h"

#define DEPTH 6 /* functions called below each other */

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

/* a + b, a - b: the expression is about a part of something. */
static gboolean is_part(const struct walk *walk, guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first + 1; i < last; i++)
		if ((source_is(source, i, "+") || source_is(source, i, "-")) &&
		    source->tokens[source_prev(source, i)].kind !=
			    TOKEN_PUNCT &&
		    source->tokens[source_next(source, i)].kind == TOKEN_IDENT)
			return TRUE;
	return FALSE;
}

/* while (i < n) drop(pages[i++]): what is left of them. */
static gboolean is_rest(const struct walk *walk, const struct span *argument)
{
	const struct source *source = source_of(walk);

	for (guint i = argument->first; i <= argument->last; i++)
		if (source_is(source, i, "++"))
			return TRUE;
	return FALSE;
}

static gboolean has_part(const struct walk *walk, const struct call_place *call)
{
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);

		if (is_part(walk, span->first, span->last) ||
		    is_rest(walk, span))
			return TRUE;
	}
	return FALSE;
}

/* Whether a function that drops pins is told to drop the ones we follow. */
static gboolean is_ours(const struct walk *walk, const struct state *state,
			const struct span *argument)
{
	struct names names = {0};
	const struct descent *from;

	if (pinread_pages(walk, state, argument->first, argument->last))
		return TRUE;
	if (names_has(&state->others,
		      descent_root(walk->routine, argument->first,
				   argument->last)))
		return FALSE;
	names_in(walk->routine, argument->first, argument->last, &names);
	if (names_meet(&names, &state->pages))
		return TRUE;
	from = descent_get(walk->routine, argument->first, argument->last);
	/* struct page *p = pages[i], where pages hold ours */
	if (!names_meet(&from->names, &state->objects))
		return names_meet(&from->names, &state->pages);
	return !g_hash_table_size(from->places) ||
	       places_meet(from->places, walk->passage->places, FALSE);
}

/* The passage into a function that is called with what the state holds. */
static gboolean enter_callee(const struct walk *walk, const struct state *state,
			     const struct call_place *call,
			     const struct routine *callee,
			     struct passage *passage)
{
	gboolean any = FALSE;

	*passage = (struct passage){.routine = callee,
				    .places = walk->passage->places,
				    .depth = walk->passage->depth + 1};
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int parameter = routine_parameter(callee, i);

		if (parameter < 0)
			continue;
		if (pinread_pages(walk, state, span->first, span->last))
			names_add(&passage->pages, parameter);
		else if (pinread_object(walk, state, span->first, span->last))
			names_add(&passage->objects, parameter);
		else
			continue;
		any = TRUE;
	}
	for (guint i = 0; i < callee->names->len; i++) {
		const struct name *name = routine_at(callee, i);
		guint own =
			name->global
				? GPOINTER_TO_UINT(g_hash_table_lookup(
					  walk->routine->by_word, name->word))
				: 0;

		if (!own || !routine_at(walk->routine, own - 1)->global)
			continue;
		if (names_has(&state->pages, own - 1))
			names_add(&passage->pages, i);
		else if (names_has(&state->objects, own - 1))
			names_add(&passage->objects, i);
		else
			continue;
		any = TRUE;
	}
	return any;
}

static void run_callee(const struct walk *walk, const struct state *state,
		       const struct call_place *call, const struct use *use,
		       struct upshot *outcome)
{
	const struct routine *callee =
		world_routine(walk->world, use->unit, use->item);
	struct passage passage;

	memset(outcome, 0, sizeof(*outcome));
	outcome->held = TRUE;
	if (walk->passage->depth >= DEPTH ||
	    !enter_callee(walk, state, call, callee, &passage))
		return;
	/* what only looks at pages or objects tells us nothing */
	if (!world_drops(walk->world, use->unit, use->item) &&
	    (passage.depth > 3 ||
	     (names_empty(&passage.pages) &&
	      !world_inserts(walk->world, use->unit, use->item))))
		return;
	passage.facts = pinflow_translate(walk->passage->facts, walk->routine,
					  call, callee);
	passage.marks = marks_in_callee(walk->routine, state->marks,
					walk->passage->marks, callee, call);
	pinflow_run(walk->world, &passage, outcome);
	g_clear_pointer(&passage.facts, g_ptr_array_unref);
	g_clear_pointer(&passage.marks, g_ptr_array_unref);
}

/* What a function does with pages that it was given, back in the caller. */
static void take_over(const struct walk *walk, struct state *state,
		      const struct call_place *call, const struct use *use,
		      const struct upshot *outcome)
{
	const struct routine *callee =
		world_routine(walk->world, use->unit, use->item);

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int parameter = routine_parameter(callee, i);
		int root = descent_root(walk->routine, span->first, span->last);

		if (parameter < 0 || root < 0)
			continue;
		if (names_has(&outcome->objects, parameter) ||
		    (names_has(&outcome->pages, parameter) &&
		     routine_at(walk->routine, root)->pointer))
			if (!names_has(&state->pages, root))
				names_add(&state->objects, root);
	}
	if (outcome->rank)
		pinstore_note(state, call->name,
			      outcome->inserted ? 3 : MIN(outcome->rank, 2));
	state->inserted |= outcome->inserted && state->phase == PHASE_HELD;
}

static enum drop drop_of(const struct upshot *outcome)
{
	if (outcome->unsure)
		return outcome->dropped ? DROP_MAYBE : DROP_NONE;
	if (outcome->dropped && !outcome->held)
		return outcome->counted ? DROP_MAYBE : DROP_ALL;
	if (outcome->partial)
		return DROP_PART;
	return outcome->dropped || outcome->maybe ? DROP_MAYBE : DROP_NONE;
}

/* The function among the arguments that kref_put() and the like call. */
static char *handed_function(const struct walk *walk,
			     const struct call_place *call, const char *word,
			     gboolean *counted)
{
	const struct lexicon *lexicon = walk->world->lexicon;
	int n = lexicon_argument(lexicon, LEXICON_COUNTED, word);
	const struct span *span;

	*counted = n >= 0;
	if (n < 0)
		n = lexicon_argument(lexicon, LEXICON_DEFERRED, word);
	if (n < 0 || (guint)n >= call->arguments->len)
		return NULL;
	span = &g_array_index(call->arguments, struct span, n);
	return source_word(source_of(walk), span->last);
}

/* A call of a function that has been read: what it drops. */
static enum drop drop_in_callees(const struct walk *walk, struct state *state,
				 const struct call_place *call,
				 const char *word, gboolean apply,
				 gboolean *counted, gboolean *known)
{
	const GArray *callees =
		world_callees(walk->world, walk->routine->unit, word);
	enum drop least = DROP_ALL;

	*known = callees->len > 0;
	for (guint i = 0; i < callees->len && i < 4; i++) {
		const struct use *use = &g_array_index(callees, struct use, i);
		struct upshot outcome;

		if (!apply && !world_drops(walk->world, use->unit, use->item)) {
			least = DROP_NONE;
			continue;
		}
		run_callee(walk, state, call, use, &outcome);
		*counted |= outcome.counted;
		least = MIN(least, drop_of(&outcome));
		if (apply && drop_of(&outcome) != DROP_ALL)
			take_over(walk, state, call, use, &outcome);
	}
	if (!callees->len)
		least = DROP_NONE;
	return least;
}

/* Dropped like any other page, with the pin still there. */
static void note_misdrop(const struct walk *walk, const struct state *state,
			 const struct call_place *call)
{
	gboolean pages = FALSE;

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);

		pages |= pinread_pages(walk, state, span->first, span->last);
	}
	if (pages)
		misdrop_note(walk->world, walk->routine, call,
			     walk->passage->call != 0);
}

/* It drops another pin than ours. */
static void pass_by(const struct walk *walk, const struct call_place *call)
{
	struct world *world = walk->world;
	const struct token *token = &source_of(walk)->tokens[call->name];

	if (!world->passed)
		return;
	g_hash_table_add(world->passed, (gpointer)token);
	recall_passed(world->recall, token);
}

/* The number of pages it is told to drop is 0: none is left to drop. */
static gboolean drops_none(const struct walk *walk, const struct state *state,
			   const struct call_place *call, const char *word)
{
	int n = lexicon_argument(walk->world->lexicon, LEXICON_NUMBER, word);
	const struct span *span;
	int name;

	if (n < 0 || (guint)n >= call->arguments->len)
		return FALSE;
	span = &g_array_index(call->arguments, struct span, n);
	name = span->first == span->last
		       ? routine_name(walk->routine, span->first)
		       : -1;
	return name >= 0 && state->value[name] == VALUE_ZERO;
}

enum drop pindrop_call(const struct walk *walk, struct state *state,
		       const struct call_place *call, gboolean apply,
		       gboolean *counted, gboolean *known)
{
	char *word = alias_word(walk->world, walk->routine->unit, call->name);
	char *function;
	int n = lexicon_argument(walk->world->lexicon, LEXICON_DROP, word);
	enum drop drop = DROP_NONE;

	*known = TRUE;
	if (call->member) {
		*known = FALSE;
	} else if (n >= 0) {
		if ((guint)n < call->arguments->len &&
		    is_ours(walk, state,
			    &g_array_index(call->arguments, struct span, n)))
			drop = drops_none(walk, state, call, word) ? DROP_NONE
								   : DROP_ALL;
		else if (apply)
			pass_by(walk, call);
	} else if ((function = handed_function(walk, call, word, counted))) {
		drop = drop_in_callees(walk, state, call, function, apply,
				       counted, known);
		if (*counted && drop == DROP_ALL)
			drop = DROP_MAYBE;
		g_free(function);
	} else if (pinread_class(walk, call, LEXICON_OTHER)) {
		*known = FALSE;
		if (apply)
			note_misdrop(walk, state, call);
	} else if (!pinread_class(walk, call, LEXICON_NEUTRAL)) {
		drop = drop_in_callees(walk, state, call, word, apply, counted,
				       known);
	}
	if (drop == DROP_ALL && has_part(walk, call))
		drop = DROP_PART;
	if (drop == DROP_ALL && call->skipped)
		drop = DROP_MAYBE;
	g_free(word);
	return drop;
}

int pindrop_argument(const struct walk *walk, const struct call_place *call)
{
	g_autofree char *word =
		alias_word(walk->world, walk->routine->unit, call->name);

	return lexicon_argument(walk->world->lexicon, LEXICON_DROP, word);
}

enum drop pindrop_in(struct walk *walk, const struct state *state, guint first,
		     guint last)
{
	enum drop most = DROP_NONE;

	for (guint i = 0; i < walk->routine->calls->len; i++) {
		const struct call_place *call = &g_array_index(
			walk->routine->calls, struct call_place, i);
		struct state copy = *state;
		gboolean counted = FALSE, known;

		if (call->name < first || call->name > last ||
		    call->name == walk->passage->call)
			continue;
		most = MAX(most, pindrop_call(walk, &copy, call, FALSE,
					      &counted, &known));
	}
	return most;
}
