// SPDX-License-Identifier: GPL-2.0
#include "convert/decide.h"

#include <string.h>

#include "code/badline.h"
#include "base/depth.h"
#include "base/error.h"
#include "site/fact.h"
#include "code/mask.h"
#include "program/scope.h"
#include "site/shown.h"

/* A call of the old API itself, not of a helper that the tree already has. */
static gboolean is_raw_call(const struct reference *reference,
			    const struct family *family)
{
	return reference->kind == REFERENCE_CALL &&
	       family_find(family, reference->word);
}

static guint token_of(const struct unit *unit,
		      const struct reference *reference)
{
	return source_at(unit->source, reference->offset);
}

/* A raw call of this unit that spatch can see: it has a body around it. */
static gboolean is_shown(const struct unit *unit,
			 const struct reference *reference,
			 const struct family *family)
{
	return is_raw_call(reference, family) &&
	       !strcmp(reference->file, unit->path) &&
	       unit_item(unit, token_of(unit, reference));
}

/* The copy of a unit in which only the functions with a call have bodies. */
static GBytes *copy_of(const struct unit *unit, GPtrArray *references,
		       const struct family *family)
{
	struct mask *mask = mask_new(unit->source, unit->items);
	GBytes *text;

	shown_apply(unit, unit, mask);
	if (!unit->balanced)
		mask_keep_all(mask);
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (is_shown(unit, reference, family))
			mask_keep(mask, token_of(unit, reference));
	}
	text = mask_text(mask);
	mask_free(mask);
	return text;
}

static void set_unread(struct unit *unit, const char *why)
{
	g_free(unit->unread);
	unit->unread = g_strdup(why);
}

/*
 * spatch failed on all of these: an error in the first round; later, when
 * others have been read, each is marked with it.
 */
static gboolean take_failure(GPtrArray *units, enum shown how, GError *cause,
			     GError **error)
{
	if (!g_error_matches(cause, TREEWIDE_ERROR, TREEWIDE_ERROR_TOOL)) {
		g_propagate_error(error, cause);
		return FALSE;
	}
	if (how == SHOWN_AS_IS) {
		g_propagate_prefixed_error(
			error, cause,
			"%s%s: ", ((struct unit *)units->pdata[0])->path,
			units->len > 1 ? " and others" : "");
		return FALSE;
	}
	for (guint i = 0; i < units->len; i++)
		set_unread(units->pdata[i], cause->message);
	g_error_free(cause);
	return TRUE;
}

static gboolean run_facts(struct spatch *spatch, const char *rule,
			  GPtrArray *units, GPtrArray *copies, enum shown how,
			  GError **error)
{
	struct spatch_run *run = NULL;
	GError *cause = NULL;
	gboolean ok;

	if (!units->len)
		return TRUE;
	if (!spatch_run(spatch, rule, copies, &run, &cause))
		return take_failure(units, how, cause, error);
	for (guint i = 0; i < units->len; i++)
		set_unread(units->pdata[i], run->failed[i]);
	ok = facts_read(run->output->str, units, error);
	spatch_run_free(run);
	return ok;
}

/* Whether the unit has a call without a fact. */
static gboolean lacks_fact(const struct unit *unit, GPtrArray *references,
			   const struct family *family)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (is_shown(unit, reference, family) &&
		    !unit_call(unit, token_of(unit, reference)))
			return TRUE;
	}
	return FALSE;
}

/* From now on, functions with such a call are shown in this way. */
static void raise_unseen(struct unit *unit, GPtrArray *references,
			 const struct family *family, enum shown how)
{
	for (guint i = 0; i < references->len; i++) {
		const struct reference *reference = references->pdata[i];

		if (is_shown(unit, reference, family) &&
		    !unit_call(unit, token_of(unit, reference)))
			shown_raise(unit, token_of(unit, reference), how);
	}
}

/* Marks a call without a fact, with what prevents spatch from seeing it. */
static void mark_unparsed(const struct unit *unit, struct reference *reference,
			  const GArray *bad)
{
	guint token = token_of(unit, reference);
	const struct item *item = items_at(unit->items, token);
	const struct source *source = unit->source;

	if (unit_call(unit, token))
		return;
	if (unit->unread) {
		reference->fate = FATE_UNPARSED;
		reference->reason = g_strdup(unit->unread);
		return;
	}
	reference->fate = FATE_UNPARSED;
	g_free(reference->reason);
	reference->reason = g_strdup("spatch does not see it");
	for (guint i = 0; item && i < bad->len; i++) {
		const struct badline *region =
			&g_array_index(bad, struct badline, i);

		if (region->last < source->tokens[item->first].line ||
		    region->first > source->tokens[item->last].line)
			continue;
		g_free(reference->reason);
		reference->reason = g_strdup_printf(
			"spatch cannot parse the code around it (l.%u)",
			region->error);
	}
}

static gboolean ask_again(struct spatch *spatch, const char *rule,
			  GPtrArray *units, GPtrArray *references,
			  const struct family *family, GError **error)
{
	GPtrArray *again = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gboolean ok;

	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (!lacks_fact(unit, references, family))
			continue;
		g_ptr_array_add(again, unit);
		g_ptr_array_add(copies, mask_whole(unit->source, unit->items));
	}
	ok = run_facts(spatch, rule, again, copies, SHOWN_COUNT, error);
	for (guint i = 0; ok && i < again->len; i++) {
		struct unit *unit = again->pdata[i];
		GArray *bad;
		char *said;

		if (!lacks_fact(unit, references, family))
			continue;
		said = spatch_parse(spatch, copies->pdata[i], error);
		ok = said != NULL;
		if (!ok)
			break;
		bad = badlines_read(said);
		for (guint k = 0; k < references->len; k++) {
			struct reference *reference = references->pdata[k];

			if (is_shown(unit, reference, family))
				mark_unparsed(unit, reference, bad);
		}
		g_array_unref(bad);
		g_free(said);
	}
	g_ptr_array_unref(again);
	g_ptr_array_unref(copies);
	return ok;
}

/* Shows spatch the functions with a call that still has no fact. */
static gboolean ask(struct spatch *spatch, const char *rule, GPtrArray *units,
		    GPtrArray *references, const struct family *family,
		    enum shown how, GError **error)
{
	GPtrArray *with_calls = g_ptr_array_new();
	GPtrArray *copies =
		g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	gboolean ok;

	for (guint i = 0; i < units->len; i++) {
		struct unit *unit = units->pdata[i];

		if (!lacks_fact(unit, references, family))
			continue;
		if (how > SHOWN_AS_IS)
			raise_unseen(unit, references, family, how);
		g_ptr_array_add(with_calls, unit);
		g_ptr_array_add(copies, copy_of(unit, references, family));
	}
	ok = run_facts(spatch, rule, with_calls, copies, how, error);
	g_ptr_array_unref(with_calls);
	g_ptr_array_unref(copies);
	return ok;
}

/* Marks calls in code that is nested too deeply for any parser. */
static void pass_deep(const struct unit *unit, GPtrArray *references,
		      const struct family *family)
{
	for (guint i = 0; i < references->len; i++) {
		struct reference *reference = references->pdata[i];
		const struct item *item;

		if (!is_raw_call(reference, family) ||
		    strcmp(reference->file, unit->path))
			continue;
		item = items_at(unit->items, token_of(unit, reference));
		if (!item || !item->deep)
			continue;
		reference->fate = FATE_UNPARSED;
		g_free(reference->reason);
		reference->reason = g_strdup_printf(
			"cannot be read: it stands in code that is nested more "
			"than %u deep",
			DEPTH_MAX);
	}
}

gboolean decide_facts(struct spatch *spatch, const char *rule, GPtrArray *units,
		      GPtrArray *references, const struct family *family,
		      GError **error)
{
	gboolean ok = TRUE;

	for (guint i = 0; i < units->len; i++)
		pass_deep(units->pdata[i], references, family);
	for (enum shown how = 0; ok && how < SHOWN_COUNT; how++)
		ok = ask(spatch, rule, units, references, family, how, error);
	return ok && ask_again(spatch, rule, units, references, family, error);
}

static struct site *make_site(const struct unit *unit,
			      const struct reference *reference)
{
	struct site *site = site_new(unit->path, reference->word);

	site->line = reference->line;
	site->column = reference->column;
	site->offset = reference->offset;
	site->function = unit_holder(unit, token_of(unit, reference));
	site->alias = g_strdup(reference->alias);
	return site;
}

/* Verdicts for all sites of one function or macro together. */
static void decide_item(const struct unit *unit, const struct item *item,
			GPtrArray *sites, const struct flags *flags)
{
	GPtrArray *group = g_ptr_array_new();
	struct scope *scope = scope_new(unit, item);

	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (unit_item(unit, source_at(unit->source, site->offset)) ==
		    item)
			g_ptr_array_add(group, site);
	}
	flags_function(flags, scope, group);
	scope_free(scope);
	g_ptr_array_unref(group);
}

/*
 * A call at file scope has no statement that a semantic patch could change or
 * that could have a comment above: it gets a verdict, and is left.
 */
static void decide_outside(const struct unit *unit, struct site *site,
			   const struct flags *flags)
{
	g_autoptr(GPtrArray) group = g_ptr_array_new();
	struct flags alone = *flags;
	struct item place;
	struct scope *scope;
	char *why;

	/* its names are those of the macro: none is a member or a global */
	alone.outside = NULL;
	alone.origin = NULL;
	if (unit_outside(unit, source_at(unit->source, site->offset), &place)) {
		scope = scope_new(unit, &place);
		g_ptr_array_add(group, site);
		flags_function(&alone, scope, group);
		scope_free(scope);
	}
	why = site->function
		      ? g_strdup_printf("stands at file scope, in %s, where no "
					"semantic patch reaches it",
					site->function)
		      : g_strdup("stands in no function that can be told");
	site_leave(site, why);
	g_ptr_array_set_size(site->removals, 0);
	g_free(why);
}

static void decide_unit(const struct unit *unit, GPtrArray *references,
			const struct flags *flags, GPtrArray *sites)
{
	GPtrArray *own = g_ptr_array_new();
	GHashTable *items = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < references->len; i++) {
		struct reference *reference = references->pdata[i];
		guint token = token_of(unit, reference);
		const struct item *item;
		struct site *site;

		if (!is_raw_call(reference, flags->family) ||
		    reference->fate == FATE_UNPARSED ||
		    strcmp(unit->path, reference->file))
			continue;
		item = unit_item(unit, token);
		if (item && !unit_call(unit, token))
			continue;
		/*
		 * somebody who asked about its function later may have got
		 * facts
		 */
		if (reference->fate == FATE_UNPARSED) {
			reference->fate = FATE_UNACCOUNTED;
			g_clear_pointer(&reference->reason, g_free);
		}
		site = make_site(unit, reference);
		g_ptr_array_add(sites, site);
		if (!item) {
			decide_outside(unit, site, flags);
			continue;
		}
		g_ptr_array_add(own, site);
		g_hash_table_add(items, (gpointer)item);
	}
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (g_hash_table_contains(items, item))
			decide_item(unit, item, own, flags);
	}
	g_hash_table_unref(items);
	g_ptr_array_unref(own);
}

GPtrArray *decide_sites(GPtrArray *units, GPtrArray *references,
			const struct flags *flags)
{
	GPtrArray *sites =
		g_ptr_array_new_with_free_func((GDestroyNotify)site_free);

	for (guint i = 0; i < units->len; i++)
		decide_unit(units->pdata[i], references, flags, sites);
	return sites;
}
