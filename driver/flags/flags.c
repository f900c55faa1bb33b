// SPDX-License-Identifier: GPL-2.0
#include "flags/flags.h"

#include <string.h>

#include "flags/flow.h"
#include "flags/because.h"
#include "code/quote.h"
#include "flags/removal.h"

static struct flags_call *call_at(const struct flags_decision *d, guint i)
{
	return &g_array_index(d->calls, struct flags_call, i);
}

/* No helper may promise what the raw function refuses. */
static void check_refusal(const struct flags_decision *d,
			  struct flags_call *call, const struct member *member)
{
	const struct unit *unit = d->scope->unit;
	GArray *spans = unit_arguments(unit, call->name);

	if (call->converts && member->refusal == REFUSAL_ALWAYS)
		removal_leave(call, "%s() refuses %s", member->name,
			      d->flags->flag);
	for (guint i = 0; member->refusal == REFUSAL_WITH && call->converts &&
			  i < MIN(spans->len, member->parameters->len);
	     i++) {
		const struct parameter *parameter =
			member->parameters->pdata[i];
		struct span *span = &g_array_index(spans, struct span, i);

		if (!g_strcmp0(parameter->name, member->refused_with) &&
		    !source_is(unit->source, span->first, "NULL"))
			removal_leave(call, "%s() refuses %s together with %s",
				      member->name, d->flags->flag,
				      parameter->name);
	}
	g_array_unref(spans);
}

/* Remembers what comes from outside and surely holds the flag. */
static void note_origins(const struct flags_decision *d,
			 struct flags_call *call, const GArray *leaves)
{
	for (guint i = 0; i < leaves->len; i++) {
		const struct leaf *leaf =
			&g_array_index(leaves, struct leaf, i);
		struct origin *origin = NULL;

		if (leaf->can == CAN_SET && d->flags->origin)
			origin = d->flags->origin(d->scope, leaf,
						  d->flags->data);
		if (origin &&
		    !g_ptr_array_find(call->site->origins, origin, NULL))
			g_ptr_array_add(call->site->origins, origin);
	}
}

/* Calls of a name that is not the function's own, or not alone at its place. */
static void check_name(const struct flags_decision *d, struct flags_call *call)
{
	struct site *site = call->site;

	if (site->alias)
		removal_leave(
			call,
			"is made by %s, another name of %s(): what becomes "
			"of that name is one decision for all its calls",
			site->alias, site->callee);
	else if (unit_begins_wrapped(d->scope->unit, call->name))
		removal_leave(call, "begins a statement with a parenthesis");
	else
		return;
	site->outcome = OUTCOME_LEFT;
}

static void set_verdict(const struct flags_decision *d, struct flags_call *call,
			struct flow *flow)
{
	GArray *leaves = g_array_new(FALSE, FALSE, sizeof(struct leaf));
	struct site *site = call->site;
	const struct member *member =
		family_find(d->flags->family, site->callee);
	guint can = flow_eval(flow, call->name, call->argument.first,
			      call->argument.last, leaves);

	site->verdict = can == CAN_SET	   ? VERDICT_LONGTERM
			: can == CAN_CLEAR ? VERDICT_SHORTTERM
					   : VERDICT_CONDITIONAL;
	site->outcome = OUTCOME_LEFT;
	if (site->verdict == VERDICT_SHORTTERM)
		site->outcome = OUTCOME_SHORTTERM;
	call->converts = site->verdict == VERDICT_LONGTERM;
	site->reason = because_text(d->flags, d->scope, flow, &call->argument,
				    call->variables, site->verdict, leaves);
	if (call->converts)
		note_origins(d, call, leaves);
	if (site->verdict == VERDICT_CONDITIONAL)
		site->outcome_reason = g_strdup(site->reason);
	check_refusal(d, call, member);
	check_name(d, call);
	g_array_unref(leaves);
}

gboolean flags_is_masked(const struct flags *flags, const struct source *source,
			 guint token)
{
	guint and = source_next(source, token), mask;

	if (!source_is(source, and, "&")) {
		and = source_prev(source, token);
		if (and == G_MAXUINT || !source_is(source, and, "&"))
			return FALSE;
		mask = source_prev(source, and);
	} else {
		mask = source_next(source, and);
	}
	return mask < source->count &&
	       source->tokens[mask].kind == TOKEN_IDENT &&
	       !source_is(source, mask, flags->flag) &&
	       !strncmp(source->text + source->tokens[mask].offset,
			flags->prefix, strlen(flags->prefix));
}

static void add_call(struct flags_decision *d, struct site *site)
{
	const struct unit *unit = d->scope->unit;
	const struct member *member =
		family_find(d->flags->family, site->callee);
	struct flags_call call = {
		.site = site,
		.name = source_at(unit->source, site->offset),
		.uses = g_array_new(FALSE, FALSE, sizeof(guint)),
		.variables = g_array_new(FALSE, FALSE, sizeof(guint)),
	};
	GArray *spans = unit_arguments(unit, call.name);

	if (member && member->parameters && member->flags < spans->len &&
	    spans->len != member->parameters->len) {
		site->flags = g_strdup("");
		site->reason = g_strdup_printf(
			"the call has %u arguments, the tree's prototype %u",
			spans->len, member->parameters->len);
		site->outcome_reason = g_strdup(site->reason);
	} else if (member && member->flags < spans->len) {
		call.argument =
			g_array_index(spans, struct span, member->flags);
		site->flags = quote_span(unit->source, call.argument.first,
					 call.argument.last);
	} else {
		site->flags = g_strdup("");
		site->reason = g_strdup("the call has no flags argument where "
					"the prototype has one");
		site->outcome_reason = g_strdup(site->reason);
	}
	g_array_append_val(d->calls, call);
	g_array_unref(spans);
}

void flags_function(const struct flags *flags, const struct scope *scope,
		    GPtrArray *sites)
{
	struct flags_decision d = {
		.flags = flags,
		.scope = scope,
		.calls = g_array_new(FALSE, FALSE, sizeof(struct flags_call)),
	};
	struct flow *flow = flow_new(flags, scope, NULL);

	for (guint i = 0; i < sites->len; i++)
		add_call(&d, g_ptr_array_index(sites, i));
	for (guint i = 0; i < d.calls->len; i++) {
		struct flags_call *call = call_at(&d, i);

		if (!call->argument.last)
			continue;
		removal_collect(&d, call);
		set_verdict(&d, call, flow);
	}
	removal_decide(&d);
	for (guint i = 0; i < d.calls->len; i++) {
		g_array_unref(call_at(&d, i)->uses);
		g_array_unref(call_at(&d, i)->variables);
	}
	flow_free(flow);
	g_array_unref(d.calls);
}

static guint no_name(G_GNUC_UNUSED const struct leaf *leaf,
		     G_GNUC_UNUSED gpointer data)
{
	return CAN_BOTH;
}

guint64 flags_bit(const struct source *source, const char *flag)
{
	for (guint bit = 0; bit < 64; bit++) {
		struct expr expr = {.source = source,
				    .bit = 1ULL << bit,
				    .lookup = no_name};

		for (guint i = 0; i < source->count; i++) {
			guint first = i + 1, last;

			if (!source_is(source, i, flag))
				continue;
			if (source_is(source, first, "="))
				first++;
			else if (i < 2 || !source_is(source, i - 1, "define"))
				continue;
			for (last = first;
			     last + 1 < source->count &&
			     source->tokens[last + 1].line ==
				     source->tokens[i].line &&
			     source->tokens[last + 1].kind != TOKEN_COMMENT &&
			     !source_is(source, last + 1, ",");
			     last++)
				;
			if (expr_eval(&expr, first, last) == CAN_SET)
				return expr.bit;
		}
	}
	return 0;
}
