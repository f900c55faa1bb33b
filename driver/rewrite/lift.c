// SPDX-License-Identifier: GPL-2.0
#include "lift.h"

#include <string.h>

#include "flow.h"
#include "lift-parts.h"
#include "outer.h"

static void way_free(gpointer data)
{
	struct way *way = data;

	g_array_unref(way->uses);
	g_free(way);
}

static void node_free(gpointer data)
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
	const struct plan *plan;
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

static guint eval_with(const struct plan *plan, struct scope *scope,
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
static struct origin *decider(const struct plan *plan, struct scope *scope,
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

static gboolean is_nothing(const struct plan *plan, const struct giver *giver)
{
	const struct source *source = giver->unit->source;

	return giver->first == giver->last &&
	       (source_is(source, giver->first, "0") ||
		source_is(source, giver->first, plan->input->flags->flag));
}

static struct node *node_of(struct plan *plan, struct origin *origin);

static void add_way(struct plan *plan, struct node *node,
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
	origin = decider(
		plan,
		upstream_scope(plan->input->upstream, giver->unit, giver->item),
		giver->at, &span);
	if (!origin)
		return;
	way->kind = WAY_ON;
	way->from = node_of(plan, origin);
	if (!g_ptr_array_find(way->from->below, node, NULL))
		g_ptr_array_add(way->from->below, node);
}

static void name_node(const struct plan *plan, struct node *node)
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

/* The node of a parameter, with all that leads to it. */
static struct node *node_of(struct plan *plan, struct origin *origin)
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

static const struct unit *unit_of(const struct plan *plan, const char *path)
{
	const GPtrArray *units = program_units(plan->input->program);

	for (guint i = 0; i < units->len; i++)
		if (!strcmp(((struct unit *)units->pdata[i])->path, path))
			return units->pdata[i];
	return NULL;
}

static gboolean argument_of(const struct plan *plan, const struct unit *unit,
			    const struct site *site, struct span *span)
{
	const struct member *member =
		family_find(plan->input->flags->family, site->callee);
	GArray *spans =
		unit_arguments(unit, source_at(unit->source, site->offset));
	gboolean found = member && member->flags < spans->len;

	if (found)
		*span = g_array_index(spans, struct span, member->flags);
	g_array_unref(spans);
	return found;
}

gboolean plan_argument(const struct plan *plan, const struct node *node,
		       const struct site *site, struct span *span)
{
	return argument_of(plan, node->place->unit, site, span);
}

/* Which function the choice of a site's call would be lifted out of. */
static struct node *add_site(struct plan *plan, struct site *site)
{
	const struct unit *unit = unit_of(plan, site->file);
	guint call = unit ? source_at(unit->source, site->offset) : 0;
	const struct item *item = unit ? unit_item(unit, call) : NULL;
	struct origin *origin = NULL;
	struct node *node;
	struct span span;

	if (item && item->kind == ITEM_FUNCTION &&
	    argument_of(plan, unit, site, &span))
		origin = decider(
			plan, upstream_scope(plan->input->upstream, unit, item),
			call, &span);
	if (!origin)
		return NULL;
	node = node_of(plan, origin);
	g_ptr_array_add(node->sites, site);
	return node;
}

/* A function can only be lifted together with those it is bound to. */
static gboolean spread(struct plan *plan)
{
	gboolean changed = FALSE;

	for (guint i = 0; i < plan->nodes->len; i++) {
		struct node *node = plan->nodes->pdata[i];

		for (guint k = 0; k < node->below->len; k++) {
			struct node *below = node->below->pdata[k];
			struct node *to = node->why ? below : node;
			struct node *of = node->why ? node : below;

			if (!of->why == !to->why)
				continue;
			to->why = g_strdup(of->why);
			changed = TRUE;
		}
	}
	return changed;
}

/* Whether every use of the parameter can be taken out of its function. */
static gboolean can_drop(const struct plan *plan, const struct node *node)
{
	const struct scope *scope = node->scope;
	const struct source *source = scope->unit->source;

	for (guint i = scope->item->body; i < scope->item->body_end; i++) {
		gboolean drops = FALSE;
		struct span span;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    scope_find(scope, i) != (int)node->variable)
			continue;
		for (guint k = 0; k < node->sites->len; k++)
			drops |= plan_argument(plan, node,
					       node->sites->pdata[k], &span) &&
				 lift_drops(source, &span, i);
		for (guint k = 0; k < node->below->len; k++) {
			const struct node *below = node->below->pdata[k];

			for (guint n = 0; n < below->ways->len; n++) {
				const struct way *way = below->ways->pdata[n];

				drops |= way->from == node &&
					 way->giver.first == i &&
					 way->giver.last == i;
			}
		}
		if (!drops)
			return FALSE;
	}
	return TRUE;
}

/* Sets the flag; whether that changed it. */
static gboolean set(gboolean *flag, gboolean value)
{
	gboolean changed = value && !*flag;

	*flag |= value;
	return changed;
}

/* What a caller of this kind needs of the entry for it. */
static gboolean need(struct node *node, enum way_kind kind, gboolean carries)
{
	gboolean changed = set(&node->entry[kind], TRUE);

	changed |= set(&node->carries[kind], carries);
	return changed | set(&node->keeps, carries);
}

/*
 * Which entries there are, and whether their parameters, and that of a shared
 * body, still carry anything; FALSE: nothing new.
 */
static gboolean find_keeps(const struct plan *plan, struct node *node)
{
	gboolean stays = !can_drop(plan, node);
	gboolean changed = set(&node->keeps, stays);

	for (guint i = 0; i < node->ways->len; i++) {
		const struct way *way = node->ways->pdata[i];
		gboolean more = way->giver.first != way->giver.last;

		if (way->kind != WAY_ON) {
			changed |= need(node, way->kind, !way->nothing);
		} else if (!way->from->thin) {
			changed |= set(&node->keeps, way->from->keeps || more);
			continue;
		}
		for (guint k = 0; way->kind == WAY_ON && k < 2; k++)
			if (way->from->entry[k])
				changed |= need(node, k,
						way->from->carries[k] || more);
	}
	for (guint k = 0; node->thin && k < 2; k++)
		changed |= set(&node->carries[k], stays);
	return changed;
}

static void refuse(struct site *site, const char *why)
{
	char *reason = g_strdup_printf(
		"%s; not lifted: %s",
		site->outcome_reason ? site->outcome_reason : site->reason,
		why);

	g_free(site->outcome_reason);
	site->outcome_reason = reason;
}

static struct lift_file *file_of(struct lift *lift, const struct unit *unit)
{
	struct lift_file *file = (gpointer)lift_file(lift, unit->path);

	if (file)
		return file;
	file = g_new0(struct lift_file, 1);
	file->unit = unit;
	file->edits = edits_new();
	file->places = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	file->calls = g_array_new(FALSE, FALSE, sizeof(struct lift_call));
	g_ptr_array_add(lift->files, file);
	return file;
}

static void file_free(gpointer data)
{
	struct lift_file *file = data;

	unit_free(file->after);
	edits_free(file->edits);
	g_hash_table_unref(file->places);
	g_array_unref(file->calls);
	g_free(file);
}

static void lifted_free(gpointer data)
{
	struct lifted *lifted = data;

	g_free(lifted->file);
	g_free(lifted->function);
	g_free(lifted->parameter);
	g_free(lifted->body);
	g_ptr_array_unref(lifted->entries);
	g_free(lifted);
}

/* Whether the call is one of the shared body. */
static gboolean hands_on(const struct way *way)
{
	return way->kind == WAY_ON && !way->from->thin;
}

static void note_function(struct lift *lift, const struct node *node)
{
	struct lifted *lifted = g_new0(struct lifted, 1);

	lifted->file = g_strdup(node->place->unit->path);
	lifted->function = g_strdup(node->function);
	lifted->parameter =
		g_strdup(scope_variable(node->scope, node->variable)->name);
	lifted->body = node->thin ? NULL : g_strdup(node->body);
	lifted->entries = g_ptr_array_new_with_free_func(g_free);
	for (guint k = 0; k < 2; k++)
		if (node->entry[k])
			g_ptr_array_add(lifted->entries,
					g_strdup(node->names[k]));
	for (guint i = 0; i < node->ways->len; i++)
		lifted->handed_on |= hands_on(node->ways->pdata[i]);
	g_ptr_array_add(lift->functions, lifted);
}

/* Puts two sites in the place of each that is lifted. */
static GArray *pair_sites(const struct plan *plan, GPtrArray *sites)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));

	for (guint n = 0; n < plan->nodes->len; n++) {
		const struct node *node = plan->nodes->pdata[n];

		for (guint i = 0; !node->why && i < node->sites->len; i++) {
			struct site *site = node->sites->pdata[i];
			struct pair pair;
			guint at;

			lift_pair(node, site, &pair);
			g_array_append_val(pairs, pair);
			g_ptr_array_find(sites, site, &at);
			g_ptr_array_insert(sites, at, pair.sites[WAY_LONGTERM]);
			g_ptr_array_insert(sites, at + 1,
					   pair.sites[WAY_SHORTTERM]);
			g_ptr_array_remove_index(sites, at + 2);
		}
	}
	return pairs;
}

static void write_files(struct lift *lift, const struct plan *plan,
			const GArray *pairs)
{
	for (guint n = 0; n < plan->nodes->len; n++) {
		const struct node *node = plan->nodes->pdata[n];
		GPtrArray *mine = g_ptr_array_new();

		for (guint i = 0; i < pairs->len; i++) {
			struct pair *pair =
				&g_array_index(pairs, struct pair, i);

			if (pair->node == node)
				g_ptr_array_add(mine, pair);
		}
		if (!node->why) {
			lift_write(plan, node, file_of(lift, node->place->unit),
				   mine);
			note_function(lift, node);
		}
		g_ptr_array_unref(mine);
	}
	for (guint i = 0; i < lift->files->len; i++) {
		struct lift_file *file = lift->files->pdata[i];
		GBytes *after = edits_apply(file->edits,
					    file->unit->source->bytes, NULL);

		/* edits of different functions, arguments and names are apart */
		g_assert(after);
		file->after = unit_new(file->unit->path, after);
		g_bytes_unref(after);
		for (guint k = 0; k < file->calls->len; k++) {
			struct lift_call *call = &g_array_index(
				file->calls, struct lift_call, k);

			call->after = edits_map(file->edits, call->anchor) +
				      call->into;
		}
	}
}

struct lift *lift_new(const struct lift_input *input, GPtrArray *sites)
{
	struct lift *lift = g_new0(struct lift, 1);
	struct plan plan = {.input = input};
	GArray *pairs;
	gboolean more = TRUE;

	lift->files = g_ptr_array_new_with_free_func(file_free);
	lift->functions = g_ptr_array_new_with_free_func(lifted_free);
	lift->nodes = plan.nodes = g_ptr_array_new_with_free_func(node_free);
	plan.word = g_strdup(input->campaign->longterm_suffix +
			     strspn(input->campaign->longterm_suffix, "_"));
	for (guint i = 0; i < sites->len; i++) {
		struct site *site = sites->pdata[i];

		if (site->verdict == VERDICT_CONDITIONAL &&
		    site->outcome == OUTCOME_LEFT && !add_site(&plan, site))
			refuse(site, "no parameter alone decides it");
	}
	lift_thin(&plan);
	for (guint i = 0; i < plan.nodes->len; i++)
		lift_check(&plan, plan.nodes->pdata[i]);
	while (spread(&plan))
		;
	for (guint i = 0; i < plan.nodes->len; i++) {
		const struct node *node = plan.nodes->pdata[i];

		for (guint k = 0; node->why && k < node->sites->len; k++)
			refuse(node->sites->pdata[k], node->why);
	}
	while (more) {
		more = FALSE;
		for (guint i = 0; i < plan.nodes->len; i++) {
			struct node *node = plan.nodes->pdata[i];

			more |= !node->why && find_keeps(&plan, node);
		}
	}
	pairs = pair_sites(&plan, sites);
	write_files(lift, &plan, pairs);
	g_array_unref(pairs);
	g_free(plan.word);
	return lift;
}

void lift_free(struct lift *lift)
{
	if (!lift)
		return;
	g_ptr_array_unref(lift->files);
	g_ptr_array_unref(lift->functions);
	g_ptr_array_unref(lift->nodes);
	g_free(lift);
}

const struct lift_file *lift_file(const struct lift *lift, const char *path)
{
	for (guint i = 0; lift && i < lift->files->len; i++) {
		const struct lift_file *file = lift->files->pdata[i];

		if (!strcmp(file->unit->path, path))
			return file;
	}
	return NULL;
}

guint lift_map(const struct lift_file *file, guint offset)
{
	return edits_map(file->edits, offset);
}

guint lift_offset(const struct lift_file *file, const struct site *site)
{
	const struct lift_place *place =
		g_hash_table_lookup(file->places, site);

	if (!place)
		return lift_map(file, site->offset);
	return lift_map(file, place->anchor) + place->into;
}

/* Whether the text of the token has this word. */
static gboolean names(const struct source *source, guint token,
		      const char *word)
{
	const char *text = source->text + source->tokens[token].offset;
	gsize left = source->tokens[token].length, length = strlen(word);
	const char *at;

	while ((at = g_strstr_len(text, left, word))) {
		gboolean whole = (!g_ascii_isalnum(at[-1]) && at[-1] != '_') &&
				 !g_ascii_isalnum(at[length]) &&
				 at[length] != '_';

		if (whole)
			return TRUE;
		left -= at + length - text;
		text = at + length;
	}
	return FALSE;
}

void lift_stale(const struct lift *lift, const char *path, GPtrArray *lines)
{
	const struct lift_file *file = lift_file(lift, path);
	const struct source *source = file ? file->unit->source : NULL;

	for (guint i = 0; source && i < source->count; i++) {
		guint kind = source->tokens[i].kind;

		for (guint k = 0; k < lift->functions->len; k++) {
			const struct lifted *one = lift->functions->pdata[k];

			if ((kind != TOKEN_COMMENT && kind != TOKEN_STRING) ||
			    strcmp(one->file, path) ||
			    !names(source, i, one->function))
				continue;
			g_ptr_array_add(
				lines, g_strdup_printf(
					       "%s:%u: %s names %s", path,
					       source->tokens[i].line,
					       kind == TOKEN_COMMENT ? "comment"
								     : "string",
					       one->function));
		}
	}
}
