// SPDX-License-Identifier: GPL-2.0
#include "flags/because.h"

#include <string.h>

#include "code/bracket.h"
#include "code/quote.h"
#include "flags/reaching.h"

/* Writes of one variable that a reason spells out; more are counted. */
#define EVENTS_MAX 6
/* How many functions deep a reason follows who gives a value. */
#define DEPTH_MAX 3

static void append(GString *text, const char *part)
{
	if (text->len)
		g_string_append(text, "; ");
	g_string_append(text, part);
}

/* " where scoped_guard(mutex_try, ...) runs it" */
static char *head_text(const struct source *source, const struct stmt *stmt)
{
	guint last = stmt->open ? stmt->close : stmt->first;
	g_autofree char *head = quote_span(source, stmt->first, last);

	return g_strdup_printf(" where %s runs it", head);
}

/* " if !ro" where a condition decides whether the write happens. */
static char *condition_of(const struct scope *scope, const struct event *event,
			  guint call)
{
	const struct stmt *stmt = scope_condition(scope, event->name);
	const struct source *source = scope->unit->source;
	char *text, *condition;

	if (!stmt || (stmt->first <= call && call <= stmt->last))
		return g_strdup("");
	if (stmt->kind == STMT_HEAD)
		return head_text(source, stmt);
	if (stmt->kind != STMT_IF)
		return g_strdup("");
	condition = source_span(source, stmt->open + 1, stmt->close - 1);
	if (strlen(condition) > 60)
		text = g_strdup(" on a condition");
	else
		text = g_strdup_printf(
			stmt->orelse && event->name >= stmt->orelse->first
				? " unless %s"
				: " if %s",
			condition);
	g_free(condition);
	return text;
}

static void append_variable(GString *text, const struct scope *scope, guint v,
			    guint call)
{
	const struct source *source = scope->unit->source;
	const struct variable *variable = scope_variable(scope, v);
	GString *part = g_string_new(NULL);
	guint count = 0;

	for (guint i = 0; i < scope->events->len; i++) {
		const struct event *event =
			&g_array_index(scope->events, struct event, i);
		char *value, *op, *condition;

		if (event->variable != v || count++ >= EVENTS_MAX)
			continue;
		value = quote_span(source, event->first, event->last);
		op = source_word(source, event->op);
		condition = condition_of(scope, event, call);
		g_string_append_printf(
			part, "%s %s %s at l.%u%s", part->len ? "," : "", op,
			value, source->tokens[event->name].line, condition);
		g_free(value);
		g_free(op);
		g_free(condition);
	}
	if (count > EVENTS_MAX)
		g_string_append_printf(part, " and %u more",
				       count - EVENTS_MAX);
	if (count || variable->parameter < 0) {
		g_string_prepend(part, variable->name);
		g_string_prepend(part, variable->parameter < 0 ? "local "
							       : "parameter ");
		append(text, part->str);
	}
	if (variable->blind)
		append(text, variable->blind);
	g_string_free(part, TRUE);
}

/* Whether any write to the variable, or its being a parameter, bears on it. */
static gboolean matters(const struct scope *scope, guint v)
{
	for (guint i = 0; i < scope->events->len; i++)
		if (g_array_index(scope->events, struct event, i).variable == v)
			return TRUE;
	return scope_variable(scope, v)->parameter >= 0;
}

/* Values of a condition decide nothing: c ? A : B names c without using it. */
static gboolean is_condition(const struct scope *scope, guint v,
			     const struct span *argument)
{
	const struct source *source = scope->unit->source;
	gboolean named = FALSE;

	for (guint i = argument->first; i <= argument->last; i++) {
		guint k;

		if (scope_find(scope, i) != (int)v ||
		    source->tokens[i].kind != TOKEN_IDENT)
			continue;
		named = TRUE;
		for (k = i; k <= argument->last; k++)
			if (source_is(source, k, "?"))
				break;
		if (k > argument->last)
			return FALSE;
	}
	return named;
}

static char *leaf_text(const struct scope *scope, const struct leaf *leaf)
{
	const struct source *source = scope->unit->source;
	char *text = quote_span(source, leaf->first, leaf->last);
	char *name = source_word(source, leaf->name);
	int variable;
	char *said;

	switch (leaf->kind) {
	case LEAF_MEMBER:
		said = g_strdup_printf("member %s", text);
		break;
	case LEAF_CALL:
		said = g_strdup_printf("what %s() returns", name);
		break;
	case LEAF_NAME:
		variable = scope_find(scope, leaf->name);
		if (variable >= 0 &&
		    scope_variable(scope, variable)->parameter >= 0)
			said = g_strdup_printf("parameter %s", name);
		else if (variable >= 0)
			said = g_strdup_printf("local %s", name);
		else
			said = g_strdup_printf("%s, which this function does "
					       "not declare",
					       name);
		break;
	default:
		said = g_strdup_printf("'%s'", text);
	}
	g_free(text);
	g_free(name);
	return said;
}

char *because_unknown(const struct scope *scope, const GArray *unknown)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < unknown->len; i++) {
		const struct leaf *leaf =
			&g_array_index(unknown, struct leaf, i);
		char *part;

		if (leaf->can == CAN_CLEAR)
			continue;
		part = leaf_text(scope, leaf);
		if (!strstr(text->str, part)) {
			if (text->len)
				g_string_append(text, ", ");
			g_string_append(text, part);
		}
		g_free(part);
	}
	return g_string_free(text, FALSE);
}

/* Unknown leaves in the writes that the argument depends on. */
static void add_unknown(const struct scope *scope, struct flow *flow,
			const GArray *variables, GArray *unknown)
{
	for (guint i = 0; i < scope->events->len; i++) {
		const struct event *event =
			&g_array_index(scope->events, struct event, i);

		for (guint v = 0; v < variables->len; v++)
			if (g_array_index(variables, guint, v) ==
			    event->variable)
				flow_eval(flow, event->name, event->first,
					  event->last, unknown);
	}
}

/* Who gives an origin, and who gives what its givers pass on. */
static void append_origin(GString *text, const struct origin *origin,
			  const char *home, GHashTable *seen, guint depth)
{
	char *givers, *part;

	givers = origin_text(origin, home);
	part = g_strdup_printf("%s: %s", origin->name, givers);
	append(text, part);
	g_free(givers);
	g_free(part);
	for (guint i = 0; i < origin->needs->len; i++) {
		const struct origin *need = origin->needs->pdata[i];

		/* a sure value needs no more words, unless all is unsure */
		if ((origin->can != CAN_BOTH || need->can == CAN_BOTH) &&
		    g_hash_table_add(seen, (gpointer)need) && depth < DEPTH_MAX)
			append_origin(text, need, home, seen, depth + 1);
	}
}

/* "member x->m &= FOLL_WRITE at l.7", once for each. */
static void append_masked(GString *text, const struct scope *scope,
			  const GArray *leaves)
{
	const struct source *source = scope->unit->source;

	for (guint i = 0; i < leaves->len; i++) {
		const struct leaf *leaf =
			&g_array_index(leaves, struct leaf, i);
		guint node =
			leaf->by ? cfg_at(scope->cfg, leaf->by) : G_MAXUINT;
		guint last;
		char *write, *part;

		if (node == G_MAXUINT)
			continue;
		last = cfg_node(scope->cfg, node)->last;
		if (source_is(source, last, ";"))
			last = source_prev(source, last);
		write = quote_span(source, leaf->by, last);
		part = g_strdup_printf("member %s at l.%u", write,
				       source->tokens[leaf->by].line);
		if (!strstr(text->str, part))
			append(text, part);
		g_free(write);
		g_free(part);
	}
}

/* What the leaves from outside are given, and by whom. */
static void append_origins(GString *text, const struct flags *flags,
			   const struct scope *scope, const GArray *leaves,
			   guint call)
{
	GHashTable *seen = g_hash_table_new(NULL, NULL);

	for (guint i = 0; flags->origin && i < leaves->len; i++) {
		const struct leaf *leaf =
			&g_array_index(leaves, struct leaf, i);
		const struct origin *origin =
			leaf->by ? NULL
				 : flags->origin(scope, leaf, flags->data);
		struct origin *part =
			origin ? reaching_part(scope, call, leaf, origin)
			       : NULL;

		if (origin && g_hash_table_add(seen, (gpointer)origin))
			append_origin(text, part ? part : origin,
				      scope->unit->path, seen, 0);
		reaching_free(part);
	}
	g_hash_table_unref(seen);
}

char *because_text(const struct flags *flags, const struct scope *scope,
		   struct flow *flow, const struct span *argument,
		   const GArray *variables, enum verdict verdict,
		   GArray *unknown)
{
	const struct source *source = scope->unit->source;
	GString *text = g_string_new(NULL);
	gboolean alone = argument->first == argument->last &&
			 scope_find(scope, argument->first) >= 0;
	char *written = quote_span(source, argument->first, argument->last);

	if (!alone)
		g_string_append_printf(text, "'%s' in the call", written);
	for (guint i = 0; i < variables->len; i++) {
		guint v = g_array_index(variables, guint, i);

		if (matters(scope, v) && !is_condition(scope, v, argument))
			append_variable(text, scope, v, argument->first);
	}
	add_unknown(scope, flow, variables, unknown);
	if (verdict == VERDICT_CONDITIONAL) {
		char *what;

		what = because_unknown(scope, unknown);
		if (*what) {
			char *part = g_strdup_printf("depends on %s", what);

			append(text, part);
			g_free(part);
		}
		g_free(what);
	}
	append_masked(text, scope, unknown);
	append_origins(text, flags, scope, unknown, argument->first);
	if (verdict == VERDICT_SHORTTERM) {
		char *part = g_strdup_printf("never %s", flags->flag);

		append(text, part);
		g_free(part);
	}
	g_free(written);
	return g_string_free(text, FALSE);
}

char *because_user(const struct scope *scope, guint token)
{
	const struct unit *unit = scope->unit;

	for (guint i = unit->facts->len; i-- > 0;) {
		const struct fact *fact =
			&g_array_index(unit->facts, struct fact, i);
		guint close;

		if (fact->kind != FACT_CALL || fact->first > token)
			continue;
		close = source_close(unit->source,
				     source_next(unit->source, fact->first));
		if (close > token && close < unit->source->count) {
			char *name = source_word(unit->source, fact->first);
			char *said = g_strdup_printf("%s()", name);

			g_free(name);
			return said;
		}
	}
	return g_strdup("the code");
}
