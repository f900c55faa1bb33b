// SPDX-License-Identifier: GPL-2.0
#include "trigger.h"

#include <string.h>

#include "binding.h"

#define DEPTH 10 /* functions on one way */
#define MOST 160 /* functions looked at */

/* A function that was reached, and from where. */
struct step {
	const struct unit *unit;
	const struct item *item;
	guint from; /* index of the step below + 1; 0: the first */
	guint depth;
	gboolean counted; /* a count of holders was passed below */
};

/* A climb in progress, level by level: short ways come first. */
struct ascent {
	struct world *world;
	GHashTable *skip;
	GHashTable *seen; /* items */
	GArray *steps; /* struct step */
	guint at; /* the step that is looked at */
	gboolean counted;
	struct triggers *triggers;
};

static struct step *step_at(const struct ascent *ascent, guint i)
{
	return &g_array_index(ascent->steps, struct step, i);
}

/* Puts a function on the list of those to look at. */
static void ascend(struct ascent *ascent, const struct unit *unit,
		   const struct item *item)
{
	struct step step = { .unit = unit, .item = item,
			     .counted = ascent->counted };

	if (item->kind == ITEM_OTHER ||
	    (ascent->skip && g_hash_table_contains(ascent->skip, item)) ||
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

static void found(struct ascent *ascent, enum trigger_kind kind,
		  const char *format, ...) G_GNUC_PRINTF(3, 4);
static void found(struct ascent *ascent, enum trigger_kind kind,
		  const char *format, ...)
{
	struct trigger *trigger = &ascent->triggers->of[kind];
	va_list more;
	char *top;

	trigger->counted |= ascent->counted;
	if (trigger->found)
		return;
	va_start(more, format);
	top = g_strdup_vprintf(format, more);
	va_end(more);
	trigger->kind = kind;
	trigger->found = TRUE;
	trigger->way = show_way(ascent, top);
	g_free(top);
}

/* Whether a count of holders is looked at before this token. */
static gboolean is_counted(struct ascent *ascent, const struct use *use)
{
	const struct routine *routine =
		world_routine(ascent->world, use->unit, use->item);
	const struct source *source = use->unit->source;

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->kind != CFG_CONDITION || node->first > use->token)
			continue;
		for (guint k = node->first;
		     k <= node->last && k < source->count; k++) {
			char *word = source_word(source, k);
			gboolean counting = lexicon_has(ascent->world->lexicon,
							LEXICON_COUNTING, word);

			g_free(word);
			if (counting || (source_is(source, k, "--") &&
					 node->stmt &&
					 node->stmt->kind == STMT_IF))
				return TRUE;
		}
	}
	return FALSE;
}

static enum trigger_kind kind_of_word(const struct world *world,
				      const char *word, gboolean *known)
{
	static const struct {
		enum lexicon_class class;
		enum trigger_kind kind;
	} order[] = {
		{ LEXICON_NOTIFIER, TRIGGER_NOTIFIER },
		{ LEXICON_TEARDOWN, TRIGGER_TEARDOWN },
		{ LEXICON_LETGO, TRIGGER_LETGO },
		{ LEXICON_USER, TRIGGER_USER },
		{ LEXICON_DONE, TRIGGER_DONE },
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

/* The member's name in &x->work */
static char *last_word(const struct unit *unit, guint call, guint argument)
{
	GArray *spans = unit_arguments(unit, call);
	char *word = NULL;

	if (argument < spans->len)
		word = source_word(unit->source,
				   g_array_index(spans, struct span, argument)
					   .last);
	g_array_unref(spans);
	return word;
}

/* Who queues the work item that a function is bound to. */
static void ascend_work(struct ascent *ascent, const struct use *use,
			const struct binding *binding)
{
	char *item_word = last_word(use->unit, binding->token, 0);
	const GPtrArray *queues =
		lexicon_words(ascent->world->lexicon, LEXICON_QUEUE);
	gboolean any = FALSE;

	for (guint i = 0; item_word && i < queues->len; i++) {
		GArray *uses = program_uses_in(ascent->world->program,
					       use->unit, queues->pdata[i],
					       USE_CALL);
		int n = lexicon_argument(ascent->world->lexicon, LEXICON_QUEUE,
					 queues->pdata[i]);

		for (guint k = 0; k < uses->len; k++) {
			const struct use *queue =
				&g_array_index(uses, struct use, k);
			char *word = last_word(queue->unit, queue->token, n);

			if (word && !strcmp(word, item_word) && queue->item &&
			    queue->item->kind == ITEM_FUNCTION) {
				gboolean counted = ascent->counted;

				any = TRUE;
				ascent->counted |= is_counted(ascent, queue);
				ascend(ascent, queue->unit, queue->item);
				ascent->counted = counted;
			}
			g_free(word);
		}
		g_array_unref(uses);
	}
	ascent->triggers->open |= !any;
	g_free(item_word);
}

/* A function that is bound to a member: who calls through it. */
static void ascend_member(struct ascent *ascent, const struct use *use,
			  const struct binding *binding)
{
	GArray *uses;
	gboolean known;
	enum trigger_kind kind =
		kind_of_word(ascent->world, binding->word, &known);

	if (known) {
		found(ascent, kind, ".%s", binding->word);
		return;
	}
	uses = world_member_calls(ascent->world, use->unit, binding->word);
	for (guint i = 0; i < uses->len && i < 16; i++) {
		const struct use *call = &g_array_index(uses, struct use, i);

		ascend(ascent, call->unit, call->item);
	}
	if (!uses->len)
		ascent->triggers->open = TRUE;
	g_array_unref(uses);
}

static gboolean names_ioctl(const struct use *use, const char *word)
{
	char *lower = g_ascii_strdown(word, -1);
	gboolean is = strstr(lower, "ioctl") != NULL;

	g_free(lower);
	(void)use;
	return is;
}

static void ascend_bound(struct ascent *ascent, const struct use *use)
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
			found(ascent, TRIGGER_DONE, "%s()", binding.word);
			break;
		}
		if (lexicon_has(lexicon, LEXICON_WORK, binding.word)) {
			ascend_work(ascent, use, &binding);
			break;
		}
		ascent->counted |=
			lexicon_has(lexicon, LEXICON_COUNTED, binding.word);
		ascent->counted |= is_counted(ascent, use);
		ascend(ascent, use->unit, use->item);
		ascent->counted = counted;
		break;
	case BINDING_MACRO:
	case BINDING_BARE:
		if (names_ioctl(use, binding.word))
			found(ascent, TRIGGER_USER, "%s", binding.word);
		else if (strstr(binding.word, "exit"))
			found(ascent, TRIGGER_TEARDOWN, "%s", binding.word);
		else
			ascent->triggers->open = TRUE;
		break;
	}
	binding_clear(&binding);
}

static gboolean is_syscall(const struct unit *unit, const struct item *item)
{
	const struct token *token = &unit->source->tokens[item->first];

	return g_str_has_prefix(unit->source->text + token->offset,
				"SYSCALL_DEFINE") ||
	       g_str_has_prefix(unit->source->text + token->offset,
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
		found(ascent, TRIGGER_USER, "a system call");
	uses = world_uses(ascent->world, step.unit, step.item, REACH_NEAR,
			  &complete);
	ascent->triggers->open |= !complete;
	for (guint i = 0; i < uses->len; i++) {
		const struct use *use = &g_array_index(uses, struct use, i);

		ascent->counted = step.counted;
		if (use->kind != USE_CALL) {
			ascend_bound(ascent, use);
			continue;
		}
		if (use->item->kind == ITEM_FUNCTION)
			ascent->counted |= is_counted(ascent, use);
		ascend(ascent, use->unit, use->item);
	}
	g_array_unref(uses);
}

void triggers_find(struct world *world, const struct unit *unit,
		   const struct item *item, GHashTable *skip,
		   struct triggers *triggers)
{
	struct ascent ascent = {
		.world = world,
		.skip = skip,
		.seen = g_hash_table_new(NULL, NULL),
		.steps = g_array_new(FALSE, FALSE, sizeof(struct step)),
		.triggers = triggers,
	};

	ascend(&ascent, unit, item);
	for (; ascent.at < ascent.steps->len; ascent.at++) {
		look(&ascent);
		if (triggers->of[TRIGGER_LETGO].found &&
		    triggers->of[TRIGGER_USER].found &&
		    triggers->of[TRIGGER_DONE].found)
			break;
	}
	g_array_unref(ascent.steps);
	g_hash_table_unref(ascent.seen);
}

void triggers_clear(struct triggers *triggers)
{
	for (guint i = 0; i < TRIGGER_KINDS; i++)
		g_free(triggers->of[i].way);
	memset(triggers, 0, sizeof(*triggers));
}

const char *trigger_name(enum trigger_kind kind)
{
	static const char *const names[] = {
		[TRIGGER_LETGO] = "user space lets go",
		[TRIGGER_USER] = "user space",
		[TRIGGER_DONE] = "completion",
		[TRIGGER_TEARDOWN] = "teardown",
		[TRIGGER_NOTIFIER] = "notifier",
	};

	return names[kind];
}
