// SPDX-License-Identifier: GPL-2.0
#include "refusal.h"

#include <string.h>

/* How deep the flags argument is followed from function to function. */
#define MAX_DEPTH 8

/* A parameter that is surely NULL, or surely not, for the root's callers. */
#define NEVER_GIVEN  ""
#define ALWAYS_GIVEN "&"

/* What must hold for a statement to be reached, beyond the flag being set. */
struct guard {
	gboolean flag;		/* it depends on the flag */
	gboolean clear;		/* it is reached only without the flag */
	gboolean other;		/* it depends on something else as well */
	gboolean warned;	/* the condition warns */
	const char *with;	/* this parameter of the root is given */
};

struct walk {
	const struct source *source;
	const GPtrArray *functions;
	const char *flag;
	guint depth;
	enum refusal result;
	char *with;
};

/* One function on the way, as the call on the way reaches it. */
struct frame {
	GHashTable *flags;	/* names that hold the flags (a set) */
	GHashTable *given;	/* parameter -> the root's parameter, or above */
};

static void scan(struct walk *walk, const struct frame *frame, guint first,
		 guint last, struct guard guard);

static gboolean in_set(const struct walk *walk, GHashTable *set, guint i)
{
	char *word = source_word(walk->source, i);
	gboolean found = g_hash_table_contains(set, word);

	g_free(word);
	return found;
}

static gboolean is_flags(const struct walk *walk, const struct frame *frame,
			 guint i)
{
	return walk->source->tokens[i].kind == TOKEN_IDENT &&
	       in_set(walk, frame->flags, i);
}

static gboolean holds_word(const struct walk *walk, guint first, guint last,
			   const char *word)
{
	for (guint i = first; i <= last; i = source_next(walk->source, i))
		if (source_is(walk->source, i, word))
			return TRUE;
	return FALSE;
}

/* Last token of the statement that begins at i. */
static guint statement_end(const struct source *source, guint i)
{
	gboolean choice = source_is(source, i, "if");
	guint end;

	if (i >= source->count)
		return source->count - 1;
	if (source_is(source, i, "{"))
		return MIN(source_close(source, i), source->count - 1);
	if (choice || source_is(source, i, "for") ||
	    source_is(source, i, "while")) {
		i = source_next(source, i);
		i = source_next(source, source_close(source, i));
		end = statement_end(source, i);
		i = source_next(source, end);
		if (choice && i < source->count && source_is(source, i, "else"))
			end = statement_end(source, source_next(source, i));
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

/* Takes parentheses and WARN_ON_ONCE(), unlikely() ... from [*first, *last]. */
static void unwrap(const struct source *source, guint *first, guint *last,
		   gboolean *warned)
{
	for (;;) {
		guint open = *first;
		char *word = source_word(source, *first);
		gboolean warns = strstr(word, "WARN_ON") != NULL;
		gboolean wraps = warns || !strcmp(word, "unlikely") ||
				 !strcmp(word, "likely");

		g_free(word);
		if (wraps)
			open = source_next(source, open);
		if (!source_is(source, open, "(") ||
		    source_close(source, open) != *last || open >= *last)
			return;
		*warned |= warns;
		*first = source_next(source, open);
		*last = source_prev(source, *last);
	}
}

static void need_parameter(const struct walk *walk, const struct frame *frame,
			   guint i, struct guard *guard)
{
	char *word = source_word(walk->source, i);
	const char *given = g_hash_table_lookup(frame->given, word);

	g_free(word);
	if (!given || !strcmp(given, NEVER_GIVEN))
		guard->other = TRUE;
	else if (strcmp(given, ALWAYS_GIVEN))
		guard->with = given;
}

/* Token of the first && outside of brackets in [first, last], or last. */
static guint conjunction(const struct source *source, guint first, guint last)
{
	for (guint i = first; i < last; i = source_next(source, i)) {
		if (source_is(source, i, "("))
			i = source_close(source, i);
		else if (source_is(source, i, "&&"))
			return i;
	}
	return last;
}

/* Adds to the guard what the condition in [first, last] says. */
static void add_condition(const struct walk *walk, const struct frame *frame,
			  guint first, guint last, struct guard *guard)
{
	const struct source *source = walk->source;
	guint second, third, and;

	unwrap(source, &first, &last, &guard->warned);
	and = conjunction(source, first, last);
	if (and < last) {
		add_condition(walk, frame, first, source_prev(source, and),
			      guard);
		add_condition(walk, frame, source_next(source, and), last,
			      guard);
		return;
	}
	second = source_next(source, first);
	third = source_next(source, second);
	if (source_is(source, first, "!") && second <= last) {
		struct guard inner = { 0 };

		add_condition(walk, frame, second, last, &inner);
		if (inner.flag && !inner.other && !inner.with)
			guard->clear = TRUE;
		else
			guard->other = TRUE;
	} else if (first == last || (third == last &&
				     source_is(source, second, "!=") &&
				     source_is(source, last, "NULL"))) {
		need_parameter(walk, frame, first, guard);
	} else if (third == last && source_is(source, second, "&") &&
		   ((is_flags(walk, frame, first) &&
		     source_is(source, last, walk->flag)) ||
		    (is_flags(walk, frame, last) &&
		     source_is(source, first, walk->flag)))) {
		guard->flag = TRUE;
	} else if (third < last && source_is(source, second, "&") &&
		   source_is(source, third, "~") &&
		   source_is(source, source_next(source, third), "(") &&
		   is_flags(walk, frame, first) &&
		   !holds_word(walk, third, last, walk->flag)) {
		/* A list of the accepted flags that lacks this one. */
		guard->flag = TRUE;
	} else {
		guard->other = TRUE;
	}
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

static void refuse(struct walk *walk, const char *with)
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

static struct frame frame_new(void)
{
	return (struct frame){
		.flags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       NULL),
		.given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       g_free),
	};
}

static void frame_release(struct frame *frame)
{
	g_hash_table_unref(frame->flags);
	g_hash_table_unref(frame->given);
}

/* Says what the argument in [first, last] is to the callee's parameter. */
static void pass_argument(const struct walk *walk, const struct frame *from,
			  struct frame *to, const char *name, guint first,
			  guint last)
{
	const struct source *source = walk->source;
	const char *given = NULL;
	char *word = source_word(source, first);

	for (guint i = first; i <= last; i = source_next(source, i))
		if (is_flags(walk, from, i))
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
static void enter(struct walk *walk, const struct frame *frame, guint i,
		  const struct prototype *callee, struct guard guard)
{
	const struct source *source = walk->source;
	guint open = source_next(source, i), index = 0;
	guint close = source_close(source, open);
	guint first = source_next(source, open);
	struct frame to = frame_new();

	for (guint at = first; at <= close; at = source_next(source, at)) {
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
static void follow_call(struct walk *walk, const struct frame *frame, guint i,
			struct guard guard)
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

static void scan_if(struct walk *walk, const struct frame *frame, guint *i,
		    struct guard guard)
{
	const struct source *source = walk->source;
	guint open = source_next(source, *i);
	guint close = source_close(source, open);
	guint then = source_next(source, close);
	guint end = statement_end(source, then);
	guint behind = source_next(source, end);
	struct guard inner = guard, otherwise = guard;

	scan(walk, frame, source_next(source, open),
	     source_prev(source, close), guard);
	add_condition(walk, frame, source_next(source, open),
		      source_prev(source, close), &inner);
	if (!inner.clear)
		scan(walk, frame, then, end, inner);
	*i = end;
	if (behind >= source->count || !source_is(source, behind, "else"))
		return;
	otherwise.other |= !inner.clear;
	then = source_next(source, behind);
	end = statement_end(source, then);
	scan(walk, frame, then, end, otherwise);
	*i = end;
}

/* Looks for refusals in [first, last], all of it under the guard. */
static void scan(struct walk *walk, const struct frame *frame, guint first,
		 guint last, struct guard guard)
{
	const struct source *source = walk->source;

	for (guint i = first; i <= last && i < source->count;
	     i = source_next(source, i)) {
		guint next = source_next(source, i);
		guint third = source_next(source, next);

		if (source->tokens[i].kind != TOKEN_IDENT)
			continue;
		if (source_is(source, i, "if") && source_is(source, next, "(")) {
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
			if (is_flags(walk, frame, third))
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
	struct walk walk = { source, functions, flag, 0, REFUSAL_NONE, NULL };
	struct frame root = frame_new();

	for (guint i = 0; i < function->parameters->len; i++) {
		struct parameter *parameter = function->parameters->pdata[i];

		if (i == flags)
			g_hash_table_add(root.flags,
					 g_strdup(parameter->name));
		else
			g_hash_table_insert(root.given,
					    g_strdup(parameter->name),
					    g_strdup(parameter->name));
	}
	if (function->body)
		scan(&walk, &root, source_next(source, function->body),
		     source_prev(source, function->last),
		     (struct guard){ 0 });
	frame_release(&root);
	*with = walk.with;
	return walk.result;
}
