// SPDX-License-Identifier: GPL-2.0
#include "lifetime/descent.h"

#include <string.h>

#include "lifetime/declare.h"
#include "code/bracket.h"

int descent_root(const struct routine *routine, guint first, guint last)
{
	const struct source *source = routine->unit->source;

	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		int name;

		if (source_is(source, i, "(")) {
			guint close = source_close(source, i);
			guint next = source_next(source, close);

			/* a cast: what follows is the operand */
			if (close < last &&
			    (source->tokens[next].kind == TOKEN_IDENT ||
			     source_is(source, next, "(") ||
			     source_is(source, next, "&") ||
			     source_is(source, next, "*")) &&
			    !source_is(source, next, "->"))
				i = close;
			continue;
		}
		if (source->tokens[i].kind != TOKEN_IDENT) {
			if (source_is(source, i, "&") ||
			    source_is(source, i, "*"))
				continue;
			return -1;
		}
		name = routine_name(routine, i);
		if (source_is(source, source_next(source, i), "("))
			return -1;
		return name;
	}
	return -1;
}

static void add_definition(const struct routine *routine, guint name,
			   guint first, guint last, GArray *definitions)
{
	struct written definition = {
		.name = routine_name(routine, name),
		.first = first,
		.last = last,
	};

	if (definition.name >= 0 && first <= last)
		g_array_append_val(definitions, definition);
}

/* The variable that a loop's argument writes: a, &a; G_MAXUINT: none. */
static guint loop_variable(const struct routine *routine,
			   const struct span *argument)
{
	const struct source *source = routine->unit->source;
	guint name = argument->first;

	if (source_is(source, name, "&"))
		name = source_next(source, name);
	return name == argument->last && routine_name(routine, name) >= 0
		       ? name
		       : G_MAXUINT;
}

/* for_each_x(a, b, c): plain variables come from the paths beside them. */
static void add_loop(const struct routine *routine,
		     const struct call_place *call, GArray *definitions)
{
	const struct source *source = routine->unit->source;

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *a =
			&g_array_index(call->arguments, struct span, i);
		guint name = loop_variable(routine, a);

		if (name == G_MAXUINT)
			continue;
		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *b =
				&g_array_index(call->arguments, struct span, k);

			/* the last word of a list walk is a member's name */
			if (k != i &&
			    (b->first != b->last ||
			     routine_name(routine, b->first) >= 0) &&
			    source->tokens[b->first].kind != TOKEN_NUMBER)
				add_definition(routine, name, b->first, b->last,
					       definitions);
		}
	}
}

/* The last token of the value that begins at `from`: before , ; or ). */
static guint value_end(const struct source *source, guint from)
{
	guint last = from;

	for (guint i = from; i < source->count; i = source_next(source, i)) {
		if (source_is(source, i, ",") || source_is(source, i, ";") ||
		    source_is(source, i, ")") || source_is(source, i, "}"))
			break;
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			i = source_close(source, i);
		last = i;
	}
	return MIN(last, source->count - 1);
}

static GArray *find_writes(const struct routine *routine)
{
	GArray *definitions = g_array_new(FALSE, FALSE, sizeof(struct written));
	const struct source *source = routine->unit->source;

	for (guint i = routine->body; i < routine->body_end; i++) {
		guint op;

		if (routine_name(routine, i) < 0)
			continue;
		op = declare_behind(source, source_next(source, i));
		if (source_is(source, op, "="))
			add_definition(
				routine, i, source_next(source, op),
				value_end(source, source_next(source, op)),
				definitions);
	}
	for (guint i = 0; i < routine->calls->len; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);
		const struct token *token = &source->tokens[call->name];

		if (g_strstr_len(source->text + token->offset, token->length,
				 "for_each"))
			add_loop(routine, call, definitions);
	}
	return definitions;
}

const GArray *descent_writes(const struct routine *routine)
{
	if (!routine->writes)
		((struct routine *)routine)->writes = find_writes(routine);
	return routine->writes;
}

static struct descent *descend(const struct routine *routine, guint first,
			       guint last)
{
	const GArray *definitions = descent_writes(routine);
	struct descent *descent = g_new0(struct descent, 1);
	struct names fresh = {0};

	descent->places = places_new();
	names_in(routine, first, last, &fresh);
	places_add(routine, first, last, descent->places);
	while (!names_empty(&fresh)) {
		struct names more = {0};

		names_join(&descent->names, &fresh);
		for (guint i = 0; i < definitions->len; i++) {
			const struct written *definition =
				&g_array_index(definitions, struct written, i);

			if (!names_has(&fresh, definition->name))
				continue;
			names_in(routine, definition->first, definition->last,
				 &more);
			places_add(routine, definition->first, definition->last,
				   descent->places);
		}
		for (guint i = 0; i < G_N_ELEMENTS(more.word); i++)
			fresh.word[i] = more.word[i] & ~descent->names.word[i];
	}
	return descent;
}

static void descent_free(gpointer data)
{
	struct descent *descent = data;

	g_hash_table_unref(descent->places);
	g_free(descent);
}

const struct descent *descent_get(const struct routine *routine, guint first,
				  guint last)
{
	GHashTable *known = routine->descents;
	guint64 span = (guint64)first << 32 | last;
	struct descent *descent;

	if (!known) {
		known = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL,
					      descent_free);
		((struct routine *)routine)->descents = known;
	}
	descent = g_hash_table_lookup(known, &span);
	if (!descent) {
		descent = descend(routine, first, last);
		descent->span = span;
		g_hash_table_insert(known, &descent->span, descent);
	}
	return descent;
}

void descent_of(const struct routine *routine, guint first, guint last,
		struct names *names, GHashTable *places)
{
	const struct descent *descent = descent_get(routine, first, last);
	GHashTableIter iter;
	gpointer place;

	names_join(names, &descent->names);
	g_hash_table_iter_init(&iter, descent->places);
	while (g_hash_table_iter_next(&iter, &place, NULL))
		g_hash_table_add(places, g_strdup(place));
}
