// SPDX-License-Identifier: GPL-2.0
#include "flags/flow.h"
#include "rewrite/lift-parts.h"
#include "flags/outer.h"

static void way_free(gpointer data)
{
	struct way *way = data;

	g_array_unref(way->uses);
	g_clear_pointer(&way->writes, g_ptr_array_unref);
	g_free(way);
}

void lift_node_free(gpointer data)
{
	struct node *node = data;

	g_free(node->function);
	g_free(node->body);
	g_free(node->names[0]);
	g_free(node->names[1]);
	g_ptr_array_unref(node->ways);
	g_ptr_array_unref(node->sites);
	g_ptr_array_unref(node->below);
	g_free(node->why);
	g_free(node);
}

/* What the values from outside are when one parameter is this. */
struct suppose {
	const struct lift_plan *plan;
	const struct origin *origin;
	guint can;
};

static guint supposed(const struct scope *scope, const struct leaf *leaf,
		      gpointer data)
{
	const struct suppose *suppose = data;
	const struct origin *origin =
		upstream_origin(scope, leaf, suppose->plan->input->upstream);

	if (origin == suppose->origin)
		return suppose->can;
	return origin ? origin->can : CAN_BOTH;
}

static guint eval_with(const struct lift_plan *plan, struct scope *scope,
		       const struct origin *origin, guint can, guint at,
		       const struct span *span)
{
	struct suppose suppose = {plan, origin, can};
	struct flags flags = *plan->input->flags;
	struct flow *flow;
	guint result;

	flags.outside = supposed;
	flags.data = &suppose;
	flow = flow_new(&flags, scope, NULL);
	result = flow_eval(flow, at, span->first, span->last, NULL);
	flow_free(flow);
	return result;
}

/*
 * The parameter of this function on which alone it depends whether the value
 * holds the flag; NULL when there is no such one.
 */
struct origin *lift_decider(const struct lift_plan *plan, struct scope *scope,
			    guint at, const struct span *span)
{
	for (guint i = 0; i < scope->variables->len; i++) {
		int number = scope_variable(scope, i)->parameter;
		struct leaf leaf = {.kind = LEAF_PARAMETER};
		struct origin *origin;

		if (number < 0)
			continue;
		leaf.name = number;
		origin = upstream_origin(scope, &leaf, plan->input->upstream);
		if (origin && origin->can == CAN_BOTH &&
		    eval_with(plan, scope, origin, CAN_SET, at, span) ==
			    CAN_SET &&
		    eval_with(plan, scope, origin, CAN_CLEAR, at, span) ==
			    CAN_CLEAR)
			return origin;
	}
	return NULL;
}

static gboolean is_nothing(const struct lift_plan *plan,
			   const struct giver *giver)
{
	const struct source *source = giver->unit->source;

	return giver->first == giver->last &&
	       (source_is(source, giver->first, "0") ||
		source_is(source, giver->first, plan->input->flags->flag));
}

static void add_way(struct lift_plan *plan, struct node *node,
		    const struct giver *giver)
{
	struct way *way = g_new0(struct way, 1);
	struct span span = {giver->first, giver->last};
	struct origin *origin;

	way->giver = *giver;
	way->uses = outer_uses(plan->input->flags, giver);
	way->nothing = is_nothing(plan, giver);
	way->kind = giver->can == CAN_SET     ? WAY_LONGTERM
		    : giver->can == CAN_CLEAR ? WAY_SHORTTERM
					      : WAY_UNKNOWN;
	g_ptr_array_add(node->ways, way);
	if (way->kind != WAY_UNKNOWN || !giver->item)
		return;
	origin = lift_decider(
		plan,
		upstream_scope(plan->input->upstream, giver->unit, giver->item),
		giver->at, &span);
	if (!origin)
		return;
	way->kind = WAY_ON;
	way->from = lift_node(plan, origin);
	if (!g_ptr_array_find(way->from->below, node, NULL))
		g_ptr_array_add(way->from->below, node);
}

static void name_node(const struct lift_plan *plan, struct node *node)
{
	const struct campaign *campaign = plan->input->campaign;
	const struct source *source = node->place->unit->source;

	node->function = item_name(source, node->place->item);
	node->body = g_str_has_prefix(node->function, "__")
			     ? g_strdup(node->function)
			     : g_strconcat("__", node->function, NULL);
	node->names[WAY_LONGTERM] =
		g_strconcat(node->function, campaign->longterm_suffix, NULL);
	node->names[WAY_SHORTTERM] =
		g_strconcat(node->function, campaign->shortterm_suffix, NULL);
}

struct node *lift_node(struct lift_plan *plan, struct origin *origin)
{
	struct node *node;

	for (guint i = 0; i < plan->nodes->len; i++) {
		node = plan->nodes->pdata[i];
		if (node->origin == origin)
			return node;
	}
	node = g_new0(struct node, 1);
	g_ptr_array_add(plan->nodes, node);
	node->origin = origin;
	node->place = origin->where;
	node->scope = upstream_scope(plan->input->upstream, node->place->unit,
				     node->place->item);
	for (guint i = 0; i < node->scope->variables->len; i++)
		if (scope_variable(node->scope, i)->parameter ==
		    (int)node->place->index)
			node->variable = i;
	name_node(plan, node);
	node->ways = g_ptr_array_new_with_free_func(way_free);
	node->sites = g_ptr_array_new();
	node->below = g_ptr_array_new();
	for (guint i = 0; i < origin->givers->len; i++)
		add_way(plan, node,
			&g_array_index(origin->givers, struct giver, i));
	return node;
}
