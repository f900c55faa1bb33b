/* SPDX-License-Identifier: GPL-2.0 */
/*
 * facts - facts about small pieces of C, for tests of what follows flags
 *
 *	units = facts_spatch(texts, count);	the campaign's own rule
 *	g_ptr_array_unref(units);
 *
 *	facts_by_hand(unit);	without spatch, for code of a known form
 */
#ifndef TREEWIDE_TEST_FACTS_H
#define TREEWIDE_TEST_FACTS_H

#include <glib/gstdio.h>

#include "code.h"
#include "site/family.h"
#include "flags/flags.h"
#include "spatch/spatch.h"

/* Units of these texts with what facts.cocci says of them, in one run. */
static inline GPtrArray *facts_spatch(const char *const *texts, guint count)
{
	g_autofree char *rule =
		g_test_build_filename(G_TEST_DIST, "..", "..", "cocci",
				      "pin_user_pages", "facts.cocci", NULL);
	g_autofree char *folder = g_dir_make_tmp("facts-XXXXXX", NULL);
	struct spatch_options options = {
		.build = folder, .jobs = 2, .timeout = 100};
	GPtrArray *units =
		g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
	g_autoptr(GPtrArray) copies = g_ptr_array_new();
	GError *error = NULL;
	struct spatch *spatch = spatch_new(&options, &error);
	struct spatch_run *run = NULL;

	g_assert_no_error(error);
	for (guint i = 0; i < count; i++) {
		struct unit *unit = code_unit(texts[i]);

		g_ptr_array_add(units, unit);
		g_ptr_array_add(copies, unit->source->bytes);
	}
	spatch_run(spatch, rule, copies, &run, &error);
	g_assert_no_error(error);
	for (guint i = 0; i < count; i++)
		g_assert_cmpstr(run->failed[i], ==, NULL);
	facts_read(run->output->str, units, &error);
	g_assert_no_error(error);
	spatch_run_free(run);
	spatch_free(spatch);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
	return units;
}

static inline void facts_add(struct unit *unit, enum fact_kind kind,
			     guint first, guint last, guint value_first,
			     guint value_last)
{
	struct fact fact = {kind, first, last, value_first, value_last};

	g_array_append_val(unit->facts, fact);
}

/*
 * Statements like "unsigned int v;", "v op value;" (no brackets) and "f(...)" only; a name
 * behind "int" is declared.
 */
static inline void facts_by_hand(struct unit *unit)
{
	static const char *const ops[] = {"=", "|=", "&=", "^="};
	const struct source *source = unit->source;

	for (guint i = 1; i + 1 < source->count; i++) {
		guint end = i;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		if (source_is(source, i + 1, "("))
			facts_add(unit, FACT_CALL, i, i, 0, 0);
		if (source_is(source, i - 1, "int"))
			facts_add(unit, FACT_DECLARE, i, i, 0, 0);
		for (guint k = 0; k < G_N_ELEMENTS(ops); k++) {
			if (!source_is(source, i + 1, ops[k]))
				continue;
			while (!source_is(source, end + 1, ";") &&
			       !source_is(source, end + 1, ")"))
				end++;
			facts_add(unit, FACT_ASSIGN, i, i, i + 2, end);
		}
	}
}

/* A family of three; free with g_ptr_array_unref(family.members). */
static inline struct family facts_family(void)
{
	static const struct {
		const char *name;
		guint flags;
		enum refusal refusal;
	} members[] = {
		{"pin_user_pages", 2, REFUSAL_NONE},
		{"pin_user_pages_fast", 2, REFUSAL_NONE},
		{"pin_user_pages_unlocked", 3, REFUSAL_ALWAYS},
	};
	struct family family = {g_ptr_array_new_with_free_func(g_free)};

	for (guint i = 0; i < G_N_ELEMENTS(members); i++) {
		struct member *member = g_new0(struct member, 1);

		member->name = (char *)members[i].name;
		member->flags = members[i].flags;
		member->refusal = members[i].refusal;
		g_ptr_array_add(family.members, member);
	}
	return family;
}

/* The sites of a function, as decide.h makes them; free by unref. */
static inline GPtrArray *facts_sites(const struct unit *unit,
				     const struct family *family,
				     const char *function)
{
	const struct item *item = code_item(unit, function);
	GPtrArray *sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);

	for (guint i = item->first; i <= item->last; i++) {
		g_autofree char *word = source_word(unit->source, i);
		struct site *site;

		if (!family_find(family, word) || !unit_call(unit, i))
			continue;
		site = site_new(unit->path, word);
		site->function = g_strdup(function);
		site->line = unit->source->tokens[i].line;
		site->offset = unit->source->tokens[i].offset;
		g_ptr_array_add(sites, site);
	}
	return sites;
}

#endif
