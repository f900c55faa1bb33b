// SPDX-License-Identifier: GPL-2.0
#include "flags/flow.h"

#include <string.h>

#include "flags/masked.h"

struct flow {
	const struct flags *flags;
	const struct scope *scope;
	GHashTable *dropped;
	guint width; /* variables */
	guint8 *in; /* nodes x width, CAN_* before the node */
	guint8 *now; /* the state that lookups see */
	guint8 *sure; /* what a variable can be at any place */
	GArray *leaves;
	guint at; /* token at which control is */
	guint depth; /* of macros that name macros */
};

static guint lookup(const struct leaf *leaf, gpointer data);

static guint eval(struct flow *flow, guint first, guint last)
{
	struct expr expr = {
		.source = flow->scope->unit->source,
		.bit = flow->flags->bit,
		.lookup = lookup,
		.data = flow,
	};

	return expr_eval(&expr, first, last);
}

/* The body of a macro without parameters, in the same file. */
static gboolean find_macro(const struct flow *flow, guint token, guint *first,
			   guint *last)
{
	const struct unit *unit = flow->scope->unit;
	char *name = source_word(unit->source, token);
	gboolean found = FALSE;

	for (guint i = 0; i < unit->items->len && !found; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);
		const struct token *next;

		if (item->kind != ITEM_MACRO || item->name >= item->last ||
		    !source_is(unit->source, item->name, name))
			continue;
		next = &unit->source->tokens[item->name + 1];
		if (source_is(unit->source, item->name + 1, "(") &&
		    next->offset == unit->source->tokens[item->name].offset +
					    strlen(name))
			continue;
		*first = item->name + 1;
		*last = item->last;
		found = TRUE;
	}
	g_free(name);
	return found;
}

static void add_leaf(struct flow *flow, const struct leaf *leaf, guint can)
{
	struct leaf found = *leaf;

	found.can = can;
	if (flow->leaves)
		g_array_append_val(flow->leaves, found);
}

static guint outside(struct flow *flow, const struct leaf *leaf)
{
	guint can = CAN_BOTH;

	if (flow->flags->outside)
		can = flow->flags->outside(flow->scope, leaf,
					   flow->flags->data);
	add_leaf(flow, leaf, can);
	return can;
}

static guint lookup_name(struct flow *flow, const struct leaf *leaf)
{
	const struct source *source = flow->scope->unit->source;
	const struct token *token = &source->tokens[leaf->name];
	const char *word = source->text + token->offset;
	const char *prefix = flow->flags->prefix;
	guint first, last, can;
	int variable;

	if (source_is(source, leaf->name, flow->flags->flag))
		return flow->dropped && g_hash_table_contains(
						flow->dropped,
						GUINT_TO_POINTER(leaf->name))
			       ? CAN_CLEAR
			       : CAN_SET;
	if (flow->depth < 8 && find_macro(flow, leaf->name, &first, &last)) {
		flow->depth++;
		can = eval(flow, first, last);
		flow->depth--;
		return can;
	}
	if (token->length > strlen(prefix) &&
	    !memcmp(word, prefix, strlen(prefix)))
		return CAN_CLEAR;
	if (source_is(source, leaf->name, "true") ||
	    source_is(source, leaf->name, "false"))
		return CAN_CLEAR;
	variable = scope_find(flow->scope, leaf->name);
	if (variable >= 0) {
		const struct variable *v =
			scope_variable(flow->scope, variable);

		can = flow->now[variable];
		if (v->is_bool)
			return CAN_CLEAR;
		if (can & CAN_UNSET) {
			add_leaf(flow, leaf, CAN_BOTH);
			return CAN_BOTH;
		}
		if (v->blind || v->parameter >= 0)
			add_leaf(flow, leaf, can);
		return can;
	}
	return outside(flow, leaf);
}

static guint lookup(const struct leaf *leaf, gpointer data)
{
	struct flow *flow = data;

	struct leaf found = *leaf;

	if (leaf->kind == LEAF_NAME)
		return lookup_name(flow, leaf);
	found.by = masked_by(flow->flags, flow->scope, leaf, flow->at);
	if (!found.by)
		return outside(flow, leaf);
	add_leaf(flow, &found, CAN_CLEAR);
	return CAN_CLEAR;
}

static guint apply_op(const struct source *source, guint op, guint old,
		      guint value)
{
	guint set = 0, clear = 0;

	if (source_is(source, op, "="))
		return value;
	if (old & CAN_UNSET)
		return CAN_BOTH | CAN_UNSET;
	if (!old || !value)
		return source_is(source, op, "|=") ? old | value : old & value;
	if (source_is(source, op, "|=")) {
		set = (old | value) & CAN_SET;
		clear = old & value & CAN_CLEAR;
	} else if (source_is(source, op, "&=")) {
		set = old & value & CAN_SET;
		clear = (old | value) & CAN_CLEAR;
	} else {
		return CAN_BOTH;
	}
	return set | clear;
}

/* Lets every write between the tokens take effect on the current state. */
static void apply(struct flow *flow, guint first, guint before)
{
	const struct scope *scope = flow->scope;

	for (guint i = 0; i < scope->events->len; i++) {
		const struct event *event =
			&g_array_index(scope->events, struct event, i);
		guint8 *state = &flow->now[event->variable];
		guint value;

		if (event->name < first || event->last >= before)
			continue;
		flow->at = event->name;
		value = apply_op(scope->unit->source, event->op, *state,
				 eval(flow, event->first, event->last));
		*state = (event->weak ? *state | value : value) |
			 flow->sure[event->variable];
	}
}

/*
 * A blind variable can be anything everywhere; one that is static or declared
 * twice can be, everywhere, whatever is written to it anywhere.
 */
static void find_sure(struct flow *flow)
{
	const struct scope *scope = flow->scope;

	memset(flow->now, CAN_BOTH, flow->width);
	flow->at = 0;
	for (guint v = 0; v < flow->width; v++) {
		const struct variable *variable = scope_variable(scope, v);

		if (variable->blind || scope->cfg->odd)
			flow->sure[v] = CAN_BOTH;
		if (!variable->is_static && variable->declared < 2)
			continue;
		for (guint i = 0; i < scope->events->len; i++) {
			const struct event *event =
				&g_array_index(scope->events, struct event, i);

			if (event->variable == v)
				flow->sure[v] |=
					eval(flow, event->first, event->last);
		}
	}
}

static gboolean join(guint8 *to, const guint8 *from, guint width)
{
	gboolean changed = FALSE;

	for (guint v = 0; v < width; v++) {
		changed |= (from[v] & ~to[v]) != 0;
		to[v] |= from[v];
	}
	return changed;
}

static void enter(struct flow *flow, guint8 *state)
{
	for (guint v = 0; v < flow->width; v++) {
		const struct variable *variable =
			scope_variable(flow->scope, v);

		state[v] = CAN_UNSET;
		if (variable->parameter >= 0) {
			struct leaf leaf = {.kind = LEAF_PARAMETER,
					    .name = variable->parameter};

			state[v] = flow->flags->outside
					   ? flow->flags->outside(
						     flow->scope, &leaf,
						     flow->flags->data)
					   : CAN_BOTH;
		}
	}
}

static void solve(struct flow *flow)
{
	const struct cfg *cfg = flow->scope->cfg;
	guint width = flow->width;
	gboolean *reached = g_new0(gboolean, cfg->nodes->len + 1);
	gboolean changed = TRUE;

	find_sure(flow);
	enter(flow, &flow->in[cfg->entry * width]);
	reached[cfg->entry] = TRUE;
	while (changed) {
		changed = FALSE;
		for (guint n = 0; n < cfg->nodes->len; n++) {
			const struct cfg_node *node = cfg_node(cfg, n);

			if (!reached[n])
				continue;
			memcpy(flow->now, &flow->in[n * width], width);
			join(flow->now, flow->sure, width);
			if (node->first <= node->last)
				apply(flow, node->first, node->last + 1);
			for (guint e = 0; e < node->next->len; e++) {
				guint to = g_array_index(node->next,
							 struct cfg_edge, e)
						   .to;

				changed |= !reached[to];
				reached[to] = TRUE;
				changed |= join(&flow->in[to * width],
						flow->now, width);
			}
		}
	}
	for (guint n = 0; n < cfg->nodes->len; n++)
		join(&flow->in[n * width], flow->sure, width);
	g_free(reached);
}

struct flow *flow_new(const struct flags *flags, const struct scope *scope,
		      GHashTable *dropped)
{
	struct flow *flow = g_new0(struct flow, 1);

	flow->flags = flags;
	flow->scope = scope;
	flow->dropped = dropped;
	flow->width = scope->variables->len;
	flow->in = g_new0(guint8, scope->cfg->nodes->len * flow->width + 1);
	flow->now = g_new0(guint8, flow->width + 1);
	flow->sure = g_new0(guint8, flow->width + 1);
	solve(flow);
	return flow;
}

void flow_free(struct flow *flow)
{
	if (!flow)
		return;
	g_free(flow->in);
	g_free(flow->now);
	g_free(flow->sure);
	g_free(flow);
}

guint flow_eval(struct flow *flow, guint at, guint first, guint last,
		GArray *leaves)
{
	guint node = cfg_at(flow->scope->cfg, at);
	guint can;

	if (node != G_MAXUINT) {
		memcpy(flow->now, &flow->in[node * flow->width], flow->width);
		apply(flow, cfg_node(flow->scope->cfg, node)->first, at);
	}
	flow->leaves = leaves;
	flow->at = at;
	can = eval(flow, first, last);
	flow->leaves = NULL;
	return can;
}
