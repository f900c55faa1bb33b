// SPDX-License-Identifier: GPL-2.0
#include "lifetime/ascent.h"

#include <string.h>

#include "lifetime/binding.h"
#include "lifetime/owner.h"
#include "program/typing.h"

static enum trigger_kind kind_of_word(const struct world *world,
				      const char *word, gboolean *known)
{
	static const struct {
		enum lexicon_class class;
		enum trigger_kind kind;
	} order[] = {
		{LEXICON_NOTIFIER, TRIGGER_NOTIFIER},
		{LEXICON_TEARDOWN, TRIGGER_TEARDOWN},
		{LEXICON_LETGO, TRIGGER_LETGO},
		{LEXICON_USER, TRIGGER_USER},
		{LEXICON_DONE, TRIGGER_DONE},
	};

	for (guint i = 0; i < G_N_ELEMENTS(order); i++) {
		if (lexicon_has(world->lexicon, order[i].class, word)) {
			*known = TRUE;
			return order[i].kind;
		}
	}
	*known = FALSE;
	return TRIGGER_USER;
}

/* A work item as a call names it: &x->work. */
struct deferred_work {
	char *word; /* the member's name; NULL: the call has no such argument */
	char *tag; /* of the struct that has it; NULL: not known */
};

static struct deferred_work work_item_of(const struct ascent *ascent,
					 const struct unit *unit, guint call,
					 guint argument)
{
	GArray *spans = unit_arguments(unit, call);
	struct deferred_work item = {0};

	if (argument < spans->len) {
		guint last = g_array_index(spans, struct span, argument).last;

		item.word = source_word(unit->source, last);
		item.tag = typing_member(
			ascent->world->program,
			view_origin(ascent->world->views, unit), last);
	}
	g_array_unref(spans);
	return item;
}

static void work_item_clear(struct deferred_work *item)
{
	g_free(item->word);
	g_free(item->tag);
}

static gboolean same_item(const struct deferred_work *a,
			  const struct deferred_work *b)
{
	return a->word && b->word && !strcmp(a->word, b->word) &&
	       (!a->tag || !b->tag || !strcmp(a->tag, b->tag));
}

/*
 * Goes on with who queues a work item. Where the pin's own way up does, the
 * work comes by itself when it can.
 */
static void ascend_queue(struct ascent *ascent, const struct use *queue,
			 const char *word)
{
	if (ascent->skip && g_hash_table_contains(ascent->skip, queue->item) &&
	    !trigger_another_time(ascent->world, queue->unit, queue->item,
				  queue->token))
		ascent_found(ascent, TRIGGER_DONE, "%s()", word);
	else
		ascent_go(ascent, queue->unit, queue->item, 0);
}

/* Who queues the work item that a function is bound to. */
static void ascend_work(struct ascent *ascent, const struct use *use,
			const struct binding *binding)
{
	struct deferred_work bound =
		work_item_of(ascent, use->unit, binding->token, 0);
	const GPtrArray *queues =
		lexicon_words(ascent->world->lexicon, LEXICON_QUEUE);
	gboolean any = FALSE;

	for (guint i = 0; bound.word && i < queues->len; i++) {
		GArray *uses = program_uses_in(
			ascent->world->program,
			view_origin(ascent->world->views, use->unit),
			queues->pdata[i], USE_CALL);
		int n = lexicon_argument(ascent->world->lexicon, LEXICON_QUEUE,
					 queues->pdata[i]);

		view_uses(ascent->world->views, uses);
		for (guint k = 0; k < uses->len; k++) {
			const struct use *queue =
				&g_array_index(uses, struct use, k);
			struct deferred_work queued = work_item_of(
				ascent, queue->unit, queue->token, n);

			if (same_item(&bound, &queued) && queue->item &&
			    queue->item->kind == ITEM_FUNCTION) {
				gboolean counted = ascent->counted;

				any = TRUE;
				ascent->counted |=
					ascent_counted(ascent, queue);
				ascend_queue(ascent, queue, queues->pdata[i]);
				ascent->counted = counted;
			}
			work_item_clear(&queued);
		}
		g_array_unref(uses);
	}
	ascent->triggers->open |= !any;
	work_item_clear(&bound);
}

/* Goes on with those who call through the member. FALSE: nobody is seen. */
static gboolean ascend_calls(struct ascent *ascent, const GArray *uses)
{
	for (guint i = 0; i < uses->len && i < 16; i++) {
		const struct use *call = &g_array_index(uses, struct use, i);

		ascent_go(ascent, call->unit, call->item, call->token);
	}
	return uses->len > 0;
}

/* Whether those who call through the member are run by what its name says. */
static gboolean bears_out(const struct ascent *ascent, const GArray *uses,
			  enum trigger_kind kind)
{
	gboolean found = FALSE;

	for (guint i = 0; i < uses->len && i < 16 && !found; i++) {
		const struct use *call = &g_array_index(uses, struct use, i);
		struct triggers above = {0};

		triggers_above(ascent, call, &above);
		found = above.of[kind].found ||
			(kind == TRIGGER_LETGO && above.of[TRIGGER_USER].found);
		triggers_clear(&above);
	}
	return found;
}

/*
 * A function that is bound to a member: who calls through it. Of a member of
 * the kernel's structs the name tells; of the driver's own, who calls it.
 */
static void ascend_member(struct ascent *ascent, const struct use *use,
			  const struct binding *binding)
{
	GArray *uses = NULL;
	gboolean known;
	enum trigger_kind kind =
		kind_of_word(ascent->world, binding->word, &known);
	gboolean own = known && kind != TRIGGER_NOTIFIER &&
		       kind != TRIGGER_TEARDOWN &&
		       owner_is_driver(ascent->world, use, binding);

	if (own && !program_knows_around(ascent->world->program, binding->word,
					 use->unit->path))
		world_want_calls(ascent->world, binding->word, use->unit->path);
	if (!known || own)
		uses = world_member_calls(ascent->world, use->unit,
					  binding->word);
	if (known && (!own || bears_out(ascent, uses, kind)))
		ascent_found(ascent, kind, ".%s", binding->word);
	else if (!ascend_calls(ascent, uses))
		ascent->triggers->open = TRUE;
	if (uses)
		g_array_unref(uses);
}

/* A table's functions are run by those that call through it. */
static gboolean ascend_table(struct ascent *ascent, const struct use *use,
			     const char *table)
{
	g_autoptr(GArray) calls = world_table_calls(ascent->world, use, table);

	return ascend_calls(ascent, calls);
}

static gboolean names_ioctl(const struct use *use, const char *word)
{
	char *lower = g_ascii_strdown(word, -1);
	gboolean is = strstr(lower, "ioctl") != NULL;

	g_free(lower);
	(void)use;
	return is;
}

void ascent_bound(struct ascent *ascent, const struct use *use)
{
	const struct lexicon *lexicon = ascent->world->lexicon;
	gboolean counted = ascent->counted;
	struct binding binding;

	if (!binding_of(use, &binding)) {
		ascent->triggers->open = TRUE;
		return;
	}
	switch (binding.kind) {
	case BINDING_TABLE:
	case BINDING_ASSIGNED:
		ascend_member(ascent, use, &binding);
		break;
	case BINDING_ARGUMENT:
		if (lexicon_has(lexicon, LEXICON_HANDLERS, binding.word)) {
			ascent_found(ascent, TRIGGER_DONE, "%s()",
				     binding.word);
			break;
		}
		if (lexicon_has(lexicon, LEXICON_WORK, binding.word)) {
			ascend_work(ascent, use, &binding);
			break;
		}
		ascent->counted |=
			lexicon_has(lexicon, LEXICON_COUNTED, binding.word);
		ascent->counted |= ascent_counted(ascent, use);
		ascent_go(ascent, use->unit, use->item, 0);
		ascent->counted = counted;
		break;
	case BINDING_MACRO:
	case BINDING_BARE:
		if (lexicon_has(lexicon, LEXICON_WORK, binding.word))
			ascend_work(ascent, use, &binding);
		else if (lexicon_has(lexicon, LEXICON_HANDLERS, binding.word))
			ascent_found(ascent, TRIGGER_DONE, "%s()",
				     binding.word);
		else if (names_ioctl(use, binding.word))
			ascent_found(ascent, TRIGGER_USER, "%s", binding.word);
		else if (binding.kind == BINDING_BARE &&
			 ascend_table(ascent, use, binding.word))
			break;
		else if (strstr(binding.word, "exit"))
			ascent_found(ascent, TRIGGER_TEARDOWN, "%s",
				     binding.word);
		else
			ascent->triggers->open = TRUE;
		break;
	}
	binding_clear(&binding);
}
