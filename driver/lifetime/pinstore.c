// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinstore.h"

#include "lifetime/pinread.h"

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

void pinstore_note(struct state *state, guint token, guint rank)
{
	if (state->phase != PHASE_HELD || state->rank >= rank)
		return;
	state->rank = rank;
	state->store = token;
}

void pinstore_fill(const struct walk *walk, struct state *state,
		   const struct call_place *call, gboolean place)
{
	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int root = descent_root(walk->routine, span->first, span->last);

		if (root < 0 || names_has(&state->pages, root) ||
		    names_has(&state->others, root))
			continue;
		if (!routine_at(walk->routine, root)->pointer &&
		    !routine_at(walk->routine, root)->global &&
		    !source_is(source_of(walk), span->first, "&"))
			continue;
		names_add(&state->objects, root);
		if (!place)
			continue;
		if (!places_add_one(walk->routine, span->first, span->last,
				    walk->passage->places))
			descent_of(walk->routine, span->first, span->last,
				   &(struct names){0}, walk->passage->places);
	}
}

void pinstore_swap(const struct walk *walk, struct state *state,
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
			pinstore_note(state, call->name, 2);
		}
	}
}

void pinstore_trade(const struct walk *walk, struct state *state,
		    const struct call_place *call)
{
	struct names had = state->pages;
	guint count = 0;

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);

		count += pinread_pages(walk, state, span->first, span->last);
	}
	for (guint i = 0; i < call->arguments->len && count == 1; i++) {
		const struct span *span =
			&g_array_index(call->arguments, struct span, i);
		int name = routine_name(walk->routine, span->first);

		if (span->first != span->last || name < 0)
			continue;
		if (names_has(&had, name)) {
			names_drop(&state->pages, name);
			names_add(&state->others, name);
		} else {
			names_add(&state->pages, name);
			names_drop(&state->others, name);
		}
	}
}

void pinstore_hand(const struct walk *walk, struct state *state,
		   const struct call_place *call)
{
	const struct source *source = source_of(walk);
	char *word = source_word(source, call->name);

	pinstore_note(state, call->name, 1);
	g_hash_table_add(walk->passage->places, g_strdup_printf("%s()", word));
	g_free(word);
	pinstore_swap(walk, state, call);
}
