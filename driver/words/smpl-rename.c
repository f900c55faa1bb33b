// SPDX-License-Identifier: GPL-2.0
#include "words/smpl-rename.h"

#include "site/site.h"
#include "words/smpl-flag.h"

/* One callee that becomes one helper, and where. */
struct rename {
	const char *callee;
	enum outcome outcome;
	GPtrArray *functions; /* char *: only in these; NULL: everywhere */
	GPtrArray *flags; /* char *: only with these; NULL: with any */
};

static void rename_free(struct rename *rename)
{
	g_clear_pointer(&rename->functions, g_ptr_array_unref);
	g_clear_pointer(&rename->flags, g_ptr_array_unref);
	g_free(rename);
}

/* What tells a call from others: its function's name, or its flags. */
static const char *function_of(const struct site *site)
{
	return site->function;
}

static const char *flags_of(const struct site *site)
{
	return site->flags;
}

/*
 * What the calls with this outcome have in common that no other call of the
 * callee has; NULL when that does not tell them apart.
 */
static GPtrArray *tell_apart(const struct rename *rename,
			     const GPtrArray *sites,
			     const char *(*property)(const struct site *))
{
	g_autoptr(GPtrArray) ours = g_ptr_array_new();

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->outcome != rename->outcome ||
		    !g_str_equal(site->callee, rename->callee))
			continue;
		if (!property(site))
			return NULL;
		smpl_add_once(ours, property(site));
	}
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		if (site->outcome != rename->outcome &&
		    g_str_equal(site->callee, rename->callee) &&
		    property(site) && smpl_has(ours, property(site)))
			return NULL;
	}
	return g_steal_pointer(&ours);
}

static guint count(const GPtrArray *sites, const char *callee,
		   enum outcome outcome)
{
	guint n = 0;

	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		n += site->outcome == outcome &&
		     g_str_equal(site->callee, callee);
	}
	return n;
}

/*
 * Whether the rename may be left free of context: no call of the callee stays
 * raw, and the other outcome (if any) is renamed before, in its own places.
 */
static gboolean is_free(const struct rename *rename, const GPtrArray *sites)
{
	enum outcome other = rename->outcome == OUTCOME_LONGTERM
				     ? OUTCOME_SHORTTERM
				     : OUTCOME_LONGTERM;
	guint ours = count(sites, rename->callee, rename->outcome);
	guint theirs = count(sites, rename->callee, other);

	if (count(sites, rename->callee, OUTCOME_LEFT))
		return FALSE;
	return ours > theirs ||
	       (ours == theirs && rename->outcome == OUTCOME_SHORTTERM);
}

/* All renames of the sites, or NULL when one cannot be told from the rest. */
static GPtrArray *plan_renames(const GPtrArray *sites)
{
	static const enum outcome outcomes[] = {OUTCOME_LONGTERM,
						OUTCOME_SHORTTERM};
	g_autoptr(GPtrArray) callees = g_ptr_array_new();
	g_autoptr(GPtrArray) renames =
		g_ptr_array_new_with_free_func((GDestroyNotify)rename_free);

	for (guint i = 0; i < sites->len; i++)
		smpl_add_once(callees,
			      ((struct site *)sites->pdata[i])->callee);
	for (guint i = 0; i < 2 * callees->len; i++) {
		struct rename *rename = g_new0(struct rename, 1);

		rename->callee = callees->pdata[i / 2];
		rename->outcome = outcomes[i % 2];
		g_ptr_array_add(renames, rename);
		if (!count(sites, rename->callee, rename->outcome)) {
			g_ptr_array_set_size(renames, renames->len - 1);
			continue;
		}
		if (is_free(rename, sites))
			continue;
		rename->functions = tell_apart(rename, sites, function_of);
		if (!rename->functions)
			rename->flags = tell_apart(rename, sites, flags_of);
		if (!rename->functions && !rename->flags)
			return NULL;
	}
	return g_steal_pointer(&renames);
}

/* "- callee" and "+ helper"; as one disjunction where there are several. */
static char *swap(const struct campaign *campaign, const GPtrArray *renames)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < renames->len; i++) {
		const struct rename *rename = renames->pdata[i];

		g_string_append_printf(out, "%s- %s\n+ %s%s", i ? "\n|\n" : "",
				       rename->callee, rename->callee,
				       rename->outcome == OUTCOME_LONGTERM
					       ? campaign->longterm_suffix
					       : campaign->shortterm_suffix);
	}
	if (renames->len > 1) {
		g_string_prepend(out, "(\n");
		g_string_append(out, "\n)");
	}
	return g_strdup(out->str);
}

static gboolean same_strings(const GPtrArray *a, const GPtrArray *b)
{
	if (!a || !b || a->len != b->len)
		return a == b;
	for (guint i = 0; i < a->len; i++)
		if (!smpl_has(b, a->pdata[i]))
			return FALSE;
	return TRUE;
}

/* The rule, or rules, for renames that are restricted in the same way. */
static void add_rule(const struct campaign *campaign, const GPtrArray *group,
		     GPtrArray *rules)
{
	const struct rename *first = group->pdata[0];
	g_autofree char *change = swap(campaign, group);
	g_autofree char *declaration = NULL;
	g_autofree char *function = NULL;

	if (first->functions) {
		function = smpl_function(first->functions, &declaration);
		g_ptr_array_add(rules,
				g_strdup_printf("@@ %s@@\n  %s(...) { <...\n"
						"%s\n  (...)\n  ...> }",
						declaration, function, change));
	} else if (!first->flags) {
		g_ptr_array_add(rules,
				g_strdup_printf("@@ @@\n%s\n  (...)", change));
	}
	for (guint i = 0; first->flags && i < first->flags->len; i++)
		g_ptr_array_add(
			rules,
			g_strdup_printf("@@ @@\n%s\n  (..., %s, ...)", change,
					(char *)first->flags->pdata[i]));
}

/* The restricted renames come before those that are free of context. */
static void add_renames(const struct campaign *campaign,
			const GPtrArray *renames, GPtrArray *rules)
{
	g_autoptr(GPtrArray) free_ones = g_ptr_array_new();
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < renames->len; i++) {
		const struct rename *rename = renames->pdata[i];
		g_autoptr(GPtrArray) group = g_ptr_array_new();

		if (!rename->functions && !rename->flags) {
			g_ptr_array_add(free_ones, (gpointer)rename);
			continue;
		}
		for (guint k = i; k < renames->len; k++) {
			struct rename *other = renames->pdata[k];

			if (same_strings(rename->functions, other->functions) &&
			    same_strings(rename->flags, other->flags) &&
			    g_hash_table_add(done, other))
				g_ptr_array_add(group, other);
		}
		if (group->len)
			add_rule(campaign, group, rules);
	}
	if (free_ones->len)
		add_rule(campaign, free_ones, rules);
}

gboolean smpl_rename(const struct campaign *campaign, const GPtrArray *sites,
		     GPtrArray *rules)
{
	g_autoptr(GPtrArray) renames = plan_renames(sites);

	if (!renames)
		return FALSE;
	add_renames(campaign, renames, rules);
	return TRUE;
}
