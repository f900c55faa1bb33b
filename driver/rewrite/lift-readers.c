// SPDX-License-Identifier: GPL-2.0
#include "rewrite/lift-parts.h"
#include "code/bracket.h"

/* Whether the token stands in the flags argument of a call that is lifted. */
static gboolean in_argument(const struct lift_plan *plan,
			    const struct node *node, guint token)
{
	struct span span;

	for (guint i = 0; i < node->sites->len; i++)
		if (plan_argument(plan, node, node->sites->pdata[i], &span) &&
		    span.first <= token && token <= span.last)
			return TRUE;
	for (guint i = 0; i < node->below->len; i++) {
		const struct node *below = node->below->pdata[i];

		for (guint k = 0; k < below->ways->len; k++) {
			const struct way *way = below->ways->pdata[k];

			if (way->from == node && way->giver.first <= token &&
			    token <= way->giver.last)
				return TRUE;
		}
	}
	return FALSE;
}

static gboolean is_declared(const struct unit *unit, guint token)
{
	for (guint i = 0; i < unit->facts->len; i++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, i);

		if (fact->kind == FACT_DECLARE && fact->first == token)
			return TRUE;
	}
	return FALSE;
}

/* Whether the token is given to a function within the tokens from first on. */
static gboolean in_call(const struct source *source, guint first, guint token)
{
	for (guint i = first; i < token; i++)
		if (source->tokens[i].kind == TOKEN_IDENT &&
		    source_is(source, source_next(source, i), "(") &&
		    source_close(source, source_next(source, i)) > token)
			return TRUE;
	return FALSE;
}

/* The write whose value this token becomes a part of, or NULL. */
static const struct event *event_of(const struct scope *scope, guint token)
{
	const struct source *source = scope->unit->source;

	for (guint i = 0; i < scope->events->len; i++) {
		const struct event *event =
			&g_array_index(scope->events, struct event, i);

		if (event->name == token ||
		    (event->first <= token && token <= event->last &&
		     !in_call(source, event->first, token)))
			return event;
	}
	return NULL;
}

/* The variables that the parameter's value gets into. */
static gboolean *carriers(const struct node *node)
{
	const struct scope *scope = node->scope;
	gboolean *carrier = g_new0(gboolean, scope->variables->len);
	gboolean more = TRUE;

	carrier[node->variable] = TRUE;
	while (more) {
		more = FALSE;
		for (guint i = 0; i < scope->events->len; i++) {
			const struct event *event =
				&g_array_index(scope->events, struct event, i);

			for (guint k = event->first; k <= event->last; k++) {
				int from = scope_find(scope, k);

				if (from < 0 || !carrier[from] ||
				    carrier[event->variable] ||
				    in_call(scope->unit->source, event->first,
					    k))
					continue;
				carrier[event->variable] = TRUE;
				more = TRUE;
			}
		}
	}
	return carrier;
}

void lift_check_readers(const struct lift_plan *plan, struct node *node)
{
	const struct scope *scope = node->scope;
	const struct source *source = scope->unit->source;
	gboolean *carrier = carriers(node);

	for (guint i = scope->item->body; i < scope->item->body_end; i++) {
		const struct event *event;
		int variable;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		variable = scope_find(scope, i);
		if (variable < 0 || !carrier[variable])
			continue;
		event = event_of(scope, i);
		if (scope_variable(scope, variable)->blind ||
		    scope_variable(scope, variable)->macro)
			lift_refuse(node, "%s cannot be followed through %s()",
				    scope_variable(scope, variable)->name,
				    node->function);
		if ((event && carrier[event->variable]) ||
		    in_argument(plan, node, i) || is_declared(scope->unit, i) ||
		    flags_is_masked(plan->input->flags, source, i))
			continue;
		lift_refuse(node, "%s() also reads %s at l.%u", node->function,
			    scope_variable(scope, variable)->name,
			    source->tokens[i].line);
	}
	g_free(carrier);
}
