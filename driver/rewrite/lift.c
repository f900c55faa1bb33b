// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift.h"

#include <string.h>

#include "rewrite/lift-parts.h"

static const struct unit *unit_of(const struct lift_plan *plan,
				  const char *path)
{
	const GPtrArray *units = program_units(plan->input->program);

	for (guint i = 0; i < units->len; i++)
		if (!strcmp(((struct unit *)units->pdata[i])->path, path))
			return units->pdata[i];
	return NULL;
}

static gboolean argument_of(const struct lift_plan *plan,
			    const struct unit *unit, const struct site *site,
			    struct span *span)
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

gboolean plan_argument(const struct lift_plan *plan, const struct node *node,
		       const struct site *site, struct span *span)
{
	return argument_of(plan, node->place->unit, site, span);
}

/* Which function the choice of a site's call would be lifted out of. */
static struct node *add_site(struct lift_plan *plan, struct site *site)
{
	const struct unit *unit = unit_of(plan, site->file);
	guint call = unit ? source_at(unit->source, site->offset) : 0;
	const struct item *item = unit ? unit_item(unit, call) : NULL;
	struct origin *origin = NULL;
	struct node *node;
	struct span span;

	if (item && item->kind == ITEM_FUNCTION &&
	    argument_of(plan, unit, site, &span))
		origin = lift_decider(
			plan, upstream_scope(plan->input->upstream, unit, item),
			call, &span);
	if (!origin)
		return NULL;
	node = lift_node(plan, origin);
	g_ptr_array_add(node->sites, site);
	return node;
}

/* A function can only be lifted together with those it is bound to. */
static gboolean spread(struct lift_plan *plan)
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
static GArray *pair_sites(const struct lift_plan *plan, GPtrArray *sites)
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

static void write_files(struct lift *lift, const struct lift_plan *plan,
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
		file->after = unit_again(file->unit, after);
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
	struct lift_plan plan = {.input = input};
	GArray *pairs;
	gboolean more = TRUE;

	lift->files = g_ptr_array_new_with_free_func(file_free);
	lift->functions = g_ptr_array_new_with_free_func(lifted_free);
	lift->nodes = plan.nodes =
		g_ptr_array_new_with_free_func(lift_node_free);
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

			more |= !node->why && lift_keeps(&plan, node);
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
