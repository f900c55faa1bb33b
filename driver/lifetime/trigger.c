// SPDX-License-Identifier: GPL-2.0
#include "lifetime/trigger.h"

#include <string.h>

#include "lifetime/ascent.h"
#include "lifetime/descent.h"
#include "program/nearby.h"

#define DEPTH	   10 /* functions on one way */
#define MOST	   160 /* functions looked at */
#define DONE_DEPTH 4 /* functions below one that a completion runs */
#define NESTED	   2 /* climbs that answer a question of another one */

static struct step *step_at(const struct ascent *ascent, guint i)
{
	return &g_array_index(ascent->steps, struct step, i);
}

/* Whether control can come from one node of a function to another. */
static gboolean leads_to(const struct cfg *cfg, guint from, guint to)
{
	gboolean *been = g_new0(gboolean, cfg->nodes->len);
	GArray *open = g_array_new(FALSE, FALSE, sizeof(guint));

	g_array_append_val(open, from);
	while (open->len && !been[to]) {
		guint at = g_array_index(open, guint, open->len - 1);
		const struct cfg_node *node = cfg_node(cfg, at);

		g_array_set_size(open, open->len - 1);
		for (guint i = 0; i < node->next->len; i++) {
			guint next =
				g_array_index(node->next, struct cfg_edge, i)
					.to;

			if (!been[next])
				g_array_append_val(open, next);
			been[next] = TRUE;
		}
	}
	from = been[to];
	g_array_unref(open);
	g_free(been);
	return from;
}

gboolean trigger_another_time(struct world *world, const struct unit *unit,
			      const struct item *item, guint token)
{
	const GArray *pins = world->pinning
				     ? g_hash_table_lookup(world->pinning, item)
				     : NULL;
	const struct routine *routine;
	guint to;

	if (!pins || !token || !routine_is(unit, item))
		return FALSE;
	routine = world_routine(world, unit, item);
	to = cfg_at(routine->cfg, token);
	for (guint i = 0; i < pins->len; i++) {
		guint pin = g_array_index(pins, guint, i);
		const struct call_place *call = routine_call(routine, pin);
		guint from = cfg_at(routine->cfg, pin);

		/* ops->f(), table[n]() */
		if (pin == token && (!call || call->member))
			return TRUE;
		if (from == G_MAXUINT || to == G_MAXUINT || from == to ||
		    routine->cfg->odd || leads_to(routine->cfg, from, to))
			return FALSE;
	}
	return TRUE;
}

/* A function on the pin's own way drops it there only when something fails. */
static gboolean is_skipped(const struct ascent *ascent, const struct unit *unit,
			   const struct item *item, guint token)
{
	return ascent->skip && g_hash_table_contains(ascent->skip, item) &&
	       !trigger_another_time(ascent->world, unit, item, token);
}

void ascent_go(struct ascent *ascent, const struct unit *unit,
	       const struct item *item, guint token)
{
	struct step step = {.unit = unit,
			    .item = item,
			    .token = token,
			    .counted = ascent->counted};

	if (item->kind == ITEM_OTHER || is_skipped(ascent, unit, item, token) ||
	    g_hash_table_contains(ascent->seen, item))
		return;
	if (ascent->steps->len) {
		step.from = ascent->at + 1;
		step.depth = step_at(ascent, ascent->at)->depth + 1;
	}
	if (step.depth >= DEPTH || ascent->steps->len >= MOST) {
		ascent->triggers->open = TRUE;
		return;
	}
	g_hash_table_add(ascent->seen, (gpointer)item);
	g_array_append_val(ascent->steps, step);
}

static char *show_way(const struct ascent *ascent, const char *top)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GString *text = g_string_new(NULL);

	for (guint i = ascent->at + 1; i; i = step_at(ascent, i - 1)->from) {
		const struct step *step = step_at(ascent, i - 1);

		g_ptr_array_insert(names, 0,
				   item_name(step->unit->source, step->item));
	}
	for (guint i = 0; i < names->len; i++) {
		/* long ways: the first three and the last */
		if (names->len > 5 && i == 3)
			g_string_append(text, " <- ...");
		if (names->len > 5 && i >= 3 && i + 1 < names->len)
			continue;
		g_string_append_printf(text, "%s%s()", i ? " <- " : "",
				       (char *)names->pdata[i]);
	}
	g_string_append_printf(text, " <- %s", top);
	g_ptr_array_unref(names);
	return g_string_free(text, FALSE);
}

/* Adds what the arguments of the step's calls of the one below come from. */
static void read_step(const struct ascent *ascent, const struct step *step,
		      GHashTable *places)
{
	const struct routine *routine;
	const struct source *source = step->unit->source;
	char *callee;

	if (!step->token || step->item->kind != ITEM_FUNCTION)
		return;
	routine = world_routine(ascent->world, step->unit, step->item);
	callee = source_word(source, step->token);
	for (guint i = 0; i < routine->calls->len; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);
		struct names names = {0};

		if (!source_is(source, call->name, callee))
			continue;
		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *span =
				&g_array_index(call->arguments, struct span, k);

			descent_of(routine, span->first, span->last, &names,
				   places);
		}
	}
	g_free(callee);
}

static GHashTable *read_places(const struct ascent *ascent)
{
	GHashTable *places = places_new();

	for (guint i = ascent->at + 1; i; i = step_at(ascent, i - 1)->from)
		read_step(ascent, step_at(ascent, i - 1), places);
	return places;
}

/*
 * A long way that leaves the driver: by the kernel's own queues everything ends
 * in some thread or interrupt.
 */
static gboolean is_remote(const struct ascent *ascent)
{
	const struct step *top = step_at(ascent, ascent->at);

	return top->depth > DONE_DEPTH &&
	       nearby(top->unit->path, step_at(ascent, 0)->unit->path) !=
		       NEARBY_TOGETHER;
}

void ascent_found(struct ascent *ascent, enum trigger_kind kind,
		  const char *format, ...)
{
	struct trigger *trigger = &ascent->triggers->of[kind];
	va_list more;
	gboolean compat;
	char *top;

	if (kind == TRIGGER_DONE && is_remote(ascent)) {
		ascent->triggers->open = TRUE;
		return;
	}
	trigger->counted |= ascent->counted;
	va_start(more, format);
	top = g_strdup_vprintf(format, more);
	va_end(more);
	/* the way of most programs is told rather than that of 32 bits */
	compat = g_str_has_prefix(top, ".compat_");
	if (trigger->found && (!trigger->compat || compat)) {
		g_free(top);
		return;
	}
	g_clear_pointer(&trigger->way, g_free);
	g_clear_pointer(&trigger->places, g_hash_table_unref);
	trigger->compat = compat;
	trigger->kind = kind;
	trigger->found = TRUE;
	trigger->way = show_way(ascent, top);
	trigger->places = read_places(ascent);
	g_free(top);
}

static gboolean is_counting(const struct ascent *ascent,
			    const struct source *source,
			    const struct cfg_node *node)
{
	for (guint k = node->first; k <= node->last && k < source->count; k++) {
		char *word = source_word(source, k);
		gboolean counting = lexicon_has(ascent->world->lexicon,
						LEXICON_COUNTING, word);

		g_free(word);
		if (counting || (source_is(source, k, "--") && node->stmt &&
				 node->stmt->kind == STMT_IF))
			return TRUE;
	}
	return FALSE;
}

/* The first token of a condition that looks at a count, or G_MAXUINT. */
static guint find_counting(const struct ascent *ascent,
			   const struct routine *routine)
{
	guint first = G_MAXUINT;

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->kind == CFG_CONDITION && node->first < first &&
		    is_counting(ascent, routine->unit->source, node))
			first = node->first;
	}
	return first;
}

/* Whether a count of holders is looked at before this token. */
gboolean ascent_counted(struct ascent *ascent, const struct use *use)
{
	const struct routine *routine =
		world_routine(ascent->world, use->unit, use->item);

	if (!routine->counting)
		((struct routine *)routine)->counting =
			find_counting(ascent, routine);
	return routine->counting <= use->token;
}

static gboolean is_syscall(const struct unit *unit, const struct item *item)
{
	return source_starts(unit->source, item->first, "SYSCALL_DEFINE") ||
	       source_starts(unit->source, item->first,
			     "COMPAT_SYSCALL_DEFINE");
}

/* Looks at all uses of one function. */
static void look(struct ascent *ascent)
{
	const struct step step = *step_at(ascent, ascent->at);
	gboolean complete = TRUE;
	GArray *uses;

	ascent->counted = step.counted;
	if (is_syscall(step.unit, step.item))
		ascent_found(ascent, TRIGGER_USER, "a system call");
	uses = world_uses(ascent->world, step.unit, step.item, REACH_NEAR,
			  &complete);
	ascent->triggers->open |= !complete;
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		ascent->counted = step.counted;
		if (use->kind != USE_CALL) {
			ascent_bound(ascent, use);
			continue;
		}
		if (use->item->kind == ITEM_FUNCTION)
			ascent->counted |= ascent_counted(ascent, use);
		ascent_go(ascent, use->unit, use->item, use->token);
	}
	g_array_unref(uses);
}

static void run(struct ascent *ascent, const struct unit *unit,
		const struct item *item, guint token)
{
	const struct triggers *triggers = ascent->triggers;

	ascent->seen = g_hash_table_new(NULL, NULL);
	ascent->steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	ascent_go(ascent, unit, item, token);
	for (; ascent->at < ascent->steps->len; ascent->at++) {
		look(ascent);
		if (triggers->of[TRIGGER_LETGO].found &&
		    triggers->of[TRIGGER_USER].found &&
		    triggers->of[TRIGGER_DONE].found)
			break;
	}
	g_array_unref(ascent->steps);
	g_hash_table_unref(ascent->seen);
}

void triggers_find(struct world *world, const struct unit *unit,
		   const struct item *item, guint token, GHashTable *skip,
		   struct triggers *triggers)
{
	struct ascent ascent = {
		.world = world,
		.skip = skip,
		.triggers = triggers,
	};

	run(&ascent, unit, item, token);
}

void triggers_above(const struct ascent *ascent, const struct use *use,
		    struct triggers *triggers)
{
	struct ascent above = {
		.world = ascent->world,
		.skip = ascent->skip,
		.triggers = triggers,
		.nested = ascent->nested + 1,
	};

	if (above.nested <= NESTED)
		run(&above, use->unit, use->item, use->token);
}

gboolean triggers_by_user(struct world *world, const struct unit *unit,
			  const char *member)
{
	GArray *uses = world_member_calls(world, unit, member);
	gboolean found = FALSE;

	for (guint i = 0; i < uses->len && !found; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);
		struct triggers triggers = {0};

		triggers_find(world, use->unit, use->item, use->token, NULL,
			      &triggers);
		found = triggers.of[TRIGGER_USER].found ||
			triggers.of[TRIGGER_LETGO].found;
		triggers_clear(&triggers);
	}
	g_array_unref(uses);
	return found;
}

void triggers_clear(struct triggers *triggers)
{
	for (guint i = 0; i < TRIGGER_KINDS; i++) {
		g_free(triggers->of[i].way);
		g_clear_pointer(&triggers->of[i].places, g_hash_table_unref);
	}
	memset(triggers, 0, sizeof(*triggers));
}

const char *trigger_name(enum trigger_kind kind)
{
	static const char *const names[] = {
		[TRIGGER_LETGO] = "when user space lets go",
		[TRIGGER_USER] = "by user space",
		[TRIGGER_DONE] = "by a completion",
		[TRIGGER_TEARDOWN] = "at teardown",
		[TRIGGER_NOTIFIER] = "by a notifier",
	};

	return names[kind];
}
