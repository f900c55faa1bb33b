// SPDX-License-Identifier: GPL-2.0
#include "lifetime/chain.h"

#include <string.h>

#include "lifetime/climb.h"
#include "lifetime/mark.h"
#include "lifetime/recall.h"
#include "site/site.h"

#define DEPTH 12 /* functions above the one that pins */
#define MOST  48 /* chains of one site */

static void chain_free(gpointer data)
{
	struct chain *chain = data;

	g_ptr_array_unref(chain->path);
	g_array_unref(chain->calls);
	g_free(chain->why);
	g_free(chain);
}

static struct chain *add_chain(struct climb *climb, enum chain_end end)
{
	struct chain *chain = g_new0(struct chain, 1);

	chain->end = end;
	chain->path = g_ptr_array_new();
	for (guint i = 0; i < climb->path->len; i++)
		g_ptr_array_add(chain->path, climb->path->pdata[i]);
	chain->calls = g_array_copy(climb->calls);
	chain->store = climb->store;
	chain->rank = climb->rank;
	chain->indirect = climb->indirect;
	g_ptr_array_add(climb->chains, chain);
	return chain;
}

void climb_unsure(struct climb *climb, const char *why, ...)
{
	struct chain *chain = add_chain(climb, CHAIN_UNSURE);
	va_list more;

	va_start(more, why);
	chain->why = g_strdup_vprintf(why, more);
	va_end(more);
}

static struct spot_line line_at(const struct routine *routine, guint token)
{
	return (struct spot_line){.unit = token ? routine->unit : NULL,
				  .token = token,
				  .item = routine->item};
}

gboolean climb_passes(const struct climb *climb, const struct item *item)
{
	for (guint i = 0; i < climb->path->len; i++)
		if (((struct routine *)climb->path->pdata[i])->item == item)
			return TRUE;
	return FALSE;
}

/* What leaves the callee, as a passage into its caller. */
static gboolean enter(const struct passage *below, const struct upshot *outcome,
		      const struct call_place *call, struct passage *above)
{
	const struct routine *callee = below->routine;
	gboolean any = outcome->returns_pages || outcome->returns_object;

	above->gives_pages = outcome->returns_pages;
	above->gives_object = outcome->returns_object;
	above->value = callee->none ? VALUE_ANY : outcome->value;
	above->counted = outcome->count_returned;
	above->inserted = outcome->inserted;
	for (guint i = 0; i < callee->names->len; i++) {
		const struct name *name = routine_at(callee, i);
		gboolean pages = names_has(&outcome->pages, i);
		const struct span *span;

		if (!pages && !names_has(&outcome->objects, i))
			continue;
		if (name->global) {
			guint own = GPOINTER_TO_UINT(g_hash_table_lookup(
				above->routine->by_word, name->word));

			any = TRUE;
			if (own && routine_at(above->routine, own - 1)->global)
				names_add(&above->objects, own - 1);
			continue;
		}
		if (name->parameter < 0 ||
		    (guint)name->parameter >= call->arguments->len)
			continue;
		any = TRUE;
		span = &g_array_index(call->arguments, struct span,
				      name->parameter);
		pinflow_enter(above, span->first, span->last, pages);
	}
	return any;
}

void climb_call(struct climb *climb, const struct passage *below,
		const struct upshot *outcome, const struct use *use, guint name)
{
	struct passage above = {
		.routine = world_routine(climb->world, use->unit, use->item),
		.call = name,
		.places = below->places,
	};
	const struct call_place *call = routine_call(above.routine, name);

	if (!call || climb_is_other_way(below, above.routine, call))
		return;
	enter(below, outcome, call, &above);
	above.facts = pinflow_facts(above.routine, name);
	above.marks = marks_in_caller(below->routine, outcome->marks,
				      below->marks, above.routine, call);
	climb_go(climb, &above);
	g_ptr_array_unref(above.facts);
	g_clear_pointer(&above.marks, g_ptr_array_unref);
}

/* Whether the call only leads to another pin than the one that is looked at. */
static gboolean is_apart(const struct climb *climb, const struct use *use)
{
	const GArray *apart = climb->world->apart;
	guint offset = use->unit->source->tokens[use->token].offset;

	for (guint i = 0; apart && i < apart->len; i++) {
		const struct spot_at *spot =
			&g_array_index(apart, struct spot_at, i);

		if (spot->offset == offset &&
		    !strcmp(spot->file, use->unit->path))
			return TRUE;
	}
	return FALSE;
}

static void climb_use(struct climb *climb, const struct passage *below,
		      const struct upshot *outcome, const struct use *use,
		      gboolean *top, guint *entry)
{
	if (use->kind != USE_CALL)
		climb_bound(climb, below, outcome, use, top, entry);
	else if (!routine_is(use->unit, use->item))
		climb_unsure(climb, "%s() is called from a macro",
			     below->routine->word);
	else if (!is_apart(climb, use) && !climb_passes(climb, use->item))
		climb_call(climb, below, outcome, use, use->token);
}

/* How user space calls it, if it is a system call. */
static guint syscall_entry(const struct routine *routine)
{
	const struct source *source = routine->unit->source;
	const struct token *token = &source->tokens[routine->item->first];

	if (!g_strstr_len(source->text + token->offset, token->length,
			  "SYSCALL_DEFINE"))
		return 0;
	return source_starts(source, routine->item->first, "COMPAT_")
		       ? ENTRY_COMPAT
		       : ENTRY_NATIVE;
}

/* Whether only objects that the caller gave lead to the pages. */
static gboolean is_callers(const struct climb *climb,
			   const struct passage *below,
			   const struct upshot *outcome)
{
	gboolean any = FALSE;

	if (climb->inserted || outcome->inserted)
		return FALSE;
	for (guint i = 0; i < below->routine->names->len; i++)
		any |= routine_at(below->routine, i)->parameter >= 0 &&
		       names_has(&outcome->objects, i);
	return any && climb->store.unit && climb->path->len &&
	       climb->store.item ==
		       ((struct routine *)climb->path->pdata[0])->item;
}

static void climb_callers(struct climb *climb, const struct passage *below,
			  const struct upshot *outcome)
{
	gboolean complete = TRUE;
	guint entry = syscall_entry(below->routine);
	gboolean top = entry > 0;
	GArray *uses;
	struct chain *chain;

	if (!entry) {
		uses = world_uses(climb->world, below->routine->unit,
				  below->routine->item, REACH_ALL, &complete);
		top = !uses->len;
		for (guint i = 0; i < uses->len && climb->chains->len < MOST;
		     i++)
			climb_use(climb, below, outcome,
				  &g_array_index(uses, struct use, i), &top,
				  &entry);
		g_array_unref(uses);
	}
	if (!complete)
		climb_unsure(climb, "not all callers of %s() are known",
			     below->routine->word);
	if (!top)
		return;
	chain = add_chain(climb, CHAIN_HELD);
	chain->entry = entry;
	chain->loose = !entry && is_callers(climb, below, outcome);
	chain->drop = line_at(below->routine, outcome->drop);
	chain->partial = outcome->partial;
	chain->counted = outcome->counted;
}

/* Two ways up that meet again are one from there on. */
static gboolean is_new(struct climb *climb, const struct passage *passage)
{
	GString *key = g_string_new(NULL);

	g_string_append_printf(key, "%p %u %u%u", (void *)passage->routine,
			       passage->call, passage->gives_pages,
			       passage->gives_object);
	for (guint i = 0; i < G_N_ELEMENTS(passage->pages.word); i++)
		g_string_append_printf(
			key, " %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
			passage->pages.word[i], passage->objects.word[i]);
	return g_hash_table_add(climb->been, g_string_free(key, FALSE));
}

void climb_go(struct climb *climb, struct passage *passage)
{
	const struct routine *routine = passage->routine;
	struct spot_line store = climb->store;
	gboolean inserted = climb->inserted;
	guint rank = climb->rank;
	struct upshot outcome;
	gboolean firm;

	if (!is_new(climb, passage))
		return;
	if (climb->path->len >= DEPTH || climb->chains->len >= MOST) {
		climb_unsure(climb, "too many functions lead to the pin");
		return;
	}
	climb->world->epoch = g_hash_table_size(passage->places);
	recall_run(climb->world, passage, &outcome);
	g_ptr_array_add(climb->path, (gpointer)routine);
	g_array_append_val(climb->calls, passage->call);
	if (outcome.held && outcome.rank > climb->rank) {
		climb->store = line_at(routine, outcome.store);
		climb->rank = outcome.rank;
	}
	climb->inserted |= outcome.held && outcome.inserted;
	firm = outcome.rank >= 3 || outcome.partial;
	if (outcome.unsure) {
		climb_unsure(climb, "the paths of %s() cannot be followed",
			     routine->word);
	} else if (!outcome.held && !outcome.dropped) {
		climb_unsure(climb, "no path of %s() is seen to succeed",
			     routine->word);
	} else if (!outcome.held) {
		struct chain *chain = add_chain(climb, CHAIN_DROPPED);

		chain->drop = line_at(routine, outcome.drop);
		chain->counted = outcome.counted;
	} else if ((outcome.dropped || outcome.maybe) && !firm) {
		struct chain *chain;

		climb_unsure(climb, "%s() drops the pages on some paths only",
			     routine->word);
		chain = climb->chains->pdata[climb->chains->len - 1];
		chain->drop = line_at(routine, outcome.drop);
	} else if (climb->path->len > 1 &&
		   lexicon_has(climb->world->lexicon, LEXICON_EXTRACT,
			       routine->word)) {
		add_chain(climb, CHAIN_OTHER);
	} else {
		climb_callers(climb, passage, &outcome);
	}
	g_ptr_array_set_size(climb->path, climb->path->len - 1);
	g_array_set_size(climb->calls, climb->calls->len - 1);
	climb->store = store;
	climb->inserted = inserted;
	climb->rank = rank;
}

void climb_held(struct climb *climb, const struct passage *passage)
{
	const struct upshot held = {.held = TRUE, .value = VALUE_ANY};

	if (climb->path->len >= DEPTH || climb->chains->len >= MOST) {
		climb_unsure(climb, "too many functions lead to the pin");
		return;
	}
	g_ptr_array_add(climb->path, (gpointer)passage->routine);
	g_array_append_val(climb->calls, passage->call);
	climb_callers(climb, passage, &held);
	g_ptr_array_set_size(climb->path, climb->path->len - 1);
	g_array_set_size(climb->calls, climb->calls->len - 1);
}

GPtrArray *chains_of(struct world *world, struct passage *passage)
{
	struct climb climb = {
		.world = world,
		.chains = g_ptr_array_new_with_free_func(chain_free),
		.path = g_ptr_array_new(),
		.calls = g_array_new(FALSE, FALSE, sizeof(guint)),
		.been = places_new(),
	};

	climb_go(&climb, passage);
	g_ptr_array_unref(climb.path);
	g_array_unref(climb.calls);
	g_hash_table_unref(climb.been);
	return climb.chains;
}
