// SPDX-License-Identifier: GPL-2.0
#include "smpl-flag.h"

#include <string.h>

#include "change.h"
#include "item.h"
#include "site.h"
#include "tidy.h"
#include "token.h"

/* How the flag stands where it is written. */
enum form {
	FORM_DELETE, /* v |= FLAG; the statement goes */
	FORM_WHOLE, /* (X | FLAG) becomes X */
	FORM_OPERAND, /* (X) | FLAG becomes X */
	FORM_OR, /* X | FLAG becomes X */
	FORM_ALONE, /* FLAG becomes 0 */
	FORMS,
};

/* One place where the flag goes away. */
struct drop {
	const struct site *site;
	const struct flag_use *use;
	enum form form;
};

/* All of a patch's drops, and the functions in which the flag stays. */
struct drops {
	GArray *all; /* struct drop */
	GPtrArray *staying; /* char *, owned: functions that keep some */
	gboolean any_stays;
};

/* The rewriting takes parentheses along that nothing needs any more. */
static enum form or_form(const struct source *source, guint token)
{
	static const enum form forms[] = {
		[TIDY_NONE] = FORM_OR,
		[TIDY_OPERAND] = FORM_OPERAND,
		[TIDY_WHOLE] = FORM_WHOLE,
	};

	return forms[tidy_pair(source, token)];
}

static enum form form_at(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);
	guint next = source_next(source, token);

	if (prev < source->count && source_is(source, prev, "|="))
		return next < source->count && source_is(source, next, ";")
			       ? FORM_DELETE
			       : or_form(source, token);
	if ((prev < source->count && source_is(source, prev, "|")) ||
	    (next < source->count && source_is(source, next, "|")))
		return or_form(source, token);
	return FORM_ALONE;
}

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

static void note_staying(struct drops *drops, const struct source *source,
			 const GArray *items, guint token)
{
	const struct item *item = items_at(items, token);
	g_autofree char *name = item ? item_name(source, item) : NULL;

	drops->any_stays = TRUE;
	if (name && item->kind == ITEM_FUNCTION &&
	    !smpl_has(drops->staying, name))
		g_ptr_array_add(drops->staying, g_steal_pointer(&name));
}

/* Sorts every place of one file that has the flag in code. */
static void read_change(struct drops *drops, const struct campaign *campaign,
			const struct change *change, const GPtrArray *sites)
{
	struct source *source = source_new(change->path, change->before);
	g_autoptr(GArray) items = items_new(source);

	for (guint i = 0; i < source->count; i++) {
		struct drop drop;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    !source_is(source, i, campaign->flag))
			continue;
		drop = find_drop(sites, change->path, source->tokens[i].offset);
		if (!drop.use) {
			note_staying(drops, source, items, i);
			continue;
		}
		drop.form = form_at(source, i);
		g_array_append_val(drops->all, drop);
	}
	source_free(source);
}

/* The alternatives for these forms, as one disjunction where several. */
static char *alternatives(const char *flag, guint forms)
{
	const char *const changes[] = {
		[FORM_DELETE] = "- F |= %s;",
		[FORM_WHOLE] = "- (F | %s)\n+ F",
		[FORM_OPERAND] = "- (F) | %s\n+ F",
		[FORM_OR] = "- F | %s\n+ F",
		[FORM_ALONE] = "- %s\n+ 0",
	};
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint form = 0; form < FORMS; form++) {
		g_auto(GStrv) halves = g_strsplit(changes[form], "%s", 2);

		if (forms & 1 << form)
			g_string_append_printf(out, "%s%s%s%s",
					       out->len ? "\n|\n" : "",
					       halves[0], flag, halves[1]);
	}
	if (forms & (forms - 1)) {
		g_string_prepend(out, "(\n");
		g_string_append(out, "\n)");
	}
	return g_strdup(out->str);
}

static const char *declare_f(guint forms)
{
	return forms & ~(1U << FORM_ALONE) ? "expression F; " : "";
}

static void drop_everywhere(const struct campaign *campaign,
			    const struct drops *drops, GPtrArray *rules)
{
	g_autofree char *what = NULL;
	guint forms = 0;

	for (guint i = 0; i < drops->all->len; i++)
		forms |= 1 << g_array_index(drops->all, struct drop, i).form;
	what = alternatives(campaign->flag, forms);
	g_ptr_array_add(rules,
			g_strdup_printf("@@ %s@@\n%s", declare_f(forms), what));
}

/* Out of the arguments of each helper that has the flag there. */
static void drop_from_arguments(const struct campaign *campaign,
				const struct drops *drops, GPtrArray *rules)
{
	g_autoptr(GPtrArray) callees = g_ptr_array_new();

	for (guint i = 0; i < drops->all->len; i++) {
		const struct drop *drop =
			&g_array_index(drops->all, struct drop, i);

		if (!drop->use->variable)
			smpl_add_once(callees, drop->site->callee);
	}
	for (guint c = 0; c < callees->len; c++) {
		g_autofree char *what = NULL;
		guint forms = 0;

		for (guint i = 0; i < drops->all->len; i++) {
			const struct drop *drop =
				&g_array_index(drops->all, struct drop, i);

			if (!drop->use->variable &&
			    g_str_equal(drop->site->callee, callees->pdata[c]))
				forms |= 1 << drop->form;
		}
		what = alternatives(campaign->flag, forms);
		g_ptr_array_add(rules,
				g_strdup_printf("@@ %s@@\n  %s%s(..., <+...\n"
						"%s\n  ...+>, ...)",
						declare_f(forms),
						(char *)callees->pdata[c],
						campaign->longterm_suffix,
						what));
	}
}

/* Out of the functions that write it; of arguments too, when all is set. */
static gboolean drop_from_functions(const struct campaign *campaign,
				    const struct drops *drops, gboolean all,
				    GPtrArray *rules)
{
	g_autoptr(GPtrArray) functions = g_ptr_array_new();
	g_autofree char *what = NULL;
	g_autofree char *declaration = NULL;
	g_autofree char *function = NULL;
	guint forms = 0;

	for (guint i = 0; i < drops->all->len; i++) {
		const struct drop *drop =
			&g_array_index(drops->all, struct drop, i);

		if (!all && !drop->use->variable)
			continue;
		if (!drop->use->function ||
		    smpl_has(drops->staying, drop->use->function))
			return FALSE;
		smpl_add_once(functions, drop->use->function);
		forms |= 1 << drop->form;
	}
	if (!functions->len)
		return TRUE;
	what = alternatives(campaign->flag, forms);
	function = smpl_function(functions, &declaration);
	g_ptr_array_add(rules, g_strdup_printf("@@ %s%s@@\n  %s(...) { <...\n"
					       "%s\n  ...> }",
					       declare_f(forms), declaration,
					       function, what));
	return TRUE;
}

gboolean smpl_drop_flag(const struct campaign *campaign,
			const struct patch *patch, const GPtrArray *converted,
			gboolean by_function, GPtrArray *rules)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct drop));
	g_autoptr(GPtrArray) staying = g_ptr_array_new_with_free_func(g_free);
	struct drops drops = {.all = all, .staying = staying};

	for (guint i = 0; i < patch->changes->len; i++) {
		const struct change *change = patch->changes->pdata[i];

		if (change->before)
			read_change(&drops, campaign, change, converted);
	}
	if (!drops.all->len)
		return TRUE;
	if (!drops.any_stays) {
		drop_everywhere(campaign, &drops, rules);
		return TRUE;
	}
	if (!by_function)
		drop_from_arguments(campaign, &drops, rules);
	return drop_from_functions(campaign, &drops, by_function, rules);
}
