// SPDX-License-Identifier: GPL-2.0
#include "lifetime/places.h"

#include <string.h>

GHashTable *places_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static const char *member_of(const char *place)
{
	const char *dot = strchr(place, '.');

	return dot ? dot + 1 : NULL;
}

/* Whether two places may be one, where types are not all known. */
static gboolean may_be_equal(const char *a, const char *b)
{
	const char *x, *y;

	if (*a != '?' && *b != '?')
		return !strcmp(a, b);
	x = member_of(a);
	y = member_of(b);
	return x && y ? !strcmp(x, y) : !strcmp(a, b);
}

/* The same place is in both, and its type is known. */
static gboolean meet_exactly(GHashTable *a, GHashTable *b)
{
	GHashTableIter iter;
	gpointer place;

	g_hash_table_iter_init(&iter, a);
	while (g_hash_table_iter_next(&iter, &place, NULL))
		if ((*(char *)place != '?' || !member_of(place)) &&
		    g_hash_table_contains(b, place))
			return TRUE;
	return FALSE;
}

gboolean places_meet(GHashTable *a, GHashTable *b, gboolean exact)
{
	GHashTableIter i, k;
	gpointer x, y;

	if (exact)
		return meet_exactly(a, b);
	g_hash_table_iter_init(&i, a);
	while (g_hash_table_iter_next(&i, &x, NULL)) {
		g_hash_table_iter_init(&k, b);
		while (g_hash_table_iter_next(&k, &y, NULL))
			if (may_be_equal(x, y))
				return TRUE;
	}
	return FALSE;
}

static gboolean is_member(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);

	return source->tokens[token].kind == TOKEN_IDENT && prev != G_MAXUINT &&
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
				name >= 0 && routine_at(routine, name)->tag
					? routine_at(routine, name)->tag
					: "?",
				member);
	g_free(member);
	return place;
}

static void add_global(const struct routine *routine, guint token,
		       GHashTable *places)
{
	int name = routine_name(routine, token);

	if (name >= 0 && routine_at(routine, name)->global)
		g_hash_table_add(
			places,
			g_strdup_printf("::%s",
					routine_at(routine, name)->word));
}

void places_add(const struct routine *routine, guint first, guint last,
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

gboolean places_add_one(const struct routine *routine, guint first, guint last,
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
