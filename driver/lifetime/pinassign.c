// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinassign.h"

#include <string.h>

#include "lifetime/declare.h"
#include "lifetime/mark.h"
#include "lifetime/pinread.h"
#include "lifetime/pinstore.h"
#include "code/bracket.h"

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

static void set_value(const struct walk *walk, struct state *state, int name,
		      guint value)
{
	if (name < 0)
		return;
	state->value[name] =
		names_has(&walk->tracked, name) ? value : VALUE_ANY;
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
	guint at = declare_before(source, source_prev(source, op)), before;

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
		state->marks |=
			marks_known(walk->routine, passage->marks, root);
	}
	if (passage->gives_pages && plain)
		names_add(&state->pages, root);
	else if (passage->gives_object || passage->gives_pages)
		names_add(&state->objects, root);
	if (!plain && (passage->gives_pages || passage->gives_object)) {
		places_add_one(walk->routine, a->first,
			       source_prev(source_of(walk), a->op),
			       passage->places);
		pinstore_note(state, a->op, 3);
	}
}

/*
 * old = x->m; x->m = pages: old holds what was there before. That is sure of a
 * variable that is never anything else.
 */
static void note_others(const struct walk *walk, struct state *state,
			const struct assignment *a)
{
	const struct source *source = source_of(walk);
	const GArray *writes = descent_writes(walk->routine);
	char *place = source_span(source, a->first, source_prev(source, a->op));
	struct names mixed = {0};

	for (guint i = 0; i < writes->len; i++) {
		const struct written *written =
			&g_array_index(writes, struct written, i);
		char *text = source_span(source, written->first, written->last);

		if (written->last < a->first && !strcmp(text, place))
			names_add(&state->others, written->name);
		else if (strcmp(text, "NULL"))
			names_add(&mixed, written->name);
		g_free(text);
	}
	for (guint i = 0; i < G_N_ELEMENTS(mixed.word); i++)
		state->others.word[i] &= ~mixed.word[i];
	g_free(place);
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
	if (!plain && !a->deref && pinstore_tells(walk, root))
		return;
	note_others(walk, state, a);
	names_add(pages && a->deref && a->first == a->name ? &state->pages
							   : &state->objects,
		  root);
	places_add_one(walk->routine, a->first, end, walk->passage->places);
	state->inserted |= global && state->phase == PHASE_HELD;
	pinstore_note(state, a->op,
		      global || routine_at(walk->routine, root)->parameter >= 0
			      ? 4
			      : 3);
}

/*
 * Whether the value is the object itself, whatever it is cast to, and no member
 * of it.
 */
static gboolean is_object(const struct walk *walk, const struct assignment *a,
			  int root)
{
	const struct source *source = source_of(walk);

	if (a->value_first == a->value_last)
		return TRUE;
	if (!source_is(source, a->value_first, "("))
		return FALSE;
	for (guint i = a->value_first; i <= a->value_last; i++) {
		guint next = source_next(source, i);

		if (routine_name(walk->routine, i) == root &&
		    !source_is(source, next, "->") &&
		    !source_is(source, next, ".") &&
		    !source_is(source, next, "["))
			return TRUE;
	}
	return FALSE;
}

static void apply_assignment(struct walk *walk, struct state *state,
			     const struct assignment *a)
{
	const struct source *source = source_of(walk);
	gboolean simple = source_is(source, a->op, "=");
	int root = routine_name(walk->routine, a->first);
	gboolean plain =
		a->first == a->name && !a->deref &&
		declare_behind(source, source_next(source, a->name)) == a->op;
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

		pages = pinread_pages(walk, state, a->value_first,
				      a->value_last);
		object = !pages && names_has(&state->objects, from) &&
			 is_object(walk, a, from);
	}
	if (plain) {
		pinstep_values(walk, state, &values);
		set_value(walk, state, root,
			  simple ? value_of(&values, a->value_first,
					    a->value_last)
				 : VALUE_ANY);
		if (simple) {
			names_drop(&state->others, root);
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
	static const char *const ops[] = {
		"=", "|=", "+=", "-=", "&=", "^=", "<<=", ">>="};

	if (source->tokens[i].kind != TOKEN_PUNCT)
		return FALSE;
	for (guint k = 0; k < G_N_ELEMENTS(ops); k++)
		if (source_is(source, i, ops[k]))
			return TRUE;
	return FALSE;
}

void pinassign_node(struct walk *walk, struct state *state, guint first,
		    guint last)
{
	const struct source *source = source_of(walk);

	/* a = b = c: the last one is the first to happen */
	for (guint i = last; i >= first && i < source->count; i--) {
		struct assignment a;

		if (is_assignment(source, i) && read_assignment(source, i, &a))
			apply_assignment(walk, state, &a);
		if (!i)
			break;
	}
}
