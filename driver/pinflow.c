// SPDX-License-Identifier: GPL-2.0
#include "pinflow.h"

#include <string.h>

#include "pinstep.h"

#define STEPS 4000 /* states of one function; more is not worth the time */
#define CROWD 12 /* states at one place; more are joined */

/* The worklist of a walk: states, and those seen already at each node. */
struct frontier {
	GHashTable *seen; /* struct spot * */
	GPtrArray *kept; /* owns what seen points to */
	guint16 *count; /* of states at each node */
	GHashTable *wide; /* for crowded nodes: what has been joined there */
};

struct spot {
	struct state state;
	guint node;
};

static guint spot_hash(gconstpointer key)
{
	const struct spot *spot = key;
	guint64 hash = spot->node, word;

	for (gsize i = 0; i + 8 <= sizeof(*spot); i += 8) {
		memcpy(&word, (const char *)key + i, 8);
		hash = (hash ^ word) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return hash;
}

static gboolean spot_equal(gconstpointer a, gconstpointer b)
{
	return !memcmp(a, b, sizeof(struct spot));
}

/* Adds a state to the list; FALSE: it has been there. */
static gboolean add_spot(struct frontier *frontier, const struct state *state,
			 guint node)
{
	struct spot *spot = g_malloc0(sizeof(*spot));

	memcpy(&spot->state, state, sizeof(*state));
	spot->node = node;
	if (g_hash_table_contains(frontier->seen, spot)) {
		g_free(spot);
		return FALSE;
	}
	g_hash_table_add(frontier->seen, spot);
	g_ptr_array_add(frontier->kept, spot);
	return TRUE;
}

/* Joins what is known into what was known at the node. */
static void widen(struct state *wide, const struct state *state)
{
	names_join(&wide->pages, &state->pages);
	names_join(&wide->objects, &state->objects);
	for (guint i = 0; i < G_N_ELEMENTS(wide->counts.word); i++)
		wide->counts.word[i] &= state->counts.word[i];
	for (guint i = 0; i < G_N_ELEMENTS(wide->value); i++)
		wide->value[i] |= state->value[i];
	wide->partial |= state->partial;
	wide->counted |= state->counted;
	wide->looped |= state->looped;
	wide->inserted |= state->inserted;
	wide->failed &= state->failed;
	if (state->rank > wide->rank) {
		wide->rank = state->rank;
		wide->store = state->store;
	}
}

static void push(struct frontier *frontier, const struct state *state,
		 guint node)
{
	struct state *wide;
	gpointer key;

	if (frontier->count[node] < CROWD) {
		frontier->count[node] += add_spot(frontier, state, node);
		return;
	}
	key = GUINT_TO_POINTER(node * 8 + state->phase * 2 + state->maybe);
	wide = g_hash_table_lookup(frontier->wide, key);
	if (wide) {
		widen(wide, state);
	} else {
		wide = g_memdup2(state, sizeof(*state));
		g_hash_table_insert(frontier->wide, key, wide);
	}
	add_spot(frontier, wide, node);
}

static const struct source *source_of(const struct walk *walk)
{
	return walk->routine->unit->source;
}

/* Names whose values matter: what is returned, and flags set to constants. */
static void find_tracked(struct walk *walk)
{
	const struct source *source = source_of(walk);
	const struct routine *routine = walk->routine;
	struct names constant = { 0 }, asked = { 0 };

	for (guint i = 0; i < routine->cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(routine->cfg, i);

		if (node->first > node->last)
			continue;
		if (node->kind == CFG_RETURN)
			names_in(routine, node->first, node->last,
				 &walk->tracked);
		else if (node->kind == CFG_CONDITION)
			names_in(routine, node->first, node->last, &asked);
	}
	for (guint i = routine->item->body; i < routine->item->body_end; i++) {
		guint op = source_next(source, i), value;

		if (routine_name(routine, i) < 0 || !source_is(source, op, "="))
			continue;
		value = source_next(source, op);
		if ((source_is(source, value, "0") ||
		     source_is(source, value, "NULL") ||
		     source_is(source, value, "true") ||
		     source_is(source, value, "false") ||
		     source_is(source, value, "1")) &&
		    source_is(source, source_next(source, value), ";"))
			names_add(&constant, routine_name(routine, i));
	}
	for (guint i = 0; i < G_N_ELEMENTS(asked.word); i++)
		walk->tracked.word[i] |= asked.word[i] & constant.word[i];
}

static void span_of_return(const struct source *source,
			   const struct cfg_node *node, guint *first,
			   guint *last)
{
	*first = source_next(source, node->first);
	*last = node->last;
	if (source_is(source, *last, ";"))
		*last = source_prev(source, *last);
}

static gboolean returns_bool(const struct routine *routine)
{
	for (guint i = routine->item->first; i < routine->item->name; i++)
		if (source_is(routine->unit->source, i, "bool"))
			return TRUE;
	return FALSE;
}

/* Whether a result says that the function failed. */
static gboolean is_failure(const struct routine *routine, guint value)
{
	if (routine->none)
		return FALSE;
	if (routine->pointer || returns_bool(routine))
		return !(value & VALUE_POSITIVE);
	/* not 0, and the sign is not known: an error that is handed on */
	return !(value & VALUE_ZERO) && (value & VALUE_NEGATIVE);
}

static void leave(struct walk *walk, const struct state *state,
		  const struct cfg_node *node, struct upshot *outcome)
{
	const struct source *source = source_of(walk);
	guint value = VALUE_ANY, first = 1, last = 0;
	gboolean pages = FALSE, object = FALSE, count = FALSE;

	if (state->phase == PHASE_BEFORE)
		return;
	if (node->kind == CFG_RETURN) {
		struct values values;
		int name;

		span_of_return(source, node, &first, &last);
		pinstep_values(walk, state, &values);
		if (first <= last) {
			value = value_of(&values, first, last);
			name = routine_name(walk->routine, first);
			count = first == last &&
				names_has(&state->counts, name);
		}
		if (is_failure(walk->routine, value))
			return;
	}
	if (state->phase == PHASE_DROPPED) {
		/* dropped since something else failed, whatever is returned */
		if (state->failed)
			outcome->given_up = TRUE;
		else
			outcome->dropped = TRUE;
		outcome->counted |= state->counted;
		if (!outcome->drop || !outcome->held)
			outcome->drop = state->drop;
		return;
	}
	if (first <= last && (walk->routine->pointer)) {
		struct names names = { 0 };

		names_in(walk->routine, first, last, &names);
		pages = names_meet(&names, &state->pages);
		object = !pages && names_meet(&names, &state->objects);
		if (!pages && !object && walk->passage->call &&
		    walk->passage->call >= first &&
		    walk->passage->call <= last) {
			pages = walk->passage->gives_pages;
			object = walk->passage->gives_object;
		}
	}
	outcome->held = TRUE;
	outcome->maybe |= state->maybe;
	outcome->partial |= state->partial;
	outcome->counted |= state->counted;
	outcome->inserted |= state->inserted;
	names_join(&outcome->pages, &state->pages);
	names_join(&outcome->objects, &state->objects);
	outcome->returns_pages |= pages;
	outcome->returns_object |= object;
	outcome->value |= value & ~(walk->routine->pointer ?
					    VALUE_NEGATIVE | VALUE_ZERO :
					    VALUE_NEGATIVE);
	outcome->count_returned |= count;
	if (walk->passage->kept && outcome->rank < 3) {
		outcome->rank = 3;
		outcome->store = walk->passage->kept;
	}
	if (state->rank > outcome->rank) {
		outcome->rank = state->rank;
		outcome->store = state->store;
	}
	if (state->maybe && !outcome->drop)
		outcome->drop = state->drop;
}

/* The condition of a node: without its parentheses or keyword. */
static void condition_span(const struct source *source,
			   const struct cfg_node *node, guint *first,
			   guint *last)
{
	*first = node->first;
	*last = node->last;
	if (source->tokens[*first].kind == TOKEN_IDENT &&
	    node->stmt && *first == node->stmt->first)
		*first = source_next(source, *first);
	if (source_is(source, *last, ";"))
		*last = source_prev(source, *last);
}

/* Whether a fact says how a condition comes out: 1 true, 0 false, -1. */
static int ask_facts(const struct walk *walk, guint first, guint last)
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
	       pinstep_rooted(walk, state, first, last) &&
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
	for (guint i = first; i <= last; i = source_next(source, i)) {
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
static int ask_guard(struct walk *walk, const struct state *state,
		     const struct cfg_node *node, guint first, guint last)
{
	const struct source *source = source_of(walk);
	const struct stmt *stmt = node->stmt;
	gboolean truth, yes, no;

	if (state->phase != PHASE_HELD || !stmt || stmt->kind != STMT_IF)
		return -1;
	if (source_is(source, first, "(") &&
	    source_close(source, first) == last) {
		first = source_next(source, first);
		last = source_prev(source, last);
	}
	if (source_is(source, first, "IS_ERR"))
		return pinstep_rooted(walk, state,
				      source_next(source, first) + 1,
				      source_prev(source, last)) ?
			       0 :
			       -1;
	if (!all_ask(walk, state, first, last, &truth))
		return -1;
	yes = stmt->child && pinstep_drops(walk, state, stmt->child->first,
					   stmt->child->last) != DROP_NONE;
	no = stmt->orelse && pinstep_drops(walk, state, stmt->orelse->first,
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
static gboolean asks_count(const struct walk *walk, guint first, guint last)
{
	const struct source *source = source_of(walk);

	for (guint i = first; i <= last; i++) {
		char *word;
		gboolean counting;

		if (source_is(source, i, "--"))
			return TRUE;
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

/* A loop that drops page by page runs at least once. */
static gboolean loop_drops(struct walk *walk, const struct state *state,
			   const struct cfg_node *node)
{
	const struct stmt *stmt = node->stmt;
	guint call = walk->passage->call;
	enum drop drops;

	if (state->phase != PHASE_HELD || !stmt || stmt->kind != STMT_LOOP ||
	    !stmt->child)
		return FALSE;
	if (call && call >= stmt->first && call <= stmt->last)
		return FALSE;
	drops = pinstep_drops(walk, state, stmt->child->first,
			      stmt->child->last);
	return drops == DROP_ALL || drops == DROP_MAYBE;
}

/* Which case of a switch is taken, as far as facts say. */
static gboolean case_fits(const struct walk *walk, const struct cfg_node *node,
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
	label = way == CFG_TRUE && to->stmt &&
				to->stmt->kind == STMT_CASE &&
				source_is(source, to->stmt->first, "case") ?
			source_span(source,
				    source_next(source, to->stmt->first),
				    source_prev(source, to->stmt->last)) :
			NULL;
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
			const struct cfg_edge *edge = &g_array_index(
				node->next, struct cfg_edge, e);
			const struct cfg_node *case_node =
				cfg_node(walk->routine->cfg, edge->to);

			if (case_node != to && case_node->stmt &&
			    case_node->stmt->kind == STMT_CASE &&
			    source_is(source, case_node->stmt->first, "case"))
				other |= case_fits(walk, node, case_node,
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
static gboolean tells_failure(const struct state *state,
			      const struct values *values)
{
	for (guint i = 0; i < values->routine->names->len; i++) {
		guint was = state->value[i], is = values->of[i];

		if (was != is && (was & VALUE_ZERO || was & VALUE_POSITIVE) &&
		    !(is & VALUE_ZERO) && (is & VALUE_NEGATIVE))
			return TRUE;
	}
	return FALSE;
}

static void follow(struct walk *walk, struct state *state, guint n,
		   struct frontier *frontier)
{
	const struct source *source = source_of(walk);
	const struct cfg_node *node = cfg_node(walk->routine->cfg, n);
	gboolean condition = node->kind == CFG_CONDITION &&
			     node->first <= node->last;
	guint first = 1, last = 0;
	int way = -1;
	gboolean loop = FALSE;

	if (condition) {
		condition_span(source, node, &first, &last);
		if (node->stmt && node->stmt->kind == STMT_SWITCH)
			first = last + 1;
		if (first <= last) {
			way = ask_facts(walk, first, last);
			if (way < 0)
				way = ask_guard(walk, state, node, first,
						last);
			if (asks_count(walk, first, last))
				state->counted |= state->phase == PHASE_HELD;
		}
		loop = loop_drops(walk, state, node);
	}
	for (guint e = 0; e < node->next->len; e++) {
		const struct cfg_edge *edge =
			&g_array_index(node->next, struct cfg_edge, e);
		struct state copy = *state;

		if (!case_fits(walk, node, cfg_node(walk->routine->cfg,
						    edge->to),
			       edge->way))
			continue;
		if (condition && edge->way != CFG_ALWAYS && first <= last) {
			struct values values;

			if (way >= 0 && way != (edge->way == CFG_TRUE))
				continue;
			if (loop && edge->way == CFG_FALSE &&
			    !(state->looped >> n % 32 & 1))
				continue;
			pinstep_values(walk, state, &values);
			if (!value_assume(&values, first, last,
					  edge->way == CFG_TRUE))
				continue;
			copy.failed |= state->phase != PHASE_BEFORE &&
				       tells_failure(state, &values);
			memcpy(copy.value, values.of, sizeof(copy.value));
			copy.looped |= (guint32)loop << n % 32;
		}
		push(frontier, &copy, edge->to);
	}
}

static void walk_paths(struct walk *walk, struct state *state,
		       struct upshot *outcome)
{
	const struct cfg *cfg = walk->routine->cfg;
	struct frontier frontier = {
		.seen = g_hash_table_new(spot_hash, spot_equal),
		.kept = g_ptr_array_new_with_free_func(g_free),
		.count = g_new0(guint16, cfg->nodes->len + 1),
		.wide = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	};

	push(&frontier, state, cfg->entry);
	for (guint i = 0; i < frontier.kept->len; i++) {
		const struct spot *spot = frontier.kept->pdata[i];
		const struct cfg_node *node = cfg_node(cfg, spot->node);
		struct state copy = spot->state;

		if (i >= STEPS) {
			outcome->unsure = TRUE;
			break;
		}
		if (spot->node == cfg->exit) {
			/* a return has been counted where it stands */
			if (walk->routine->none)
				leave(walk, &copy, node, outcome);
			continue;
		}
		if (node->first <= node->last) {
			guint last = node->last;

			/* a loop's head holds words up to its ) only */
			pinstep_node(walk, &copy, node->first, last);
		}
		if (node->kind == CFG_RETURN && !walk->routine->none) {
			leave(walk, &copy, node, outcome);
			continue;
		}
		follow(walk, &copy, spot->node, &frontier);
	}
	g_hash_table_unref(frontier.seen);
	g_ptr_array_unref(frontier.kept);
	g_hash_table_unref(frontier.wide);
	g_free(frontier.count);
}

static char *memo_key(const struct passage *passage, guint epoch)
{
	GString *key = g_string_new(NULL);

	g_string_append_printf(key, "%p %u", (void *)passage->routine->item,
			       passage->call);
	for (guint i = 0; i < G_N_ELEMENTS(passage->pages.word); i++)
		g_string_append_printf(
			key, " %" G_GINT64_MODIFIER "x.%" G_GINT64_MODIFIER "x",
			passage->pages.word[i], passage->objects.word[i]);
	g_string_append_printf(key, " %u", epoch);
	for (guint i = 0; passage->facts && i < passage->facts->len; i++)
		g_string_append_printf(key, " %s",
				       (char *)passage->facts->pdata[i]);
	return g_string_free(key, FALSE);
}

void pinflow_run(struct world *world, const struct passage *passage,
		 struct upshot *outcome)
{
	struct walk walk = { .world = world,
			     .passage = passage,
			     .routine = passage->routine };
	struct state state;
	char *key = memo_key(passage, world->epoch);
	const struct upshot *known =
		world->outcomes ? g_hash_table_lookup(world->outcomes, key) :
				  NULL;

	if (known) {
		*outcome = *known;
		g_free(key);
		return;
	}
	memset(outcome, 0, sizeof(*outcome));
	memset(&state, 0, sizeof(state));
	if (world->outcomes) {
		/* a function that calls itself: nothing is known */
		struct upshot *open = g_new0(struct upshot, 1);

		open->held = open->unsure = TRUE;
		g_hash_table_insert(world->outcomes, g_strdup(key), open);
	}
	memset(state.value, VALUE_ANY, sizeof(state.value));
	if (passage->routine->full || passage->routine->cfg->odd) {
		outcome->held = outcome->unsure = TRUE;
	} else {
		find_tracked(&walk);
		if (!passage->call) {
			state.phase = PHASE_HELD;
			state.pages = passage->pages;
			state.objects = passage->objects;
		}
		walk_paths(&walk, &state, outcome);
		if (!outcome->held)
			outcome->dropped |= outcome->given_up;
	}
	if (world->outcomes)
		g_hash_table_insert(world->outcomes, key,
				    g_memdup2(outcome, sizeof(*outcome)));
	else
		g_free(key);
}
