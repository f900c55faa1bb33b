// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinread.h"

#include "lifetime/alias.h"

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
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

/* The classes of the function's name, a bit for each; one more: they are known. */
static guint32 classes_of(const struct walk *walk,
			  const struct call_place *call)
{
	char *word = alias_word(walk->world, walk->routine->unit, call->name);
	guint32 classes = 1u << LEXICON_CLASSES;

	G_STATIC_ASSERT(LEXICON_CLASSES < 32);
	for (guint i = 0; i < LEXICON_CLASSES; i++)
		if (lexicon_has(walk->world->lexicon, i, word))
			classes |= 1u << i;
	g_free(word);
	return classes;
}

gboolean pinread_class(const struct walk *walk, const struct call_place *call,
		       enum lexicon_class class)
{
	if (!call->classes)
		((struct call_place *)call)->classes = classes_of(walk, call);
	return call->classes >> class & 1;
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
		if (!pinread_class(walk, call, LEXICON_CONVERT))
			return FALSE;
		limit = call->name;
	}
	return TRUE;
}

/* Whether the expression yields pages (their numbers, addresses ...). */
gboolean pinread_pages(const struct walk *walk, const struct state *state,
		       guint first, guint last)
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
	if (places_add_one(walk->routine, first, last, places))
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

	if (root < 0 || has_call(source, first, last) ||
	    names_has(&state->others, root))
		return FALSE;
	if (names_has(&state->pages, root) ||
	    names_has(&state->objects, root) || names_has(&state->counts, root))
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

gboolean pinread_rooted(const struct walk *walk, const struct state *state,
			guint first, guint last)
{
	return is_path_of(walk, state, first, last, 3);
}

/* Whether an argument leads to an object that holds pages. */
gboolean pinread_object(const struct walk *walk, const struct state *state,
			guint first, guint last)
{
	/* what the tokens name themselves is a part of what they come from */
	return !names_empty(&state->objects) &&
	       !names_has(&state->others,
			  descent_root(walk->routine, first, last)) &&
	       names_meet(&descent_get(walk->routine, first, last)->names,
			  &state->objects);
}
