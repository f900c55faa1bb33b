// SPDX-License-Identifier: GPL-2.0
#include "site/fact.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "site/unit.h"

static gboolean kind_of(const char *word, enum fact_kind *kind)
{
	static const char *const names[] = {
		[FACT_CALL] = "call",
		[FACT_ASSIGN] = "assign",
		[FACT_DECLARE] = "declare",
		[FACT_ADDRESS] = "address",
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!strcmp(word, names[i])) {
			*kind = i;
			return TRUE;
		}
	}
	return FALSE;
}

/* "12:3-12:9" as token indexes. */
static gboolean read_place(const struct source *source, const char *text,
			   guint *first, guint *last)
{
	guint line, column, line_end, column_end, from, to;

	if (sscanf(text, "%u:%u-%u:%u", &line, &column, &line_end,
		   &column_end) != 4)
		return FALSE;
	from = source_offset(source, line, column);
	to = source_offset(source, line_end, column_end);
	*first = source_at(source, from);
	*last = source_at(source, to);
	if (*first >= source->count || *last <= *first)
		return FALSE;
	--*last;
	return TRUE;
}

/* spatch counts this unit's lines and columns in another way than we do. */
static void distrust(struct unit *unit, const char *place, GHashTable *odd)
{
	g_hash_table_add(odd, unit);
	g_free(unit->unread);
	unit->unread = g_strdup_printf(
		"spatch counts its lines and columns in another way (at %s)",
		place);
}

static gboolean read_fact(const char *line, GPtrArray *units, GHashTable *odd)
{
	char **words = g_strsplit(line, "\t", -1);
	guint count = g_strv_length(words);
	struct fact fact = {0};
	gboolean ok = FALSE;
	struct unit *unit;
	guint number;

	/* what coccinelle's own macro file expands to is in no file of ours */
	if (count >= 4 && g_path_is_absolute(words[1])) {
		ok = TRUE;
		goto out;
	}
	if (count < 4 || !kind_of(words[0], &fact.kind) ||
	    sscanf(words[1], "%u.c", &number) != 1 || number >= units->len)
		goto out;
	unit = g_ptr_array_index(units, number);
	ok = read_place(unit->source, words[3], &fact.first, &fact.last);
	if (ok && fact.kind == FACT_ASSIGN)
		ok = count > 4 &&
		     read_place(unit->source, words[4], &fact.value_first,
				&fact.value_last);
	if (ok)
		g_array_append_val(unit->facts, fact);
	else
		distrust(unit, words[3], odd);
	ok = TRUE;
out:
	g_strfreev(words);
	return ok;
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct fact *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->last < y->last ? -1 : x->last > y->last;
}

static void sort_facts(GArray *facts)
{
	guint kept = 0;

	g_array_sort(facts, by_place);
	for (guint i = 0; i < facts->len; i++) {
		struct fact *fact = &g_array_index(facts, struct fact, i);

		if (kept && !by_place(fact, &g_array_index(facts, struct fact,
							   kept - 1)))
			continue;
		g_array_index(facts, struct fact, kept++) = *fact;
	}
	g_array_set_size(facts, kept);
}

gboolean facts_read(const char *output, GPtrArray *units, GError **error)
{
	char **lines = g_strsplit(output, "\n", -1);
	GHashTable *odd = g_hash_table_new(NULL, NULL);
	gboolean ok = TRUE;

	for (guint i = 0; ok && lines[i]; i++) {
		if (!*lines[i] || read_fact(lines[i], units, odd))
			continue;
		g_set_error(error, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL,
			    "spatch printed a line that is no fact: '%s'",
			    lines[i]);
		ok = FALSE;
	}
	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (g_hash_table_contains(odd, unit))
			g_array_set_size(unit->facts, 0);
		sort_facts(unit->facts);
	}
	g_hash_table_unref(odd);
	g_strfreev(lines);
	return ok;
}
