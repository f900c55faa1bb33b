// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

/* Whether every use of the parameter can be taken out of its function. */
static gboolean can_drop(const struct lift_plan *plan, const struct node *node)
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

gboolean lift_keeps(const struct lift_plan *plan, struct node *node)
{
	/* where the flag goes later, it needs a way until then */
	gboolean flips = polarity_flips(plan->input->campaign->polarity);
	gboolean stays = !can_drop(plan, node);
	gboolean changed = set(&node->keeps, stays);

	for (guint i = 0; i < node->ways->len; i++) {
		const struct way *way = node->ways->pdata[i];
		gboolean more = way->giver.first != way->giver.last;

		if (way->kind != WAY_ON) {
			changed |=
				need(node, way->kind, !way->nothing || flips);
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
