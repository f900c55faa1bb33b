// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinstore.h"

#include "lifetime/pinread.h"
#include "code/bracket.h"

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

/* Whether the member that is named behind this token is written: v.m[i] = */
static gboolean writes_member(const struct source *source, guint token)
{
	guint at = source_next(source, token);

	if (!source_is(source, at, "."))
		return FALSE;
	while (source_is(source, at, ".") || source_is(source, at, "["))
		at = source_next(source, source_is(source, at, "[")
						 ? source_close(source, at)
						 : source_next(source, at));
	return source_is(source, at, "=");
}

/* Whether all calls around the token leave what they get alone. */
static gboolean is_looked_at(const struct walk *walk, guint token,
			     gboolean *called)
{
	*called = FALSE;
	for (guint i = 0; i < walk->routine->calls->len; i++) {
		const struct call_place *call = &g_array_index(
			walk->routine->calls, struct call_place, i);

		if (call->name > token || token > call->close)
			continue;
		*called = TRUE;
		if (!pinread_class(walk, call, LEXICON_NEUTRAL))
			return FALSE;
	}
	return TRUE;
}

gboolean pinstore_tells(const struct walk *walk, int name)
{
	const struct routine *routine = walk->routine;
	const struct source *source = source_of(walk);
	gboolean copied = FALSE, called;

	if (routine_at(routine, name)->pointer ||
	    routine_at(routine, name)->global ||
	    routine_at(routine, name)->parameter >= 0)
		return FALSE;
	for (guint i = routine->body; i < routine->body_end; i++) {
		guint prev = source_prev(source, i);

		if (routine_name(routine, i) != name ||
		    writes_member(source, i) || source_is(source, prev, ".") ||
		    source_is(source, prev, "->") ||
		    source_is(source, source_prev(source, prev), "sizeof"))
			continue;
		if (!is_looked_at(walk, i, &called))
			return FALSE;
		copied |= called;
		/* or where it is declared */
		if (!called && (source_is(source, prev, "return") ||
				(source->tokens[prev].kind != TOKEN_IDENT &&
				 !source_is(source, prev, ","))))
			return FALSE;
	}
	return copied;
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
