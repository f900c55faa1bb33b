// SPDX-License-Identifier: GPL-2.0
#include "lifetime/climb.h"

#include <string.h>

#include "lifetime/binding.h"
#include "lifetime/owner.h"
#include "lifetime/trigger.h"

/* The objects of the callee's types that a function has variables for. */
static gboolean enter_by_type(const struct passage *below,
			      const struct upshot *outcome,
			      struct passage *above)
{
	gboolean any = FALSE;

	for (guint i = 0; i < below->routine->names->len; i++) {
		const struct name *name = routine_at(below->routine, i);

		if (!name->tag || name->parameter < 0 ||
		    !names_has(&outcome->objects, i) ||
		    !names_has(&below->objects, i))
			continue;
		for (guint k = 0; k < above->routine->names->len; k++) {
			const struct name *own = routine_at(above->routine, k);

			if (own->global || !own->tag ||
			    strcmp(own->tag, name->tag))
				continue;
			names_add(&above->objects, k);
			any = TRUE;
		}
	}
	return any;
}

/*
 * The function is handed to another as an argument, which may call it; or to a
 * macro, which does.
 */
static gboolean climb_argument(struct climb *climb, const struct passage *below,
			       const struct upshot *outcome,
			       const struct use *use, guint name,
			       gboolean called)
{
	struct passage above = {
		.routine = world_routine(climb->world, use->unit, use->item),
		.call = name,
		.places = below->places,
		.value = VALUE_ANY,
	};
	gboolean indirect = climb->indirect;

	if (called) {
		climb_held(climb, &above);
		return TRUE;
	}
	if (!enter_by_type(below, outcome, &above))
		return FALSE;
	above.facts = pinflow_facts(above.routine, name);
	climb->indirect = TRUE;
	climb_go(climb, &above);
	climb->indirect = indirect;
	g_ptr_array_unref(above.facts);
	return TRUE;
}

/* The function stands in a table: who calls through that member? */
static gboolean climb_member(struct climb *climb, const struct passage *below,
			     const struct upshot *outcome,
			     const struct unit *unit, const char *member)
{
	GArray *uses = world_member_calls(climb->world, unit, member);
	gboolean indirect = climb->indirect, any = FALSE;

	climb->indirect = TRUE;
	for (guint i = 0; i < uses->len && i < 16; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		if (climb_passes(climb, use->item))
			continue;
		any = TRUE;
		climb_call(climb, below, outcome, use, use->token);
	}
	climb->indirect = indirect;
	g_array_unref(uses);
	return any;
}

/* What a function does with another that it is given as an argument. */
enum handover {
	HANDOVER_CALLED, /* it calls it, or nothing is known */
	HANDOVER_MACRO, /* a macro calls it, there */
	HANDOVER_KEPT, /* it stores it in a member */
};

/* Whether this is a macro that calls its parameter, or gives it to one. */
static gboolean calls_parameter(struct climb *climb, const struct unit *unit,
				const char *word, guint number, guint depth)
{
	const GArray *callees = world_callees(climb->world, unit, word);

	for (guint i = 0; i < callees->len; i++) {
		const struct use *use = &g_array_index(callees, struct use, i);
		const struct source *source = use->unit->source;
		const struct routine *macro =
			world_routine(climb->world, use->unit, use->item);
		int name = routine_parameter(macro, number);

		if (use->item->kind != ITEM_MACRO || name < 0)
			continue;
		for (guint k = 0; k < macro->calls->len; k++) {
			const struct call_place *call = &g_array_index(
				macro->calls, struct call_place, k);
			g_autofree char *inner =
				source_word(source, call->name);

			if (routine_name(macro, call->name) == name)
				return TRUE;
			for (guint n = 0; depth && n < call->arguments->len;
			     n++) {
				const struct span *span = &g_array_index(
					call->arguments, struct span, n);

				if (span->first == span->last &&
				    routine_name(macro, span->first) == name &&
				    calls_parameter(climb, use->unit, inner, n,
						    depth - 1))
					return TRUE;
			}
		}
	}
	return FALSE;
}

/* Whether the token stands in the body of a switch, and in nothing deeper. */
static gboolean in_switch(const struct source *source, guint token, guint stop)
{
	guint depth = 0, head;

	for (guint i = source_prev(source, token); i != G_MAXUINT && i > stop;
	     i = source_prev(source, i)) {
		if (source_is(source, i, "}"))
			depth++;
		if (!source_is(source, i, "{") || depth--)
			continue;
		/* switch (cmd) { */
		for (head = source_prev(source, i), depth = 0;
		     head != G_MAXUINT && head > stop;
		     head = source_prev(source, head)) {
			if (source_is(source, head, ")"))
				depth++;
			else if (source_is(source, head, "(") && !--depth)
				break;
			else if (!depth)
				return FALSE;
		}
		return head != G_MAXUINT &&
		       source_is(source, source_prev(source, head), "switch");
	}
	return FALSE;
}

/*
 * ROUTE(X_PIN, x_pin); right in a switch, by a macro that is not there to be
 * read: what it is given is called for a command.
 */
static gboolean is_route(struct climb *climb, const struct use *use,
			 const struct binding *binding)
{
	for (const char *p = binding->word; *p; p++)
		if (g_ascii_islower(*p))
			return FALSE;
	return !world_callees(climb->world, use->unit, binding->word)->len &&
	       in_switch(use->unit->source, binding->token, use->item->body);
}

static enum handover handover_of(struct climb *climb, const struct use *use,
				 const struct binding *binding, char **member)
{
	const GArray *callees =
		world_callees(climb->world, use->unit, binding->word);

	for (guint i = 0; i < callees->len; i++) {
		const struct use *callee =
			&g_array_index(callees, struct use, i);
		const struct routine *routine =
			world_routine(climb->world, callee->unit, callee->item);
		int name = routine_parameter(routine, binding->argument);
		const struct source *source = callee->unit->source;

		for (guint k = routine->body;
		     name >= 0 && k < routine->body_end; k++) {
			if (routine_name(routine, k) != name ||
			    !source_is(source, source_prev(source, k), "="))
				continue;
			*member = source_word(
				source,
				source_prev(source, source_prev(source, k)));
			return HANDOVER_KEPT;
		}
	}
	return calls_parameter(climb, use->unit, binding->word,
			       binding->argument, 3) ||
			       is_route(climb, use, binding)
		       ? HANDOVER_MACRO
		       : HANDOVER_CALLED;
}

static void climb_handed(struct climb *climb, const struct passage *below,
			 const struct upshot *outcome, const struct use *use,
			 const struct binding *binding, gboolean *top)
{
	char *member = NULL;
	enum handover handover = handover_of(climb, use, binding, &member);

	if (handover == HANDOVER_KEPT) {
		if (!climb_member(climb, below, outcome, use->unit, member))
			*top = TRUE;
	} else if (!climb_argument(climb, below, outcome, use, binding->token,
				   handover == HANDOVER_MACRO)) {
		climb_unsure(climb, "%s() is called through a pointer",
			     below->routine->word);
	}
	g_free(member);
}

/* The function stands in a table without a member: who calls through that? */
static gboolean climb_table(struct climb *climb, const struct passage *below,
			    const struct upshot *outcome, const struct use *use,
			    const char *table)
{
	g_autoptr(GArray) calls = world_table_calls(climb->world, use, table);

	for (guint i = 0; i < calls->len && i < 16; i++) {
		const struct use *call = &g_array_index(calls, struct use, i);

		if (!climb_passes(climb, call->item))
			climb_argument(climb, below, outcome, call, call->token,
				       TRUE);
	}
	return calls->len > 0;
}

static gboolean names_ioctl(const char *word)
{
	char *lower = g_ascii_strdown(word, -1);
	gboolean is = strstr(lower, "ioctl") != NULL;

	g_free(lower);
	return is;
}

/* The function's name stands somewhere without being called there. */
void climb_bound(struct climb *climb, const struct passage *below,
		 const struct upshot *outcome, const struct use *use,
		 gboolean *top, guint *entry)
{
	const struct lexicon *lexicon = climb->world->lexicon;
	struct binding binding;

	if (!binding_of(use, &binding)) {
		*top = TRUE;
		return;
	}
	if (binding.kind == BINDING_ARGUMENT) {
		if (use->item && use->item->kind == ITEM_FUNCTION &&
		    !climb_passes(climb, use->item))
			climb_handed(climb, below, outcome, use, &binding, top);
		else
			*top = TRUE;
	} else if (binding.kind == BINDING_MACRO ||
		   binding.kind == BINDING_BARE) {
		gboolean ioctl = names_ioctl(binding.word);

		if (ioctl || binding.kind == BINDING_MACRO ||
		    !climb_table(climb, below, outcome, use, binding.word))
			*top = TRUE;
		if (ioctl)
			*entry = ENTRY_NATIVE;
	} else if ((lexicon_has(lexicon, LEXICON_USER, binding.word) ||
		    lexicon_has(lexicon, LEXICON_LETGO, binding.word)) &&
		   (!owner_is_driver(climb->world, use, &binding) ||
		    triggers_by_user(climb->world, use->unit, binding.word))) {
		*top = TRUE;
		*entry = MAX(*entry, g_str_has_prefix(binding.word, "compat_")
					     ? ENTRY_COMPAT
					     : ENTRY_NATIVE);
	} else if (!climb_member(climb, below, outcome, use->unit,
				 binding.word)) {
		/* short names are too common to be looked for */
		if (strlen(binding.word) >= 10 && strchr(binding.word, '_') &&
		    !program_knows_around(climb->world->program, binding.word,
					  use->unit->path))
			world_want_calls(climb->world, binding.word,
					 use->unit->path);
		*top = TRUE;
	}
	binding_clear(&binding);
}
