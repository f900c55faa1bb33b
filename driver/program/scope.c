// SPDX-License-Identifier: GPL-2.0
#include "program/scope.h"

#include <string.h>

#include "code/bracket.h"
#include "code/head.h"
#include "program/scope-parts.h"

static void variable_free(struct variable *variable)
{
	g_free(variable->name);
	g_free(variable->blind);
	g_free(variable);
}

const struct variable *scope_variable(const struct scope *scope, guint i)
{
	return g_ptr_array_index(scope->variables, i);
}

/* Whether the name at this token is a member: x.name, x->name, .name = */
static gboolean is_member(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);

	return prev != G_MAXUINT &&
	       (source_is(source, prev, ".") || source_is(source, prev, "->"));
}

int scope_find_at(const struct scope *scope, guint name, guint at)
{
	int best = -1;

	if (is_member(scope->unit->source, name))
		return -1;
	for (guint i = 0; i < scope->variables->len; i++) {
		const struct variable *v = scope_variable(scope, i);

		if (at >= v->from && at <= v->to &&
		    (best < 0 || v->from > scope_variable(scope, best)->from) &&
		    source_is(scope->unit->source, name, v->name))
			best = i;
	}
	return best;
}

int scope_find(const struct scope *scope, guint token)
{
	if (token >= scope->item->first && token <= scope->item->last)
		return scope_find_at(scope, token, token);
	for (guint i = 0; i < scope->variables->len; i++)
		if (source_is(scope->unit->source, token,
			      scope_variable(scope, i)->name) &&
		    !is_member(scope->unit->source, token))
			return i;
	return -1;
}

static gboolean has_bool(const struct source *source, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (source_is(source, i, "bool") ||
		    source_is(source, i, "_Bool"))
			return TRUE;
	return FALSE;
}

static struct variable *add_variable(struct scope *scope, guint token,
				     guint from, guint to)
{
	struct variable *variable;

	for (guint i = 0; i < scope->variables->len; i++) {
		variable = scope->variables->pdata[i];
		if (variable->to == to &&
		    source_is(scope->unit->source, token, variable->name)) {
			variable->declared++;
			return variable;
		}
	}
	variable = g_new0(struct variable, 1);
	variable->name = source_word(scope->unit->source, token);
	variable->parameter = -1;
	variable->from = from;
	variable->to = to;
	variable->declared = 1;
	g_ptr_array_add(scope->variables, variable);
	return variable;
}

/* The last token at which the variable declared here is visible. */
static guint visible_to(const struct scope *scope, guint token)
{
	const struct source *source = scope->unit->source;
	const struct stmt *stmt = stmt_at(scope->root, token);
	guint depth = 0;

	if ((stmt->kind == STMT_LOOP || stmt->kind == STMT_HEAD) &&
	    token < stmt->close)
		return stmt->last;
	for (guint i = token; i < scope->item->body_end; i++) {
		if (source_is(source, i, "{"))
			depth++;
		else if (source_is(source, i, "}") && !depth--)
			return i;
	}
	return scope->item->body_end;
}

static void read_parameters(struct scope *scope)
{
	const struct source *source = scope->unit->source;
	guint before = source_prev(source, scope->item->open);
	GArray *spans = unit_arguments(scope->unit, before);

	for (guint i = 0; i < spans->len; i++) {
		struct span *span = &g_array_index(spans, struct span, i);
		guint name = G_MAXUINT;

		for (guint k = span->first; k <= span->last; k++)
			if (source->tokens[k].kind == TOKEN_IDENT)
				name = k;
		if (name != G_MAXUINT &&
		    (name != span->first || scope->item->old_style)) {
			struct variable *v = add_variable(scope, name, name,
							  scope->item->last);

			v->parameter = i;
			v->is_bool = has_bool(source, span->first, name);
		}
	}
	g_array_unref(spans);
}

/*
 * Whether the write at this token is below && || or ?: in its statement, or an
 * argument of a macro that may skip it.
 */
static gboolean is_weak(const struct scope *scope, guint token)
{
	const struct source *source = scope->unit->source;
	guint node = cfg_at(scope->cfg, token);

	if (node == G_MAXUINT)
		return FALSE;
	if (head_skips(source, cfg_node(scope->cfg, node)->first, token))
		return TRUE;
	for (guint i = cfg_node(scope->cfg, node)->first; i < token; i++)
		if (source_is(source, i, "&&") || source_is(source, i, "||") ||
		    source_is(source, i, "?") ||
		    (source_is(source, i, "(") &&
		     source_is(source, i + 1, "{")))
			return TRUE;
	return FALSE;
}

static void read_declarations(struct scope *scope)
{
	const struct source *source = scope->unit->source;
	const GArray *facts = scope->unit->facts;

	for (guint i = 0; i < facts->len; i++) {
		const struct fact *fact = &g_array_index(facts, struct fact, i);
		struct variable *v;
		struct stmt *stmt;

		if (fact->kind != FACT_DECLARE ||
		    fact->first <= scope->item->body ||
		    fact->first >= scope->item->body_end)
			continue;
		stmt = stmt_at(scope->root, fact->first);
		v = add_variable(scope, fact->first, fact->first,
				 visible_to(scope, fact->first));
		v->is_static |= source_is(source, stmt->first, "static");
		v->is_bool = (v->declared == 1 || v->is_bool) &&
			     has_bool(source, stmt->first, fact->first);
	}
}

/* The operator between a name and its value; attributes may come before it. */
static guint operator_of(const struct scope *scope, const struct fact *fact)
{
	static const char *const ops[] = {"=",	"|=", "&=", "^=",  "+=", "-=",
					  "*=", "/=", "%=", "<<=", ">>="};
	const struct source *source = scope->unit->source;
	guint first = source_next(source, fact->last);

	for (guint i = first; i < fact->value_first;
	     i = source_next(source, i)) {
		for (guint k = 0; k < G_N_ELEMENTS(ops); k++)
			if (source_is(source, i, ops[k]))
				return i;
		if (source_is(source, i, "("))
			i = source_close(source, i);
	}
	return first;
}

static void add_event(struct scope *scope, const struct fact *fact)
{
	int variable = scope_find(scope, fact->first);
	struct event event = {
		.variable = variable,
		.name = fact->first,
		.op = operator_of(scope, fact),
		.first = fact->value_first,
		.last = fact->value_last,
	};

	if (variable < 0 || fact->first != fact->last)
		return;
	event.weak = is_weak(scope, fact->first);
	g_array_append_val(scope->events, event);
}

static int by_end(gconstpointer a, gconstpointer b)
{
	const struct event *x = a, *y = b;

	return x->last < y->last ? -1 : x->last > y->last;
}

struct scope *scope_new(const struct unit *unit, const struct item *item)
{
	struct scope *scope = g_new0(struct scope, 1);

	scope->unit = unit;
	scope->item = item;
	scope->root = stmt_parse(unit->source, item);
	scope->cfg = cfg_new(unit->source, scope->root);
	scope->variables =
		g_ptr_array_new_with_free_func((GDestroyNotify)variable_free);
	scope->events = g_array_new(FALSE, FALSE, sizeof(struct event));
	if (item->kind != ITEM_FUNCTION)
		return scope;
	read_parameters(scope);
	read_declarations(scope);
	for (guint i = 0; i < unit->facts->len; i++) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, i);

		if (fact->kind == FACT_ASSIGN && fact->first > item->body &&
		    fact->last < item->body_end)
			add_event(scope, fact);
	}
	g_array_sort(scope->events, by_end);
	scope_find_blind(scope);
	return scope;
}

void scope_free(struct scope *scope)
{
	if (!scope)
		return;
	cfg_free(scope->cfg);
	stmt_free(scope->root);
	g_ptr_array_unref(scope->variables);
	g_array_unref(scope->events);
	g_free(scope);
}

/* A macro that may skip the statement after it. */
static gboolean is_conditional(const struct scope *scope,
			       const struct stmt *stmt)
{
	struct head head;

	if (stmt->kind != STMT_HEAD)
		return FALSE;
	head_read(scope->unit->source, stmt, &head);
	return !head.once;
}

const struct stmt *scope_condition(const struct scope *scope, guint token)
{
	const struct stmt *stmt = stmt_at(scope->root, token);

	for (; stmt; stmt = stmt->parent)
		if ((stmt->kind == STMT_IF || stmt->kind == STMT_LOOP ||
		     stmt->kind == STMT_SWITCH ||
		     is_conditional(scope, stmt)) &&
		    token > stmt->close)
			return stmt;
	return NULL;
}
