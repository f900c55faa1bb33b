// SPDX-License-Identifier: GPL-2.0
#include "flags/removal.h"

#include "flags/because.h"
#include "flags/flow.h"
#include "flags/use.h"

static struct flags_call *call_at(const struct flags_decision *d, guint i)
{
	return &g_array_index(d->calls, struct flags_call, i);
}

static void add_once(GArray *array, guint value)
{
	for (guint i = 0; i < array->len; i++)
		if (g_array_index(array, guint, i) == value)
			return;
	g_array_append_val(array, value);
}

static gboolean holds(const GArray *array, guint value)
{
	for (guint i = 0; i < array->len; i++)
		if (g_array_index(array, guint, i) == value)
			return TRUE;
	return FALSE;
}

/* Adds what the tokens name: the flag itself, and variables of the function. */
static void collect_span(const struct flags_decision *d,
			 struct flags_call *call, guint first, guint last)
{
	const struct source *source = d->scope->unit->source;

	for (guint i = first; i <= last; i++) {
		int variable;

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		if (source_is(source, i, d->flags->flag))
			add_once(call->uses, i);
		variable = scope_find(d->scope, i);
		if (variable >= 0)
			add_once(call->variables, variable);
	}
}

/* The writes and variables that the argument depends on, transitively. */
void removal_collect(const struct flags_decision *d, struct flags_call *call)
{
	const GArray *events = d->scope->events;

	collect_span(d, call, call->argument.first, call->argument.last);
	for (guint v = 0; v < call->variables->len; v++) {
		guint variable = g_array_index(call->variables, guint, v);

		for (guint i = 0; i < events->len; i++) {
			const struct event *event =
				&g_array_index(events, struct event, i);

			if (event->variable == variable)
				collect_span(d, call, event->first,
					     event->last);
		}
	}
}

void removal_leave(struct flags_call *call, const char *why, ...)
{
	va_list more;

	call->converts = FALSE;
	if (call->site->outcome_reason)
		return;
	va_start(more, why);
	call->site->outcome_reason = g_strdup_vprintf(why, more);
	va_end(more);
}

static guint line_of(const struct flags_decision *d, guint token)
{
	return d->scope->unit->source->tokens[token].line;
}

static void check_uses(const struct flags_decision *d, struct flags_call *call)
{
	for (guint i = 0; i < call->uses->len; i++) {
		char *why = use_stays(d->flags, d->scope, &call->argument,
				      g_array_index(call->uses, guint, i));

		if (why)
			removal_leave(call, "%s", why);
		g_free(why);
	}
	if (!call->uses->len && !call->passes)
		removal_leave(call, "%s is written outside of %s()",
			      d->flags->flag, call->site->function);
}

static gboolean in_value_of(const struct flags_decision *d, guint token,
			    const GArray *variables)
{
	const GArray *events = d->scope->events;

	for (guint i = 0; i < events->len; i++) {
		const struct event *event =
			&g_array_index(events, struct event, i);

		if (event->first <= token && token <= event->last &&
		    holds(variables, event->variable))
			return TRUE;
	}
	return FALSE;
}

static gboolean in_argument(const struct flags_decision *d, guint token)
{
	for (guint i = 0; i < d->calls->len; i++) {
		const struct flags_call *call = call_at(d, i);

		if (call->argument.first <= token &&
		    token <= call->argument.last &&
		    (call->converts ||
		     call->site->verdict == VERDICT_SHORTTERM))
			return TRUE;
	}
	return FALSE;
}

/* A token that names variable v, reads it, and is none of ours; 0 for none. */
static guint other_use(const struct flags_decision *d,
		       const struct flags_call *call, guint v)
{
	const struct scope *scope = d->scope;
	const struct source *source = scope->unit->source;

	if (scope_variable(scope, v)->macro)
		return scope_variable(scope, v)->macro;

	for (guint i = scope->item->body; i < scope->item->body_end; i++) {
		const struct fact *fact = NULL;
		gboolean written = FALSE;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    scope_find(scope, i) != (int)v)
			continue;
		for (guint k = 0; k < scope->unit->facts->len; k++) {
			fact = &g_array_index(scope->unit->facts, struct fact,
					      k);
			written |= fact->first == i && fact->last == i &&
				   (fact->kind == FACT_DECLARE ||
				    fact->kind == FACT_ASSIGN);
		}
		if (!written && !in_value_of(d, i, call->variables) &&
		    !in_argument(d, i) && !flags_is_masked(d->flags, source, i))
			return i;
	}
	return 0;
}

/* The variables that hold the flag must feed nothing but converted calls. */
static void check_variables(const struct flags_decision *d,
			    struct flags_call *call)
{
	for (guint i = 0; i < call->uses->len && call->converts; i++) {
		guint use = g_array_index(call->uses, guint, i);
		const struct event *event = use_event(d->scope, use);
		guint other;

		if (!event ||
		    (use >= call->argument.first && use <= call->argument.last))
			continue;
		other = other_use(d, call, event->variable);
		if (other) {
			char *name = because_user(d->scope, other);

			removal_leave(
				call, "%s also feeds %s at l.%u",
				scope_variable(d->scope, event->variable)->name,
				name, line_of(d, other));
			g_free(name);
		}
	}
}

static GHashTable *dropped_uses(const struct flags_decision *d)
{
	GHashTable *dropped = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < d->calls->len; i++) {
		const struct flags_call *call = call_at(d, i);

		for (guint k = 0; call->converts && k < call->uses->len; k++)
			g_hash_table_add(dropped,
					 GUINT_TO_POINTER(g_array_index(
						 call->uses, guint, k)));
	}
	return dropped;
}

/*
 * With the uses gone, a converted call must surely pass no flag, and a call
 * that stays must get what it got.
 */
static void check_dropped(const struct flags_decision *d)
{
	GHashTable *dropped = dropped_uses(d);
	struct flow *flow = flow_new(d->flags, d->scope, dropped);

	for (guint i = 0; i < d->calls->len; i++) {
		struct flags_call *call = call_at(d, i);
		GArray *leaves = g_array_new(FALSE, FALSE, sizeof(struct leaf));
		guint can = flow_eval(flow, call->name, call->argument.first,
				      call->argument.last, leaves);

		if (call->converts && can != CAN_CLEAR) {
			char *what = because_unknown(d->scope, leaves);

			removal_leave(call, "%s may hold %s as well",
				      *what ? what : "the argument",
				      d->flags->flag);
			g_free(what);
		}
		g_array_unref(leaves);
	}
	flow_free(flow);
	g_hash_table_unref(dropped);
}

/* Calls that share a write go together: one that is left holds the others. */
static void check_shared(const struct flags_decision *d)
{
	for (guint i = 0; i < d->calls->len; i++) {
		struct flags_call *left = call_at(d, i);

		for (guint k = 0; !left->converts && k < d->calls->len; k++) {
			struct flags_call *call = call_at(d, k);

			if (!call->converts ||
			    left->site->verdict == VERDICT_SHORTTERM)
				continue;
			for (guint u = 0; u < left->uses->len; u++)
				if (holds(call->uses,
					  g_array_index(left->uses, guint, u)))
					removal_leave(
						call,
						"shares its flags with the call "
						"at l.%u, which is left",
						left->site->line);
		}
	}
}

static guint converting(const struct flags_decision *d)
{
	guint count = 0;

	for (guint i = 0; i < d->calls->len; i++)
		count += call_at(d, i)->converts;
	return count;
}

static void record_removals(const struct flags_decision *d,
			    struct flags_call *call)
{
	const struct source *source = d->scope->unit->source;

	call->site->outcome = OUTCOME_LONGTERM;
	for (guint i = 0; i < call->uses->len; i++) {
		guint token = g_array_index(call->uses, guint, i);
		struct flag_use *use = g_new0(struct flag_use, 1);
		const struct event *event = use_event(d->scope, token);

		use->file = g_strdup(d->scope->unit->path);
		use->line = source->tokens[token].line;
		use->offset = source->tokens[token].offset;
		use->function = g_strdup(call->site->function);
		if (token < call->argument.first || token > call->argument.last)
			use->variable =
				g_strdup(event ? scope_variable(d->scope,
								event->variable)
							 ->name
					       : NULL);
		g_ptr_array_add(call->site->removals, use);
	}
}

void removal_decide(struct flags_decision *d)
{
	guint before;

	for (guint i = 0; i < d->calls->len; i++)
		if (call_at(d, i)->converts)
			check_uses(d, call_at(d, i));
	do {
		before = converting(d);
		for (guint i = 0; i < d->calls->len; i++)
			if (call_at(d, i)->converts)
				check_variables(d, call_at(d, i));
		check_dropped(d);
		check_shared(d);
	} while (converting(d) < before);
	for (guint i = 0; i < d->calls->len; i++)
		if (call_at(d, i)->converts)
			record_removals(d, call_at(d, i));
}

/* A giver, as a call that wants to convert. */
static void add_giver(struct flags_decision *d, const struct giver *giver,
		      const char *function)
{
	struct site *site = g_new0(struct site, 1);
	struct flags_call call = {
		.site = site,
		.name = giver->at,
		.argument = {giver->first, giver->last},
		.uses = g_array_new(FALSE, FALSE, sizeof(guint)),
		.variables = g_array_new(FALSE, FALSE, sizeof(guint)),
		.passes = TRUE,
		.converts = TRUE,
	};

	site->function = g_strdup(function);
	site->line = line_of(d, giver->at);
	site->verdict = VERDICT_LONGTERM;
	site->removals = g_ptr_array_new();
	removal_collect(d, &call);
	g_array_append_val(d->calls, call);
}

static void drop_giver(struct flags_call *call)
{
	g_ptr_array_unref(call->site->removals);
	g_free(call->site->function);
	g_free(call->site->outcome_reason);
	g_free(call->site);
	g_array_unref(call->uses);
	g_array_unref(call->variables);
}

char *removal_of_givers(const struct flags *flags, const struct scope *scope,
			const GPtrArray *givers, GPtrArray *removals)
{
	struct flags_decision d = {
		.flags = flags,
		.scope = scope,
		.calls = g_array_new(FALSE, FALSE, sizeof(struct flags_call)),
	};
	char *function = item_name(scope->unit->source, scope->item);
	char *why = NULL;

	for (guint i = 0; i < givers->len; i++)
		add_giver(&d, givers->pdata[i], function);
	removal_decide(&d);
	for (guint i = 0; i < d.calls->len; i++) {
		struct flags_call *call = call_at(&d, i);

		if (!call->converts && !why)
			why = g_strdup_printf("%s:%u: %s", scope->unit->path,
					      call->site->line,
					      call->site->outcome_reason);
		for (guint k = 0; k < call->site->removals->len; k++)
			g_ptr_array_add(removals,
					call->site->removals->pdata[k]);
		drop_giver(call);
	}
	g_array_unref(d.calls);
	g_free(function);
	return why;
}
