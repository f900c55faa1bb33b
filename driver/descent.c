// SPDX-License-Identifier: GPL-2.0
#include "descent.h"

#include <string.h>

gboolean names_has(const struct names *names, int name)
{
	return name >= 0 && name < ROUTINE_NAMES &&
	       (names->word[name / 64] >> (name % 64) & 1);
}

void names_add(struct names *names, int name)
{
	if (name >= 0 && name < ROUTINE_NAMES)
		names->word[name / 64] |= G_GUINT64_CONSTANT(1) << (name % 64);
}

void names_drop(struct names *names, int name)
{
	if (name >= 0 && name < ROUTINE_NAMES)
		names->word[name / 64] &=
			~(G_GUINT64_CONSTANT(1) << (name % 64));
}

void names_join(struct names *names, const struct names *more)
{
	for (guint i = 0; i < G_N_ELEMENTS(names->word); i++)
		names->word[i] |= more->word[i];
}

gboolean names_meet(const struct names *a, const struct names *b)
{
	for (guint i = 0; i < G_N_ELEMENTS(a->word); i++)
		if (a->word[i] & b->word[i])
			return TRUE;
	return FALSE;
}

gboolean names_empty(const struct names *names)
{
	struct names none = { 0 };

	return !memcmp(names, &none, sizeof(none));
}

void names_in(const struct routine *routine, guint first, guint last,
	      struct names *names)
{
	for (guint i = first; i <= last && i < routine->unit->source->count;
	     i++)
		names_add(names, routine_name(routine, i));
}

GHashTable *places_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static const char *member_of(const char *place)
{
	const char *dot = strchr(place, '.');

	return dot ? dot + 1 : NULL;
}

static gboolean places_equal(const char *a, const char *b, gboolean exact)
{
	const char *x = member_of(a), *y = member_of(b);

	if (!x || !y)
		return !strcmp(a, b);
	if (strcmp(x, y))
		return FALSE;
	if (*a == '?' || *b == '?')
		return !exact;
	return !strcmp(a, b);
}

gboolean places_meet(GHashTable *a, GHashTable *b, gboolean exact)
{
	GHashTableIter i, k;
	gpointer x, y;

	g_hash_table_iter_init(&i, a);
	while (g_hash_table_iter_next(&i, &x, NULL)) {
		g_hash_table_iter_init(&k, b);
		while (g_hash_table_iter_next(&k, &y, NULL))
			if (places_equal(x, y, exact))
				return TRUE;
	}
	return FALSE;
}

static gboolean is_member(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);

	return source->tokens[token].kind == TOKEN_IDENT &&
	       prev != G_MAXUINT &&
	       (source_is(source, prev, "->") || source_is(source, prev, "."));
}

/* "tag.member" of the member at this token; the tag is the first variable's. */
static char *place_at(const struct routine *routine, guint token)
{
	const struct source *source = routine->unit->source;
	guint base = source_prev(source, source_prev(source, token));
	char *member = source_word(source, token), *place;
	int name;

	while (base != G_MAXUINT && source_is(source, base, "]")) {
		guint depth = 0;

		do {
			if (source_is(source, base, "]"))
				depth++;
			else if (source_is(source, base, "["))
				depth--;
			base = source_prev(source, base);
		} while (depth && base != G_MAXUINT);
	}
	name = base == G_MAXUINT ? -1 : routine_name(routine, base);
	place = g_strdup_printf("%s.%s",
				name >= 0 && routine_at(routine, name)->tag ?
					routine_at(routine, name)->tag :
					"?",
				member);
	g_free(member);
	return place;
}

static void add_global(const struct routine *routine, guint token,
		       GHashTable *places)
{
	int name = routine_name(routine, token);

	if (name >= 0 && routine_at(routine, name)->global)
		g_hash_table_add(places,
				 g_strdup_printf(
					 "::%s",
					 routine_at(routine, name)->word));
}

void descent_places(const struct routine *routine, guint first, guint last,
		   GHashTable *places)
{
	const struct source *source = routine->unit->source;

	for (guint i = first; i <= last && i < source->count; i++) {
		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		if (is_member(source, i))
			g_hash_table_add(places, place_at(routine, i));
		else
			add_global(routine, i, places);
	}
}

gboolean descent_place(const struct routine *routine, guint first, guint last,
		      GHashTable *places)
{
	const struct source *source = routine->unit->source;
	guint found = G_MAXUINT, depth = 0;

	for (guint i = first; i <= last && i < source->count; i++) {
		if (source_is(source, i, "["))
			depth++;
		else if (source_is(source, i, "]") && depth)
			depth--;
		else if (!depth && is_member(source, i))
			found = i;
	}
	if (found != G_MAXUINT) {
		g_hash_table_add(places, place_at(routine, found));
		return TRUE;
	}
	for (guint i = first; i <= last && i < source->count; i++) {
		int name = routine_name(routine, i);

		if (name < 0)
			continue;
		add_global(routine, i, places);
		return routine_at(routine, name)->global;
	}
	return FALSE;
}

int descent_root(const struct routine *routine, guint first, guint last)
{
	const struct source *source = routine->unit->source;

	for (guint i = first; i <= last && i < source->count;
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

/* for_each_x(a, b, c): plain variables come from the paths beside them. */
static void add_loop(const struct routine *routine,
		     const struct call_place *call, GArray *definitions)
{
	const struct source *source = routine->unit->source;

	for (guint i = 0; i < call->arguments->len; i++) {
		const struct span *a =
			&g_array_index(call->arguments, struct span, i);

		if (a->first != a->last || routine_name(routine, a->first) < 0)
			continue;
		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *b =
				&g_array_index(call->arguments, struct span, k);

			/* the last word of a list walk is a member's name */
			if (k != i && (b->first != b->last ||
				       routine_name(routine, b->first) >= 0) &&
			    source->tokens[b->first].kind != TOKEN_NUMBER)
				add_definition(routine, a->first, b->first,
					       b->last, definitions);
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
	GArray *definitions =
		g_array_new(FALSE, FALSE, sizeof(struct written));
	const struct source *source = routine->unit->source;

	for (guint i = routine->item->body; i < routine->item->body_end; i++) {
		guint op;

		if (routine_name(routine, i) < 0)
			continue;
		op = source_next(source, i);
		if (source_is(source, op, "="))
			add_definition(routine, i, source_next(source, op),
				       value_end(source,
						 source_next(source, op)),
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

void descent_of(const struct routine *routine, guint first, guint last,
	       struct names *names, GHashTable *places)
{
	const GArray *definitions = descent_writes(routine);
	struct names done = { 0 }, fresh = { 0 };

	names_in(routine, first, last, &fresh);
	if (places)
		descent_places(routine, first, last, places);
	while (!names_empty(&fresh)) {
		struct names more = { 0 };

		names_join(&done, &fresh);
		for (guint i = 0; i < definitions->len; i++) {
			const struct written *definition = &g_array_index(
				definitions, struct written, i);

			if (!names_has(&fresh, definition->name))
				continue;
			names_in(routine, definition->first, definition->last,
				 &more);
			if (places)
				descent_places(routine, definition->first,
					      definition->last, places);
		}
		for (guint i = 0; i < G_N_ELEMENTS(more.word); i++)
			fresh.word[i] = more.word[i] & ~done.word[i];
	}
	names_join(names, &done);
}
