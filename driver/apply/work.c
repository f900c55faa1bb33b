// SPDX-License-Identifier: GPL-2.0
#include "apply/work.h"

#include <string.h>

#include "apply/bases.h"
#include "apply/carry.h"
#include "apply/ownplace.h"
#include "apply/relay.h"
#include "code/bracket.h"

/* Whether the file is named as the API's own, or looks so. */
static gboolean is_own(const struct work *work)
{
	if (work->apply->own)
		return g_strv_contains(work->apply->own, work->path);
	return ownplace_file(work->apply->set, work->source, work->items);
}

/* What the words of an item say about it. */
static void judge(struct work *work, const struct lookup *words, guint i,
		  const gboolean *has)
{
	const struct rulefile *file = work->file;
	struct work_item *state = &work->state[i];

	for (guint r = 0; r < file->cocci->rules->len; r++) {
		const struct cocci_rule *rule = file->cocci->rules->pdata[r];
		const struct need *need = file->needs[r];

		if (!file->active[r] || rule->kind != COCCI_CODE)
			continue;
		/* its parts may stand in several items */
		state->kept |= rule->toplevel ? lookup_any(words, need, has)
					      : lookup_met(words, need, has);
		work->anywhere |= rule->changes && need->kind == NEED_ALWAYS;
		state->place |= rule->changes && need->kind != NEED_ALWAYS &&
				lookup_met(words, need, has);
	}
}

static void read_items(struct work *work, const struct lookup *words)
{
	gboolean *has = g_new0(gboolean, words->list->len + 1);
	gboolean own = is_own(work);

	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);

		memset(has, 0, words->list->len * sizeof(*has));
		lookup_read(words, work->source, item->first, item->last, has);
		judge(work, words, i, has);
		work->state[i].own =
			own ||
			((work->state[i].kept || work->state[i].place) &&
			 ownplace_item(work->apply->set, work->source, item));
	}
	g_free(has);
}

/* Whether anything is left for spatch: a function, or the rest of a file. */
static gboolean has_work(const struct work *work, gboolean whole)
{
	for (guint i = 0; i < work->items->len; i++) {
		const struct work_item *state = &work->state[i];

		if (!state->own && (whole || state->place || state->kept))
			return TRUE;
	}
	return FALSE;
}

/*
 * Whether a rule that looks at more than functions finds its words: #include
 * lines are no items.
 */
static gboolean is_met_outside(const struct work *work,
			       const struct lookup *words)
{
	const struct rulefile *file = work->file;
	g_autofree gboolean *has = g_new0(gboolean, words->list->len + 1);

	lookup_read(words, work->source, 0, work->source->count, has);
	for (guint r = 0; r < file->cocci->rules->len; r++) {
		const struct cocci_rule *rule = file->cocci->rules->pdata[r];

		if (file->active[r] && rule->kind == COCCI_CODE &&
		    rule->changes && rule->toplevel &&
		    lookup_met(words, file->needs[r], has))
			return TRUE;
	}
	return FALSE;
}

static void show(struct work *work, guint token)
{
	mask_keep(work->mask, token);
	mask_simplify(work->mask, token);
}

static gboolean is_shown(const struct work *work, guint i)
{
	const struct source *source = work->source;
	const struct token *token = &source->tokens[i];
	const char *copy = g_bytes_get_data(work->copy, NULL);

	return i >= source->count ||
	       !memcmp(copy + token->offset, source->text + token->offset,
		       token->length);
}

/* Whether spatch is shown the name and, of a call, its brackets. */
static gboolean is_whole(const struct work *work, guint i)
{
	guint open = source_next(work->source, i);

	return is_shown(work, i) &&
	       (!source_is(work->source, open, "(") ||
		(is_shown(work, open) &&
		 is_shown(work, source_close(work->source, open))));
}

/*
 * A stand-in for what spatch cannot read may take a word that a rule looks for:
 * what stands there was not seen.
 */
static void find_replaced(struct work *work, const struct item *item,
			  struct work_item *state, const struct lookup *words)
{
	for (guint i = item->first; i <= item->last && !state->reason; i++) {
		g_autofree char *word = NULL;

		if (work->source->tokens[i].kind != TOKEN_IDENT ||
		    is_whole(work, i))
			continue;
		word = source_word(work->source, i);
		if (g_hash_table_contains(words->numbers, word))
			state->reason = g_strdup_printf(
				"spatch was shown something simpler in place "
				"of %s (line %u)",
				word, work->source->tokens[i].line);
	}
}

struct work *work_new(const struct apply *apply, const struct rulefile *file,
		      const struct lookup *words, const char *path,
		      GBytes *text)
{
	struct work *work = g_new0(struct work, 1);
	gboolean whole = apply->whole || file->whole, balanced;

	work->apply = apply;
	work->file = file;
	work->path = g_strdup(path);
	work->source = source_new(path, text);
	work->items = items_read(work->source, &balanced);
	work->state = g_new0(struct work_item, work->items->len + 1);
	work->after = g_bytes_ref(text);
	read_items(work, words);
	if (!has_work(work, whole) && !is_met_outside(work, words))
		return work;
	work->mask = mask_new(work->source, work->items);
	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);

		if ((whole || work->state[i].kept) && !work->state[i].own)
			show(work, item->first);
	}
	if (!balanced)
		mask_keep_all(work->mask);
	work->copy = mask_text(work->mask);
	for (guint i = 0; i < work->items->len; i++)
		if (work->state[i].place && !work->state[i].own)
			find_replaced(
				work,
				&g_array_index(work->items, struct item, i),
				&work->state[i], words);
	return work;
}

void work_free(struct work *work)
{
	if (!work)
		return;
	for (guint i = 0; i < work->items->len; i++)
		g_free(work->state[i].reason);
	g_free(work->path);
	g_free(work->failed);
	g_free(work->state);
	mask_free(work->mask);
	g_array_unref(work->items);
	source_free(work->source);
	g_clear_pointer(&work->copy, g_bytes_unref);
	g_bytes_unref(work->after);
	g_free(work);
}

/* The item that holds this byte, or the one before it; -1: none. */
static int item_at(const struct work *work, guint offset)
{
	int found = -1;

	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);

		if (work->source->tokens[item->first].offset > offset)
			break;
		found = i;
	}
	return found;
}

/* What is the API's own stays. */
static gboolean stays(gpointer data, guint from, guint to)
{
	const struct work *work = data;
	int first = item_at(work, from), last = item_at(work, to);

	return (first >= 0 && work->state[first].own) ||
	       (last >= 0 && work->state[last].own && last == first);
}

/* A stand-in for what spatch cannot read is none of the file's words. */
static gboolean differs(gpointer data, guint from, guint to)
{
	const struct work *work = data;

	return mask_differs(work->mask, work->copy, from, to);
}

static void say(struct work *work, int i, const char *reason)
{
	if (i < 0 || work->state[i].reason)
		return;
	work->state[i].reason = g_strdup(reason);
}

void work_take(struct work *work, GBytes *result)
{
	struct carry carry = {.file = work->source->bytes,
			      .copy = work->copy,
			      .result = result,
			      .stays = stays,
			      .differs = differs,
			      .data = work};
	GBytes *after;

	if (g_bytes_equal(work->copy, result))
		return;
	after = carry_back(&carry);
	for (guint i = 0; i < carry.spans->len; i++) {
		int k = item_at(work,
				g_array_index(carry.spans, struct carry_span, i)
					.before);

		if (k >= 0)
			work->state[k].changed = TRUE;
	}
	for (guint i = 0; i < carry.refused->len; i++)
		say(work,
		    item_at(work,
			    g_array_index(carry.refused, struct carry_span, i)
				    .before),
		    "the change reaches over code that spatch was not shown");
	if (!work->apply->no_layout)
		after = relay(after, work->source, carry.spans);
	g_bytes_unref(work->after);
	work->after = after;
	g_array_unref(carry.spans);
	g_array_unref(carry.refused);
}

static guint line_of(const struct work *work, guint token)
{
	return work->source->tokens[token].line;
}

void work_miss(struct work *work, const struct badline *bad)
{
	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);
		g_autofree char *why = NULL;

		/* a region begins with the bracket that ends what was good */
		if (line_of(work, item->last) <= bad->first ||
		    line_of(work, item->first) > bad->last)
			continue;
		why = g_strdup_printf("spatch cannot parse it (line %u)",
				      bad->error);
		say(work, i, why);
	}
}

void work_fail(struct work *work, const char *why)
{
	work->failed = g_strdup(why);
	for (guint i = 0; i < work->items->len; i++)
		if (work->state[i].place)
			say(work, i, why);
}

/* A #define that no rule has changed: spatch need not have read its body. */
static gboolean is_macro(const struct work *work, guint i)
{
	return g_array_index(work->items, struct item, i).kind == ITEM_MACRO;
}

/* Why spatch's silence about this item says nothing; NULL: it has seen it. */
static char *unseen_reason(const struct work *work, guint i)
{
	const struct item *item = &g_array_index(work->items, struct item, i);

	if (work->state[i].reason)
		return g_strdup(work->state[i].reason);
	if (is_macro(work, i))
		return g_strdup("no rule matched in this macro, which spatch "
				"may not have read");
	/* a match can need what stands in headers */
	if (work->file->place &&
	    !(work->file->types &&
	      bases_foreign(work->file, work->source, item->first, item->last)))
		return g_strdup_printf("no rule matched, but %s, and spatch is "
				       "shown the file alone",
				       work->file->place);
	return NULL;
}

void work_add_places(const struct work *work, GArray *places)
{
	for (guint i = 0; i < work->items->len; i++) {
		const struct item *item =
			&g_array_index(work->items, struct item, i);
		const struct work_item *state = &work->state[i];
		struct apply_place place = {.line = line_of(work, item->first),
					    .last = line_of(work, item->last)};

		if (!state->place && !state->changed &&
		    !(work->anywhere && state->reason && !state->own &&
		      item->kind == ITEM_FUNCTION))
			continue;
		if (item->kind != ITEM_OTHER)
			place.function = item_name(work->source, item);
		if (!state->own && !state->changed)
			place.reason = unseen_reason(work, i);
		place.fate = state->own	      ? APPLY_OWN
			     : state->changed ? APPLY_CHANGED
			     : place.reason   ? APPLY_UNSEEN
					      : APPLY_SEEN;
		g_array_append_val(places, place);
	}
}
