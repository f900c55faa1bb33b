// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"

#include <string.h>

/* A function of no more statements is small enough to be written twice. */
#define THIN 4

guint lift_names(const struct lift_plan *plan, const struct source *source,
		 guint first, guint last)
{
	const char *family = plan->input->campaign->family;
	guint count = 0;

	for (guint i = first; i <= last; i++)
		count += source->tokens[i].kind == TOKEN_IDENT &&
			 (source_is(source, i, plan->input->flags->flag) ||
			  (source->tokens[i].length >= strlen(family) &&
			   !memcmp(source->text + source->tokens[i].offset,
				   family, strlen(family))));
	return count;
}

/* How many statements these are; more than a few where one is a loop or so. */
static guint count_statements(const struct stmt *stmt)
{
	guint count = 0;

	for (; stmt; stmt = stmt->next) {
		if (stmt->kind == STMT_BLOCK)
			count += count_statements(stmt->child);
		else if (stmt->kind == STMT_IF)
			count += 1 + count_statements(stmt->child) +
				 count_statements(stmt->orelse);
		else if (stmt->kind == STMT_SIMPLE || stmt->kind == STMT_RETURN)
			count++;
		else
			count += THIN + 1;
	}
	return count;
}

/* How many calls that are lifted this function has. */
static guint count_calls(const struct lift_plan *plan, const struct node *node)
{
	guint count = node->sites->len;

	for (guint i = 0; i < plan->nodes->len; i++) {
		const struct node *other = plan->nodes->pdata[i];

		for (guint k = 0; k < other->ways->len; k++)
			count += ((struct way *)other->ways->pdata[k])
					 ->giver.item == node->place->item;
	}
	return count;
}

static gboolean is_small(const struct lift_plan *plan, const struct node *node)
{
	const struct item *item = node->place->item;
	const struct source *source = node->place->unit->source;

	for (guint i = item->body; i < item->body_end; i++)
		if (source->tokens[i].kind == TOKEN_COMMENT ||
		    source->tokens[i].directive)
			return FALSE;
	return count_statements(node->scope->root->child) <= THIN &&
	       count_calls(plan, node) == 1 &&
	       lift_names(plan, source, item->body, item->body_end) ==
		       node->sites->len;
}

void lift_thin(const struct lift_plan *plan)
{
	gboolean more = TRUE;

	for (guint i = 0; i < plan->nodes->len; i++) {
		struct node *node = plan->nodes->pdata[i];

		node->thin = is_small(plan, node);
	}
	/* a body that is shared has no kind by which it could call an entry */
	while (more) {
		more = FALSE;
		for (guint i = 0; i < plan->nodes->len; i++) {
			struct node *node = plan->nodes->pdata[i];

			for (guint k = 0; node->thin && k < node->ways->len;
			     k++) {
				const struct way *way = node->ways->pdata[k];

				if (way->kind != WAY_ON || way->from->thin)
					continue;
				node->thin = FALSE;
				more = TRUE;
			}
		}
	}
}
