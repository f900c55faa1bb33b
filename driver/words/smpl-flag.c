// SPDX-License-Identifier: GPL-2.0
#include "words/smpl-flag.h"

#include <string.h>

#include "tree/change.h"
#include "code/item.h"
#include "site/site.h"
#include "words/smpl-form.h"
#include "code/token.h"

/* One place where the flag goes away. */
struct drop {
	const struct site *site;
	const struct flag_use *use;
	enum smpl_form form;
	guint statement; /* equal where both stand in one */
	guint chain; /* equal where only | stands between them */
};

/* All of a patch's drops, and the functions in which the flag stays. */
struct flag_drops {
	GArray *all; /* struct drop */
	GPtrArray *staying; /* char *, owned: functions that keep some */
	gboolean any_stays;
	enum smpl_dress dress; /* of all: bits */
	guint statement; /* running numbers */
	guint chain;
};

/* The drop that the sites have for this place, or one without a use. */
static struct drop find_drop(const GPtrArray *sites, const char *path,
			     guint offset)
{
	for (guint i = 0; i < sites->len; i++) {
		const struct site *site = sites->pdata[i];

		for (guint k = 0; k < site->removals->len; k++) {
			const struct flag_use *use = site->removals->pdata[k];

			if (use->offset == offset &&
			    g_str_equal(use->file, path))
				return (struct drop){site, use};
		}
	}
	return (struct drop){NULL};
}

static void note_staying(struct flag_drops *drops, const struct source *source,
			 const GArray *items, guint token)
{
	const struct item *item = items_at(items, token);
	g_autofree char *name = item ? item_name(source, item) : NULL;

	drops->any_stays = TRUE;
	if (name && item->kind == ITEM_FUNCTION &&
	    !smpl_has(drops->staying, name))
		g_ptr_array_add(drops->staying, g_steal_pointer(&name));
}

static gboolean is_any(const struct source *source, guint i, const char *words)
{
	const struct token *token = &source->tokens[i];

	return token->kind == TOKEN_PUNCT && token->length == 1 &&
	       strchr(words, source->text[token->offset]);
}

/* Sorts every place of one file that has the flag in code. */
static void read_change(struct flag_drops *drops,
			const struct campaign *campaign,
			const struct change *change, const GPtrArray *sites)
{
	struct source *source = source_new(change->path, change->before);
	g_autoptr(GArray) items = items_new(source);

	for (guint i = 0; i < source->count; i++) {
		struct drop drop;

		drops->statement += is_any(source, i, ";{}");
		drops->chain += is_any(source, i, ";{},?:");
		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, i, campaign->flag))
			continue;
		drop = find_drop(sites, change->path, source->tokens[i].offset);
		if (!drop.use) {
			note_staying(drops, source, items, i);
			continue;
		}
		drop.form = smpl_form_at(source, i, &drops->dress);
		drop.statement = drops->statement;
		drop.chain = drops->chain;
		g_array_append_val(drops->all, drop);
	}
	source_free(source);
}

/* One rule that drops the flag in these forms, between head and tail. */
static void add_rule(const struct campaign *campaign,
		     const struct flag_drops *drops, guint forms,
		     const char *declaration, const char *head,
		     const char *tail, GPtrArray *rules)
{
	g_autofree char *flag = smpl_dressed(campaign->flag, drops->dress);
	g_autofree char *what = smpl_alternatives(flag, forms);

	g_ptr_array_add(
		rules,
		g_strdup_printf("@@ %s%s%s@@\n%s%s%s",
				drops->dress & DRESS_CAST ? "type T; " : "",
				forms & ~(1U << FORM_ALONE) ? "expression F; "
							    : "",
				declaration, head, what, tail));
}

/*
 * A rule meets each expression once, so what stands in one statement with
 * another place goes by rules that follow each other: the flag alone after the
 * forms that would take it for theirs, a form again for its next place in it.
 */
static void add_rules(const struct campaign *campaign,
		      const struct flag_drops *drops, GArray *some,
		      const char *declaration, const char *head,
		      const char *tail, GPtrArray *rules)
{
	const guint alone = 1U << FORM_ALONE;
	guint forms = 0, more = 0, together = 0;

	for (guint i = 0; i < some->len; i++) {
		const struct drop *drop = &g_array_index(some, struct drop, i);
		const struct drop *before = drop - 1;

		forms |= 1U << drop->form;
		if (!i || before->statement != drop->statement)
			continue;
		together |= 1U << drop->form | 1U << before->form;
		if (before->chain == drop->chain && drop->form != FORM_ALONE)
			more |= 1U << drop->form;
	}
	if (!(together & alone) || !(together & ~alone)) {
		add_rule(campaign, drops, forms, declaration, head, tail,
			 rules);
		forms = 0;
	}
	if (forms)
		add_rule(campaign, drops, forms & ~alone, declaration, head,
			 tail, rules);
	if (more)
		add_rule(campaign, drops, more, declaration, head, tail, rules);
	if (forms)
		add_rule(campaign, drops, alone, declaration, head, tail,
			 rules);
}

/* Out of the arguments of each helper that has the flag there. */
static void drop_from_arguments(const struct campaign *campaign,
				const struct flag_drops *drops,
				GPtrArray *rules)
{
	g_autoptr(GPtrArray) callees = g_ptr_array_new();

	for (guint i = 0; i < drops->all->len; i++) {
		const struct drop *drop =
			&g_array_index(drops->all, struct drop, i);

		if (!drop->use->variable)
			smpl_add_once(callees, drop->site->callee);
	}
	for (guint c = 0; c < callees->len; c++) {
		const char *callee = callees->pdata[c];
		g_autoptr(GArray) some =
			g_array_new(FALSE, FALSE, sizeof(struct drop));
		g_autofree char *head =
			g_strdup_printf("  %s%s(..., <+...\n", callee,
					campaign->longterm_suffix);

		for (guint i = 0; i < drops->all->len; i++) {
			const struct drop *drop =
				&g_array_index(drops->all, struct drop, i);

			if (!drop->use->variable &&
			    g_str_equal(drop->site->callee, callee))
				g_array_append_val(some, *drop);
		}
		add_rules(campaign, drops, some, "", head, "\n  ...+>, ...)",
			  rules);
	}
}

/* Out of the functions that write it; of arguments too, when all is set. */
static gboolean drop_from_functions(const struct campaign *campaign,
				    const struct flag_drops *drops,
				    gboolean all, GPtrArray *rules)
{
	g_autoptr(GPtrArray) functions = g_ptr_array_new();
	g_autoptr(GArray) some = g_array_new(FALSE, FALSE, sizeof(struct drop));
	g_autofree char *declaration = NULL;
	g_autofree char *function = NULL;
	g_autofree char *head = NULL;

	for (guint i = 0; i < drops->all->len; i++) {
		const struct drop *drop =
			&g_array_index(drops->all, struct drop, i);

		if (!all && !drop->use->variable)
			continue;
		if (!drop->use->function ||
		    smpl_has(drops->staying, drop->use->function))
			return FALSE;
		smpl_add_once(functions, drop->use->function);
		g_array_append_val(some, *drop);
	}
	if (!functions->len)
		return TRUE;
	function = smpl_function(functions, &declaration);
	head = g_strdup_printf("  %s(...) { <...\n", function);
	add_rules(campaign, drops, some, declaration, head, "\n  ...> }",
		  rules);
	return TRUE;
}

gboolean smpl_drop_flag(const struct campaign *campaign,
			const struct patch *patch, const GPtrArray *converted,
			gboolean by_function, GPtrArray *rules)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct drop));
	g_autoptr(GPtrArray) staying = g_ptr_array_new_with_free_func(g_free);
	struct flag_drops drops = {.all = all, .staying = staying};

	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		if (change->before)
			read_change(&drops, campaign, change, converted);
	}
	if (!drops.all->len)
		return TRUE;
	for (guint i = 0; i < drops.all->len; i++)
		if (g_array_index(all, struct drop, i).form == FORM_NONE)
			return FALSE;
	if (!drops.any_stays) {
		add_rules(campaign, &drops, all, "", "", "", rules);
		return TRUE;
	}
	if (!by_function)
		drop_from_arguments(campaign, &drops, rules);
	return drop_from_functions(campaign, &drops, by_function, rules);
}
