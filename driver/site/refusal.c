// SPDX-License-Identifier: GPL-2.0
#include "site/refusal.h"

#include <string.h>

#include "base/depth.h"
#include "code/bracket.h"
#include "code/guard.h"

/* How deep the flags argument is followed from function to function. */
#define MAX_DEPTH 8

struct refusal_walk {
	const struct source *source;
	const GPtrArray *functions;
	const char *flag;
	guint depth; /* of calls */
	enum refusal result;
	char *with;
	guint nested; /* of statements */
};

static void scan(struct refusal_walk *walk, const struct frame *frame,
		 guint first, guint last, struct guard guard);

/* Last token of the statement that begins at i. */
static guint end_of(const struct source *source, guint i, guint depth)
{
	gboolean choice = source_is(source, i, "if");
	guint end;

	if (i >= source->count || depth > DEPTH_MAX)
		return source->count - 1;
	if (source_is(source, i, "{"))
		return MIN(source_close(source, i), source->count - 1);
	if (choice || source_is(source, i, "for") ||
	    source_is(source, i, "while")) {
		i = source_next(source, i);
		i = source_next(source, source_close(source, i));
		end = end_of(source, i, depth + 1);
		i = source_next(source, end);
		if (choice && i < source->count && source_is(source, i, "else"))
			end = end_of(source, source_next(source, i), depth + 1);
		return end;
	}
	for (; i < source->count; i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "{"))
			i = source_close(source, i);
		else if (source_is(source, i, ";"))
			return i;
	}
	return source->count - 1;
}

static guint statement_end(const struct source *source, guint i)
{
	return end_of(source, i, 0);
}

/* Whether "return ..." at i hands back an error. */
static gboolean returns_error(const struct source *source, guint i,
			      gboolean warned)
{
	guint value = source_next(source, i);
	guint behind = source_next(source, value);

	if (source_is(source, value, "-"))
		return behind < source->count &&
		       source->text[source->tokens[behind].offset] == 'E';
	return source_is(source, behind, ";") &&
	       (source_is(source, value, "false") ||
		(warned && source_is(source, value, "0")));
}

static void refuse(struct refusal_walk *walk, const char *with)
{
	if (!with)
		walk->result = REFUSAL_ALWAYS;
	else if (walk->result == REFUSAL_NONE)
		walk->result = REFUSAL_WITH;
	else
		return;
	g_free(walk->with);
	walk->with = g_strdup(with);
}

/* Says what the argument in [first, last] is to the callee's parameter. */
static void pass_argument(const struct refusal_walk *walk,
			  const struct frame *from, struct frame *to,
			  const char *name, guint first, guint last)
{
	const struct source *source = walk->source;
	const char *given = NULL;
	char *word = source_word(source, first);

	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i))
		if (guard_is_flags(walk->source, from, i))
			g_hash_table_add(to->flags, g_strdup(name));
	if (first == last)
		given = g_hash_table_lookup(from->given, word);
	if (source_is(source, last, "NULL"))
		given = first == last ? NEVER_GIVEN : NULL;
	else if (source_is(source, first, "&") ||
		 source_is(source, source_prev(source, last), "&"))
		given = ALWAYS_GIVEN; /* "&x", "locked ? locked : &x" */
	if (given)
		g_hash_table_insert(to->given, g_strdup(name), g_strdup(given));
	g_free(word);
}

/* Follows the call at i into one definition when it is handed the flags. */
static void enter(struct refusal_walk *walk, const struct frame *frame, guint i,
		  const struct prototype *callee, struct guard guard)
{
	const struct source *source = walk->source;
	guint open = source_next(source, i), index = 0;
	guint close = source_close(source, open);
	guint first = source_next(source, open);
	struct frame to = frame_new(walk->flag);

	for (guint at = first; source_within(source, at, close);
	     at = source_next(source, at)) {
		if (source_is(source, at, "(") || source_is(source, at, "["))
			at = source_close(source, at);
		if (at != close && !source_is(source, at, ","))
			continue;
		if (index < callee->parameters->len && first < at) {
			struct parameter *parameter =
				callee->parameters->pdata[index];

			pass_argument(walk, frame, &to, parameter->name, first,
				      source_prev(source, at));
		}
		index++;
		first = source_next(source, at);
	}
	if (g_hash_table_size(to.flags)) {
		guard.flag = guard.warned = FALSE;
		walk->depth++;
		scan(walk, &to, source_next(source, callee->body),
		     source_prev(source, callee->last), guard);
		walk->depth--;
	}
	frame_release(&to);
}

/* Both arms of an #ifdef may define the callee: either may refuse. */
static void follow_call(struct refusal_walk *walk, const struct frame *frame,
			guint i, struct guard guard)
{
	guint open = source_next(walk->source, i);

	if (guard.other || walk->depth >= MAX_DEPTH ||
	    source_close(walk->source, open) >= walk->source->count)
		return;
	for (guint k = 0; k < walk->functions->len; k++) {
		const struct prototype *callee = walk->functions->pdata[k];

		if (callee->body && source_is(walk->source, i, callee->name))
			enter(walk, frame, i, callee, guard);
	}
}

static void scan_if(struct refusal_walk *walk, const struct frame *frame,
		    guint *i, struct guard guard)
{
	const struct source *source = walk->source;
	guint open = source_next(source, *i);
	guint close = source_close(source, open);
	guint then = source_next(source, close);
	guint end = statement_end(source, then);
	guint behind = source_next(source, end);
	struct guard inner = guard, otherwise = guard;

	*i = end;
	if (walk->nested >= DEPTH_MAX)
		return;
	walk->nested++;
	scan(walk, frame, source_next(source, open), source_prev(source, close),
	     guard);
	guard_add(source, frame, source_next(source, open),
		  source_prev(source, close), &inner);
	if (!inner.clear)
		scan(walk, frame, then, end, inner);
	if (behind < source->count && source_is(source, behind, "else")) {
		otherwise.other |= !inner.clear;
		then = source_next(source, behind);
		*i = statement_end(source, then);
		scan(walk, frame, then, *i, otherwise);
	}
	walk->nested--;
}

/* Looks for refusals in [first, last], all of it under the guard. */
static void scan(struct refusal_walk *walk, const struct frame *frame,
		 guint first, guint last, struct guard guard)
{
	const struct source *source = walk->source;

	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i)) {
		guint next = source_next(source, i);
		guint third = source_next(source, next);

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		if (source_is(source, i, "if") &&
		    source_is(source, next, "(")) {
			scan_if(walk, frame, &i, guard);
		} else if (source_is(source, i, "return")) {
			if (guard.flag && !guard.other &&
			    returns_error(source, i, guard.warned))
				refuse(walk, guard.with);
		} else if (next <= last && source_is(source, next, "(")) {
			follow_call(walk, frame, i, guard);
		} else if (third <= last && source_is(source, next, "=")) {
			/* Another name for the flags: "x = flags", "= *flags" */
			if (source_is(source, third, "*"))
				third = source_next(source, third);
			if (guard_is_flags(walk->source, frame, third))
				g_hash_table_add(frame->flags,
						 source_word(source, i));
		}
	}
}

enum refusal refusal_read(const struct source *source,
			  const GPtrArray *functions,
			  const struct prototype *function, guint flags,
			  const char *flag, char **with)
{
	struct refusal_walk walk = {source, functions,	  flag,
				    0,	    REFUSAL_NONE, NULL};
	struct frame root = frame_new(flag);

	for (guint i = 0; i < function->parameters->len; i++) {
		struct parameter *parameter = function->parameters->pdata[i];

		if (i == flags)
			g_hash_table_add(root.flags, g_strdup(parameter->name));
		else
			g_hash_table_insert(root.given,
					    g_strdup(parameter->name),
					    g_strdup(parameter->name));
	}
	if (function->body)
		scan(&walk, &root, source_next(source, function->body),
		     source_prev(source, function->last), (struct guard){0});
	frame_release(&root);
	*with = walk.with;
	return walk.result;
}
