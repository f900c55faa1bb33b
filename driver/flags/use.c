// SPDX-License-Identifier: GPL-2.0
#include "flags/use.h"

#include "code/expr.h"
#include "code/operand.h"

const struct event *use_event(const struct scope *scope, guint token)
{
	const GArray *events = scope->events;

	for (guint i = 0; i < events->len; i++) {
		const struct event *event =
			&g_array_index(events, struct event, i);

		if (event->first <= token && token <= event->last)
			return event;
	}
	return NULL;
}

/* The first token of the operand that ends here: a name, or it in brackets. */
static guint first_of(const struct source *source, guint last)
{
	guint name =
		source_is(source, last, ")") ? source_prev(source, last) : last;
	guint first, end;

	operand_of(source, name, &first, &end);
	return end == last ? first : last;
}

/* Whether taking the flag away takes the whole statement. */
static gboolean is_whole(const struct scope *scope, const struct event *event)
{
	const struct source *source = scope->unit->source;
	guint right = first_of(source, event->last);
	guint or = source_prev(source, right);

	if (source_is(source, event->op, "|="))
		return event->first == right;
	/* v = v | FLAG */
	return source_is(source, event->op, "=") &&
	       source_is(source, or, "|") &&
	       first_of(source, source_prev(source, or)) == event->first &&
	       (scope_find(scope, event->first) == (int)event->variable ||
		scope_find(scope, event->last) == (int)event->variable);
}

/* What would go as a whole if it were a statement is only a part of one. */
static gboolean is_within(const struct scope *scope, const struct event *event)
{
	const struct stmt *stmt = stmt_at(scope->root, event->name);

	return is_whole(scope, event) && stmt->kind == STMT_SIMPLE &&
	       stmt->first != event->name;
}

/* spatch sees one arm of an #if that stands among the arguments of a call. */
static gboolean is_cut(const struct source *source, const struct span *span)
{
	for (guint i = span->first; i <= span->last; i++)
		if (source->tokens[i].directive !=
		    source->tokens[span->first].directive)
			return TRUE;
	return FALSE;
}

char *use_stays(const struct flags *flags, const struct scope *scope,
		const struct span *argument, guint use)
{
	const struct source *source = scope->unit->source;
	guint line = source->tokens[use].line;
	const struct event *event = NULL;
	guint first = argument->first, last = argument->last;

	if (use < first || use > last) {
		event = use_event(scope, use);
		first = event ? event->first : use;
		last = event ? event->last : use;
	}
	if (!event && is_cut(source, argument))
		return g_strdup_printf("%s at l.%u stands in an #if among the "
				       "arguments",
				       flags->flag, line);
	if (!operand_adds(source, first, last, use))
		return g_strdup_printf("%s at l.%u is not just added to the "
				       "flags",
				       flags->flag, line);
	if (event && is_within(scope, event))
		return g_strdup_printf("%s is added at l.%u inside of a larger "
				       "statement",
				       flags->flag, line);
	return NULL;
}
