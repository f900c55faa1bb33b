// SPDX-License-Identifier: GPL-2.0
/* Finds blind variables: those that may be written without an event for it. */
#include "program/scope-parts.h"

#include <string.h>

static void blind(struct scope *scope, int variable, const char *why,
		  guint token)
{
	struct variable *v;

	if (variable < 0)
		return;
	v = scope->variables->pdata[variable];
	if (!v->blind)
		v->blind = g_strdup_printf(
			"%s at l.%u", why,
			scope->unit->source->tokens[token].line);
}

static gboolean has_event(const struct scope *scope, guint name)
{
	for (guint i = 0; i < scope->events->len; i++)
		if (g_array_index(scope->events, struct event, i).name == name)
			return TRUE;
	return FALSE;
}

/*
 * spatch reports the writes that it saw. Anything that looks like a write but
 * has no fact makes the variable blind, so that nothing wrong is concluded from
 * a macro that spatch could not read.
 */
static void find_unseen(struct scope *scope)
{
	static const char *const writes[] = {
		"=", "|=", "&=", "^=", "+=", "-=", "++", "--", "<<=", ">>="};
	const struct source *source = scope->unit->source;

	for (guint i = scope->item->body; i < scope->item->body_end; i++) {
		int variable;
		guint next, prev;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    (variable = scope_find(scope, i)) < 0)
			continue;
		next = source_next(source, i);
		prev = source_prev(source, i);
		for (guint k = 0; k < G_N_ELEMENTS(writes); k++)
			if (source_is(source, next, writes[k]) &&
			    !has_event(scope, i))
				blind(scope, variable, "it is written", i);
		if (source_is(source, next, "["))
			blind(scope, variable, "it is an array, used", i);
		if (source_is(source, prev, "++") ||
		    source_is(source, prev, "--"))
			blind(scope, variable, "it is written", i);
	}
}

/* Macros of other files that write to a variable passed by name. */
static gboolean is_writer(const char *name)
{
	return strstr(name, "irqsave") || strstr(name, "irq_save") ||
	       strstr(name, "save_flags") || g_str_has_suffix(name, "get_user");
}

/* Whether a macro of this file writes to the name or takes its address. */
static void look_into_macro(struct scope *scope, const struct item *macro,
			    guint token, int variable, const char *name)
{
	static const char *const writes[] = {
		"=", "|=", "&=", "^=", "+=", "-=", "++", "--"};
	const struct source *source = scope->unit->source;

	for (guint i = macro->name + 1; i <= macro->last; i++) {
		guint next = source_next(source, i), prev;

		if (!source_is(source, i, name))
			continue;
		/* (x) |= 1: look outside of the parentheses */
		for (prev = source_prev(source, i);
		     source_is(source, prev, "(") &&
		     source_is(source, next, ")");
		     prev = source_prev(source, prev))
			next = source_next(source, next);
		for (guint k = 0; k < G_N_ELEMENTS(writes); k++)
			if (source_is(source, next, writes[k]))
				blind(scope, variable, "a macro writes it",
				      token);
		if (source_is(source, prev, "&"))
			blind(scope, variable, "a macro takes its address",
			      token);
	}
}

/* The name of the macro's parameter number n, or NULL. */
static char *macro_parameter(const struct source *source,
			     const struct item *macro, guint n)
{
	guint i = macro->name + 1;

	if (i > macro->last || !source_is(source, i, "("))
		return NULL;
	for (i++; i <= macro->last && !source_is(source, i, ")"); i++) {
		if (source_is(source, i, ","))
			n--;
		else if (!n)
			return source_word(source, i);
	}
	return NULL;
}

static void look_at_argument(struct scope *scope, const struct item *macro,
			     guint call, const char *callee, guint n,
			     const struct span *span)
{
	int variable =
		span->first == span->last ? scope_find(scope, span->first) : -1;
	char *name;

	if (variable < 0)
		return;
	if (!macro) {
		if (is_writer(callee))
			blind(scope, variable, "a macro may write it", call);
		return;
	}
	name = macro_parameter(scope->unit->source, macro, n);
	if (name)
		look_into_macro(scope, macro, call, variable, name);
	g_free(name);
}

static const struct item *macro_of(const struct unit *unit, const char *name)
{
	for (guint i = 0; i < unit->items->len; i++) {
		const struct item *item =
			&g_array_index(unit->items, struct item, i);

		if (item->kind == ITEM_MACRO &&
		    source_is(unit->source, item->name, name))
			return item;
	}
	return NULL;
}

/*
 * A macro may write to a variable that it is given, or use one of the
 * function's own by name. Macros of this file are examined.
 */
static void find_macros(struct scope *scope)
{
	const struct source *source = scope->unit->source;

	for (guint i = scope->item->body; i < scope->item->body_end; i++) {
		const struct item *macro;
		char *name;
		GArray *spans;

		if (source->tokens[i].kind != TOKEN_IDENT ||
		    scope_find(scope, i) >= 0)
			continue;
		name = source_word(source, i);
		macro = macro_of(scope->unit, name);
		spans = unit_arguments(scope->unit, i);
		for (guint n = 0; n < spans->len; n++)
			look_at_argument(scope, macro, i, name, n,
					 &g_array_index(spans, struct span, n));
		for (guint v = 0; macro && v < scope->variables->len; v++) {
			struct variable *variable = scope->variables->pdata[v];

			for (guint k = macro->name + 1; k <= macro->last; k++)
				if (scope_find_at(scope, k, i) == (int)v)
					variable->macro = i;
			if (variable->macro == i)
				look_into_macro(scope, macro, i, v,
						variable->name);
		}
		g_array_unref(spans);
		g_free(name);
	}
}

static void find_addresses(struct scope *scope)
{
	const GArray *facts = scope->unit->facts;

	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);

		if (fact->kind == FACT_ADDRESS && fact->first == fact->last &&
		    fact->first > scope->item->body &&
		    fact->first < scope->item->body_end)
			blind(scope, scope_find(scope, fact->first),
			      "its address is taken", fact->first);
	}
}

void scope_find_blind(struct scope *scope)
{
	find_unseen(scope);
	find_macros(scope);
	find_addresses(scope);
}
