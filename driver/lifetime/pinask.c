// SPDX-License-Identifier: GPL-2.0
#include "lifetime/pinask.h"

#include <string.h>

#include "lifetime/pindrop.h"
#include "lifetime/pinread.h"
#include "code/bracket.h"
#include "code/macros.h"

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

/* The condition of a node: without its parentheses or keyword. */
void pinask_span(const struct source *source, const struct cfg_node *node,
		 guint *first, guint *last)
{
	*first = node->first;
	*last = node->last;
	if (source->tokens[*first].kind == TOKEN_IDENT && node->stmt &&
	    *first == node->stmt->first)
		*first = source_next(source, *first);
	if (source_is(source, *last, ";"))
		*last = source_prev(source, *last);
}

/* Whether a fact says how a condition comes out: 1 true, 0 false, -1. */
int pinask_facts(const struct walk *walk, guint first, guint last)
{
	const struct source *source = source_of(walk);
	GPtrArray *facts = walk->passage->facts;
	char *text, *bare;
	int answer = -1;

	if (!facts || !facts->len || first > last)
		return -1;
	text = source_span(source, first, last);
	bare = text;
	/* (x) as x */
	while (*bare == '(' && bare[strlen(bare) - 1] == ')' &&
	       source_close(source, first) == last) {
		bare[strlen(bare) - 1] = '\0';
		bare++;
		break;
	}
	for (guint i = 0; i < facts->len; i++) {
		const char *fact = facts->pdata[i];

		if (!strcmp(fact, bare))
			answer = 1;
		else if (*fact == '!' && !strcmp(fact + 1, bare))
			answer = 0;
		else if (*bare == '!' && !strcmp(fact, bare + 1))
			answer = 0;
	}
	g_free(text);
	return answer;
}

/* Whether the words between look at a count of holders or change it. */
static gboolean is_counting(const struct walk *walk, guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first; i <= last; i++) {
		char *word = source_word(source, i);
		gboolean counting = lexicon_has(walk->world->lexicon,
						LEXICON_COUNTING, word);

		g_free(word);
		if (counting || source_is(source, i, "--") ||
		    source_is(source, i, "++"))
			return TRUE;
	}
	return FALSE;
}

/* Whether a condition asks if there are pages; truth: yes means there are. */
static gboolean asks_pages(const struct walk *walk, const struct state *state,
			   guint first, guint last, gboolean *truth)
{
	const struct source *source = source_of(walk);
	char *word = source_word(source, first);
	gboolean asks = lexicon_has(walk->world->lexicon, LEXICON_ASKS, word);

	g_free(word);
	*truth = TRUE;
	if (asks)
		return TRUE;
	return value_asks(walk->routine, &first, &last, truth) &&
	       pinread_rooted(walk, state, first, last) &&
	       !is_counting(walk, first, last);
}

/* The same for a && b: each part asks. */
static gboolean all_ask(const struct walk *walk, const struct state *state,
			guint first, guint last, gboolean *truth)
{
	const struct source *source = source_of(walk);
	guint from = first;
	gboolean part;

	*truth = TRUE;
	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "[")) {
			i = source_close(source, i);
			continue;
		}
		if (!source_is(source, i, "&&"))
			continue;
		if (!asks_pages(walk, state, from, source_prev(source, i),
				&part) ||
		    !part)
			return FALSE;
		from = source_next(source, i);
	}
	if (!asks_pages(walk, state, from, last, &part))
		return FALSE;
	*truth = part;
	return part || from == first;
}

static gboolean ends_by_leaving(const struct stmt *stmt)
{
	if (stmt->kind == STMT_BLOCK) {
		stmt = stmt->child;
		while (stmt && stmt->next)
			stmt = stmt->next;
	}
	return stmt && (stmt->kind == STMT_RETURN || stmt->kind == STMT_GOTO);
}

/*
 * if (x->pages) drop(x): a condition that asks whether there are pages to
 * drop. There are: we hold them. Returns which way to go, -1 for both.
 */
int pinask_guard(struct walk *walk, const struct state *state,
		 const struct cfg_node *node, guint first, guint last)
{
	const struct source *source = source_of(walk);
	const struct stmt *stmt = node->stmt;
	gboolean truth, yes, no;

	if (state->phase != PHASE_HELD || state->joined || !stmt ||
	    stmt->kind != STMT_IF)
		return -1;
	if (source_is(source, first, "(") &&
	    source_close(source, first) == last) {
		first = source_next(source, first);
		last = source_prev(source, last);
	}
	if (source_is(source, first, "IS_ERR"))
		return pinread_rooted(walk, state,
				      source_next(source, first) + 1,
				      source_prev(source, last))
			       ? 0
			       : -1;
	if (!all_ask(walk, state, first, last, &truth))
		return -1;
	yes = stmt->child && pindrop_in(walk, state, stmt->child->first,
					stmt->child->last) != DROP_NONE;
	no = stmt->orelse && pindrop_in(walk, state, stmt->orelse->first,
					stmt->orelse->last) != DROP_NONE;
	if (yes && !no && truth)
		return 1;
	/* if (!x->pages) return; */
	if (!yes && !no && !truth && stmt->child && !stmt->orelse &&
	    ends_by_leaving(stmt->child))
		return 0;
	return -1;
}

/* The count of holders that a condition looks at makes the drop uncertain. */
gboolean pinask_count(const struct walk *walk, const struct cfg_node *node,
		      guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first; i <= last; i++) {
		char *word;
		gboolean counting;

		/* while (n--) counts pages */
		if (source_is(source, i, "--"))
			return !node->stmt || node->stmt->kind == STMT_IF;
		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		word = source_word(source, i);
		counting = lexicon_has(walk->world->lexicon, LEXICON_COUNTING,
				       word);
		g_free(word);
		if (counting)
			return TRUE;
	}
	return FALSE;
}

/* Whether the word is changed there, as what a loop works its way along is. */
static gboolean is_changed(const struct source *source, guint i)
{
	static const char *const behind[] = {"=", "+=", "-=", "++", "--", NULL};
	static const char *const before[] = {"&", "++", "--", NULL};

	return source_is_any(source, source_next(source, i), behind) ||
	       source_is_any(source, source_prev(source, i), before);
}

/* The names that tell one turn of the loop from the next. */
static void names_of_turn(const struct routine *routine,
			  const struct stmt *stmt, struct names *names)
{
	const struct source *source = routine->unit->source;

	if (stmt->open)
		names_in(routine, stmt->open, stmt->close, names);
	for (guint i = stmt->child->first; i <= stmt->child->last; i++)
		if (routine_name(routine, i) >= 0 && is_changed(source, i))
			names_add(names, routine_name(routine, i));
}

/*
 * Whether each turn drops something else: only then there is a turn for what
 * we hold. Of a function that drops, any argument may say what.
 */
static gboolean drops_by_turn(struct walk *walk, const struct state *state,
			      const struct stmt *stmt)
{
	const struct routine *routine = walk->routine;
	struct names turn = {0};

	names_of_turn(routine, stmt, &turn);
	for (guint i = 0; i < routine->calls->len; i++) {
		const struct call_place *call =
			&g_array_index(routine->calls, struct call_place, i);
		struct names named = {0};
		enum drop drops;
		int only;

		if (call->name < stmt->child->first ||
		    call->name > stmt->child->last)
			continue;
		only = pindrop_argument(walk, call);
		for (guint k = 0; k < call->arguments->len; k++) {
			const struct span *span =
				&g_array_index(call->arguments, struct span, k);

			if (only < 0 || only == (int)k)
				names_in(routine, span->first, span->last,
					 &named);
		}
		if (!names_meet(&named, &turn))
			continue;
		drops = pindrop_in(walk, state, call->name, call->name);
		if (drops == DROP_ALL || drops == DROP_MAYBE)
			return TRUE;
	}
	return FALSE;
}

/* A macro that looks like a loop and passes something over: for () if () */
static gboolean passes_over(const struct source *source,
			    const struct stmt *stmt)
{
	g_autofree char *word = source_word(source, stmt->first);
	GPtrArray *found = macros_find(source, word);
	gboolean passes = FALSE;

	for (guint i = 0; i < found->len; i++) {
		const struct macro *macro = found->pdata[i];

		for (guint k = macro->item.name; k <= macro->item.last; k++)
			passes |= source_is(macro->source, k, "if");
	}
	g_ptr_array_unref(found);
	return passes;
}

/* A loop that drops page by page runs at least once. */
gboolean pinask_loop(struct walk *walk, const struct state *state,
		     const struct cfg_node *node)
{
	const struct stmt *stmt = node->stmt;
	guint call = walk->passage->call;

	if (state->phase != PHASE_HELD || !stmt || stmt->kind != STMT_LOOP ||
	    !stmt->child)
		return FALSE;
	if (call && call >= stmt->first && call <= stmt->last)
		return FALSE;
	return drops_by_turn(walk, state, stmt) &&
	       !passes_over(source_of(walk), stmt);
}

/* Which case of a switch is taken, as far as facts say. */
gboolean pinask_case(const struct walk *walk, const struct cfg_node *node,
		     const struct cfg_node *to, enum cfg_way way)
{
	const struct source *source = source_of(walk);
	GPtrArray *facts = walk->passage->facts;
	guint first = source_next(source, node->first);
	char *subject, *label, *fact;
	gboolean known = FALSE, fits = FALSE, other = FALSE;

	if (!facts || !facts->len || !node->stmt ||
	    node->stmt->kind != STMT_SWITCH)
		return TRUE;
	first = source_next(source, node->stmt->open);
	subject = source_span(source, first,
			      source_prev(source, node->stmt->close));
	label = way == CFG_TRUE && to->stmt && to->stmt->kind == STMT_CASE &&
				source_is(source, to->stmt->first, "case")
			? source_span(source,
				      source_next(source, to->stmt->first),
				      source_prev(source, to->stmt->last))
			: NULL;
	fact = g_strdup_printf("%s == %s", subject, label ? label : "");
	for (guint i = 0; i < facts->len; i++) {
		const char *text = facts->pdata[i];

		if (g_str_has_prefix(text, subject) &&
		    g_str_has_prefix(text + strlen(subject), " == "))
			known = TRUE;
		if (!strcmp(text, fact))
			fits = TRUE;
	}
	/* default, or past the switch: only where no case has the label */
	if (known && !label) {
		for (guint e = 0; e < node->next->len && !other; e++) {
			const struct cfg_edge *edge =
				&g_array_index(node->next, struct cfg_edge, e);
			const struct cfg_node *case_node =
				cfg_node(walk->routine->cfg, edge->to);

			if (case_node != to && case_node->stmt &&
			    case_node->stmt->kind == STMT_CASE &&
			    source_is(source, case_node->stmt->first, "case"))
				other |= pinask_case(walk, node, case_node,
						     CFG_TRUE);
		}
		fits = !other;
	}
	g_free(fact);
	g_free(label);
	g_free(subject);
	return !known || fits;
}

/* Whether a value has just been found to be an error. */
gboolean pinask_failure(const struct state *state, const struct values *values)
{
	for (guint i = 0; i < values->routine->names->len; i++) {
		guint was = state->value[i], is = values->of[i];

		if (was != is && (was & VALUE_ZERO || was & VALUE_POSITIVE) &&
		    !(is & VALUE_ZERO) && (is & VALUE_NEGATIVE))
			return TRUE;
	}
	return FALSE;
}
