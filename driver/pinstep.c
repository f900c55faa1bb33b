// SPDX-License-Identifier: GPL-2.0
#include "pinstep.h"

#include <string.h>

#define DEPTH 6 /* functions called below each other */

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

void pinstep_values(const struct walk *walk, const struct state *state,
		    struct values *values)
{
	values->routine = walk->routine;
	memcpy(values->of, state->value, sizeof(values->of));
	values->counts = state->counts;
	values->call = walk->call;
	values->result = walk->result;
	values->counted = walk->counted;
}

static void set_value(const struct walk *walk, struct state *state, int name,
		      guint value)
{
	if (name < 0)
		return;
	state->value[name] = names_has(&walk->tracked, name) ? value :
							       VALUE_ANY;
}

static void note_store(struct state *state, guint token, guint rank)
{
	if (state->phase != PHASE_HELD || state->rank >= rank)
		return;
	state->rank = rank;
	state->store = token;
}

/* The call that directly holds this token in its parentheses, or NULL. */
static const struct call_place *call_around(const struct walk *walk,
					    guint token, guint first)
{
	const struct call_place *found = NULL;

	for (guint i = 0; i < walk->routine->calls->len; i++) {
		const struct call_place *call = &g_array_index(
			walk->routine->calls, struct call_place, i);

		if (call->name >= first && call->name < token &&
		    token < call->close)
			found = call;
	}
	return found;
}

static gboolean is_class(const struct walk *walk,
			 const struct call_place *call,
			 enum lexicon_class class)
{
	char *word = source_word(source_of(walk), call->name);
	gboolean is = lexicon_has(walk->world->lexicon, class, word);

	g_free(word);
	return is;
}

/* Whether what is read at this token, in an expression from first, flows on. */
static gboolean flows(const struct walk *walk, guint token, guint first)
{
	const struct source *source = source_of(walk);
	const struct call_place *call;
	guint limit = token;

	if (source_is(source, source_next(source, token), "->"))
		return FALSE;
	while ((call = call_around(walk, limit, first))) {
		if (!is_class(walk, call, LEXICON_CONVERT))
			return FALSE;
		limit = call->name;
	}
	return TRUE;
}

/* Whether the expression yields pages (their numbers, addresses ...). */
static gboolean yields_pages(const struct walk *walk,
			     const struct state *state, guint first, guint last)
{
	GHashTable *places;
	gboolean found = FALSE;
	int root;

	for (guint i = first; i <= last && !found; i++)
		found = names_has(&state->pages,
				  routine_name(walk->routine, i)) &&
			flows(walk, i, first);
	if (found)
		return TRUE;
	root = descent_root(walk->routine, first, last);
	if (!names_has(&state->objects, root))
		return FALSE;
	places = places_new();
	if (descent_place(walk->routine, first, last, places))
		found = places_meet(places, walk->passage->places, FALSE);
	g_hash_table_unref(places);
	return found;
}

static gboolean has_call(const struct source *source, guint first, guint last)
{
	for (guint i = first + 1; i <= last; i++)
		if (source_is(source, i, "(") &&
		    source->tokens[i - 1].kind == TOKEN_IDENT)
			return TRUE;
	return FALSE;
}

static gboolean is_empty(const struct source *source, guint first, guint last)
{
	return first == last && (source_is(source, first, "NULL") ||
				 source_is(source, first, "0"));
}

/* The same for a path, whose variables may be copies of other paths. */
static gboolean is_path_of(const struct walk *walk, const struct state *state,
			   guint first, guint last, guint depth)
{
	const struct source *source = source_of(walk);
	const GArray *writes = descent_writes(walk->routine);
	int root = descent_root(walk->routine, first, last);
	gboolean any = FALSE;

	if (root < 0 || has_call(source, first, last))
		return FALSE;
	if (names_has(&state->pages, root) ||
	    names_has(&state->objects, root) ||
	    names_has(&state->counts, root))
		return TRUE;
	for (guint i = 0; i < writes->len && depth; i++) {
		const struct written *written =
			&g_array_index(writes, struct written, i);

		if (written->name != root ||
		    is_empty(source, written->first, written->last))
			continue;
		if (!is_path_of(walk, state, written->first, written->last,
				depth - 1))
			return FALSE;
		any = TRUE;
	}
	return any;
}

gboolean pinstep_rooted(const struct walk *walk, const struct state *state,
			guint first, guint last)
{
	return is_path_of(walk, state, first, last, 3);
}

/* Whether an argument leads to an object that holds pages. */
static gboolean leads_to_object(const struct walk *walk,
				const struct state *state, guint first,
				guint last)
{
	struct names names = { 0 };

	names_in(walk->routine, first, last, &names);
	if (names_meet(&names, &state->objects))
		return TRUE;
	memset(&names, 0, sizeof(names));
	descent_of(walk->routine, first, last, &names, NULL);
	return names_meet(&names, &state->objects);
}

/* a + b, a - b: the expression is about a part of something. */
static gboolean is_part(const struct walk *walk, guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first + 1; i < last; i++)
		if ((source_is(source, i, "+") || source_is(source, i, "-")) &&
		    source->tokens[source_prev(source, i)].kind != TOKEN_PUNCT &&
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
	struct names names = { 0 };
	GHashTable *places;
	gboolean ours;

	if (yields_pages(walk, state, argument->first, argument->last))
		return TRUE;
	names_in(walk->routine, argument->first, argument->last, &names);
	if (names_meet(&names, &state->pages))
		return TRUE;
	places = places_new();
	descent_of(walk->routine, argument->first, argument->last, &names,
		  places);
	ours = names_meet(&names, &state->objects) &&
	       (!g_hash_table_size(places) ||
		places_meet(places, walk->passage->places, FALSE));
	/* struct page *p = pages[i], where pages hold ours */
	if (!ours && names_meet(&names, &state->pages))
		ours = !names_meet(&names, &state->objects) ||
		       places_meet(places, walk->passage->places, FALSE) ||
		       !g_hash_table_size(places);
	g_hash_table_unref(places);
	return ours;
}

/* The passage into a function that is called with what the state holds. */
static gboolean enter_callee(const struct walk *walk, const struct state *state,
			     const struct call_place *call,
			     const struct routine *callee,
			     struct passage *passage)
{
	gboolean any = FALSE;

	*passage = (struct passage){ .routine = callee,
				     .places = walk->passage->places,
				     .depth = walk->passage->depth + 1 };
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int parameter = routine_parameter(callee, i);

		if (parameter < 0)
			continue;
		if (yields_pages(walk, state, span->first, span->last))
			names_add(&passage->pages, parameter);
		else if (leads_to_object(walk, state, span->first, span->last))
			names_add(&passage->objects, parameter);
		else
			continue;
		any = TRUE;
	}
	for (guint i = 0; i < callee->names->len; i++) {
		const struct name *name = routine_at(callee, i);
		guint own = name->global ?
				    GPOINTER_TO_UINT(g_hash_table_lookup(
					    walk->routine->by_word,
					    name->word)) :
				    0;

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
	pinflow_run(walk->world, &passage, outcome);
	g_clear_pointer(&passage.facts, g_ptr_array_unref);
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
		note_store(state, call->name,
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
		const struct use *use =
			&g_array_index(callees, struct use, i);
		struct upshot outcome;

		if (!apply &&
		    !world_drops(walk->world, use->unit, use->item)) {
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

static enum drop drop_of_call(const struct walk *walk, struct state *state,
			      const struct call_place *call, gboolean apply,
			      gboolean *counted, gboolean *known)
{
	char *word = source_word(source_of(walk), call->name), *function;
	int n = lexicon_argument(walk->world->lexicon, LEXICON_DROP, word);
	enum drop drop = DROP_NONE;

	*known = TRUE;
	if (call->member) {
		*known = FALSE;
	} else if (n >= 0) {
		if ((guint)n < call->arguments->len &&
		    is_ours(walk, state,
			    &g_array_index(call->arguments, struct span, n)))
			drop = DROP_ALL;
		else if (apply && walk->world->passed)
			g_hash_table_add(
				walk->world->passed,
				(gpointer)&source_of(walk)->tokens[call->name]);
	} else if ((function = handed_function(walk, call, word, counted))) {
		drop = drop_in_callees(walk, state, call, function, apply,
				       counted, known);
		if (*counted && drop == DROP_ALL)
			drop = DROP_MAYBE;
		g_free(function);
	} else if (!lexicon_has(walk->world->lexicon, LEXICON_NEUTRAL, word)) {
		drop = drop_in_callees(walk, state, call, word, apply, counted,
				       known);
	}
	if (drop == DROP_ALL && has_part(walk, call))
		drop = DROP_PART;
	g_free(word);
	return drop;
}

enum drop pinstep_drops(struct walk *walk, const struct state *state,
			guint first, guint last)
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
		most = MAX(most, drop_of_call(walk, &copy, call, FALSE,
					      &counted, &known));
	}
	return most;
}

/* Other arguments of a call that stores pages: they lead to them now. */
static void fill_others(const struct walk *walk, struct state *state,
			const struct call_place *call, gboolean place)
{
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int root = descent_root(walk->routine, span->first, span->last);

		if (root < 0 || names_has(&state->pages, root))
			continue;
		if (!routine_at(walk->routine, root)->pointer &&
		    !routine_at(walk->routine, root)->global &&
		    !source_is(source_of(walk), span->first, "&"))
			continue;
		names_add(&state->objects, root);
		if (!place)
			continue;
		if (!descent_place(walk->routine, span->first, span->last,
				  walk->passage->places))
			descent_of(walk->routine, span->first, span->last,
				  &(struct names){ 0 }, walk->passage->places);
	}
}

/* &x of a number goes to a function that hands it on: it may come back as
 * another one.
 */
static void swap_out(const struct walk *walk, struct state *state,
		     const struct call_place *call)
{
	const struct source *source = source_of(walk);

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int name = routine_name(walk->routine, span->last);

		/* &x of a number: another one may stand there afterwards */
		if (source_is(source, span->first, "&") && name >= 0 &&
		    source_next(source, span->first) == span->last &&
		    !routine_at(walk->routine, name)->pointer &&
		    names_has(&state->pages, name)) {
			names_drop(&state->pages, name);
			note_store(state, call->name, 2);
		}
	}
}

/* Pages go to a function of which nothing is known. */
static void hand_out(const struct walk *walk, struct state *state,
		     const struct call_place *call)
{
	const struct source *source = source_of(walk);
	char *word = source_word(source, call->name);

	note_store(state, call->name, 1);
	g_hash_table_add(walk->passage->places, g_strdup_printf("%s()", word));
	g_free(word);
	swap_out(walk, state, call);
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

		pages |= yields_pages(walk, state, span->first, span->last);
		objects |= leads_to_object(walk, state, span->first,
					   span->last);
	}
	if (is_class(walk, call, LEXICON_INSERT)) {
		if (pages || objects) {
			fill_others(walk, state, call, FALSE);
			note_store(state, call->name, 3);
			state->inserted = TRUE;
		}
		return;
	}
	if (is_class(walk, call, LEXICON_FILL)) {
		if (pages) {
			fill_others(walk, state, call, TRUE);
			note_store(state, call->name, 2);
		}
		return;
	}
	if (is_class(walk, call, LEXICON_CONVERT) ||
	    is_class(walk, call, LEXICON_NEUTRAL))
		return;
	drop = drop_of_call(walk, state, call, TRUE, &counted, &known);
	if (drop == DROP_ALL) {
		state->phase = PHASE_DROPPED;
		state->drop = call->name;
	} else if (drop != DROP_NONE) {
		state->partial |= drop == DROP_PART;
		state->maybe = TRUE;
		state->counted |= counted;
		state->drop = call->name;
	} else if (pages && !known) {
		hand_out(walk, state, call);
	} else if (pages && state->store == call->name) {
		swap_out(walk, state, call);
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
	state->inserted = state->failed = 0;
	walk->call = passage->call;
	walk->result = passage->value;
	walk->counted = passage->counted;
}

struct assignment {
	guint op;
	guint first; /* of what is written */
	guint name; /* its last name */
	gboolean deref; /* *x = ... */
	guint value_first;
	guint value_last;
};

static guint value_end(const struct source *source, guint from)
{
	guint last = from;

	for (guint i = from; i < source->count; i = source_next(source, i)) {
		if (source_is(source, i, ",") || source_is(source, i, ";") ||
		    source_is(source, i, ")") || source_is(source, i, "}") ||
		    source_is(source, i, "]"))
			break;
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		last = i;
	}
	return MIN(last, source->count - 1);
}

static gboolean read_assignment(const struct source *source, guint op,
				struct assignment *a)
{
	guint at = source_prev(source, op), before;

	while (at != G_MAXUINT && source_is(source, at, "]")) {
		guint depth = 0;

		do {
			if (source_is(source, at, "]"))
				depth++;
			else if (source_is(source, at, "["))
				depth--;
			at = source_prev(source, at);
		} while (depth && at != G_MAXUINT);
	}
	if (at == G_MAXUINT || source->tokens[at].kind != TOKEN_IDENT)
		return FALSE;
	a->op = op;
	a->name = at;
	a->first = use_chain(source, at);
	before = source_prev(source, a->first);
	a->deref = FALSE;
	if (before != G_MAXUINT && source_is(source, before, "*")) {
		guint more = source_prev(source, before);

		a->deref = more == G_MAXUINT ||
			   (source->tokens[more].kind == TOKEN_PUNCT &&
			    !source_is(source, more, "*"));
	}
	a->value_first = source_next(source, op);
	a->value_last = value_end(source, a->value_first);
	return a->value_first <= a->value_last;
}

/* Whether the value is the result of the call that pins, or of one like it. */
static gboolean is_result(const struct walk *walk, const struct assignment *a)
{
	const struct source *source = source_of(walk);

	for (guint i = a->value_first; i <= a->value_last; i++) {
		if (i == walk->call && walk->call)
			return TRUE;
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    !source_is(source, i, "likely") &&
		    !source_is(source, i, "unlikely"))
			return FALSE;
	}
	return FALSE;
}

static void assign_result(const struct walk *walk, struct state *state,
			  const struct assignment *a, int root, gboolean plain)
{
	const struct passage *passage = walk->passage;

	if (plain) {
		names_drop(&state->counts, root);
		if (passage->counted)
			names_add(&state->counts, root);
		state->value[root] = passage->value;
	}
	if (passage->gives_pages && plain)
		names_add(&state->pages, root);
	else if (passage->gives_object || passage->gives_pages)
		names_add(&state->objects, root);
	if (!plain && (passage->gives_pages || passage->gives_object)) {
		descent_place(walk->routine, a->first, source_prev(
			     source_of(walk), a->op), passage->places);
		note_store(state, a->op, 3);
	}
}

/* x = pages, x->m = pages, *x = object: the left side leads to them now. */
static void assign_pages(const struct walk *walk, struct state *state,
			 const struct assignment *a, int root, gboolean plain,
			 gboolean pages)
{
	gboolean global = routine_at(walk->routine, root)->global;
	guint end = source_prev(source_of(walk), a->op);

	if (plain && !global) {
		names_add(pages ? &state->pages : &state->objects, root);
		return;
	}
	names_add(pages && a->deref && a->first == a->name ? &state->pages :
							     &state->objects,
		  root);
	descent_place(walk->routine, a->first, end, walk->passage->places);
	state->inserted |= global && state->phase == PHASE_HELD;
	note_store(state, a->op,
		   global || routine_at(walk->routine, root)->parameter >= 0 ?
			   4 :
			   3);
}

static void apply_assignment(struct walk *walk, struct state *state,
			     const struct assignment *a)
{
	const struct source *source = source_of(walk);
	gboolean simple = source_is(source, a->op, "=");
	int root = routine_name(walk->routine, a->first);
	gboolean plain = a->first == a->name && !a->deref &&
			 source_next(source, a->name) == a->op;
	struct values values;
	gboolean pages = FALSE, object = FALSE;

	if (root < 0)
		return;
	if (is_result(walk, a)) {
		assign_result(walk, state, a, root, plain);
		return;
	}
	if (state->phase == PHASE_HELD) {
		int from = descent_root(walk->routine, a->value_first,
				       a->value_last);

		pages = yields_pages(walk, state, a->value_first,
				     a->value_last);
		object = !pages && names_has(&state->objects, from) &&
			 (a->value_first == a->value_last ||
			  source_is(source, a->value_first, "("));
	}
	if (plain) {
		pinstep_values(walk, state, &values);
		set_value(walk, state, root,
			  simple ? value_of(&values, a->value_first,
					    a->value_last) :
				   VALUE_ANY);
		if (simple) {
			names_drop(&state->pages, root);
			if (a->value_first == a->value_last &&
			    names_has(&state->counts,
				      routine_name(walk->routine,
						   a->value_first)))
				names_add(&state->counts, root);
			else
				names_drop(&state->counts, root);
			if (!routine_at(walk->routine, root)->global &&
			    routine_at(walk->routine, root)->parameter < 0 &&
			    state->phase == PHASE_HELD && !object)
				names_drop(&state->objects, root);
		}
	}
	if (pages || object)
		assign_pages(walk, state, a, root, plain, pages);
}

static gboolean is_assignment(const struct source *source, guint i)
{
	static const char *const ops[] = { "=",	 "|=", "+=", "-=", "&=",
					   "^=", "<<=", ">>=" };

	if (source->tokens[i].kind != TOKEN_PUNCT)
		return FALSE;
	for (guint k = 0; k < G_N_ELEMENTS(ops); k++)
		if (source_is(source, i, ops[k]))
			return TRUE;
	return FALSE;
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
	/* inner calls come first: a call counts where it ends */
	for (guint i = first; i <= last && i < source->count; i++) {
		if (!source_is(source, i, ")"))
			continue;
		for (guint k = 0; k < walk->routine->calls->len; k++) {
			const struct call_place *call = &g_array_index(
				walk->routine->calls, struct call_place, k);

			if (call->close != i || call->name < first)
				continue;
			if (walk->passage->call &&
			    call->name == walk->passage->call)
				begin(walk, state);
			else
				apply_call(walk, state, call);
		}
	}
	for (guint i = last; i >= first && i < source->count; i--) {
		struct assignment a;

		if (is_assignment(source, i) && read_assignment(source, i, &a))
			apply_assignment(walk, state, &a);
		if (!i)
			break;
	}
}
