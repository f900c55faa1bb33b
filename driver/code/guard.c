// SPDX-License-Identifier: GPL-2.0
#include "code/guard.h"

#include "base/depth.h"
#include "code/bracket.h"

#include <string.h>

struct frame frame_new(const char *flag)
{
	return (struct frame){
		.flag = flag,
		.flags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       NULL),
		.given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					       g_free),
	};
}

void frame_release(struct frame *frame)
{
	g_hash_table_unref(frame->flags);
	g_hash_table_unref(frame->given);
}

static gboolean in_set(const struct source *source, GHashTable *set, guint i)
{
	char *word = source_word(source, i);
	gboolean found = g_hash_table_contains(set, word);

	g_free(word);
	return found;
}

gboolean guard_is_flags(const struct source *source, const struct frame *frame,
			guint i)
{
	return source->tokens[i].kind == TOKEN_IDENT &&
	       in_set(source, frame->flags, i);
}

static gboolean holds_word(const struct source *source, guint first, guint last,
			   const char *word)
{
	for (guint i = first; source_within(source, i, last);
	     i = source_next(source, i))
		if (source_is(source, i, word))
			return TRUE;
	return FALSE;
}

/*
 * Removes parentheses and WARN_ON_ONCE(), unlikely() ... from [*first, *last].
 */
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

static void need_parameter(const struct source *source,
			   const struct frame *frame, guint i,
			   struct guard *guard)
{
	char *word = source_word(source, i);
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
	for (guint i = first; i < last && i < source->count;
	     i = source_next(source, i)) {
		if (source_is(source, i, "("))
			i = source_close(source, i);
		else if (source_is(source, i, "&&"))
			return i;
	}
	return last;
}

static void add(const struct source *source, const struct frame *frame,
		guint first, guint last, struct guard *guard, guint depth)
{
	guint second, third, and;

	if (depth > DEPTH_MAX) {
		guard->other = TRUE;
		return;
	}
	unwrap(source, &first, &last, &guard->warned);
	and = conjunction(source, first, last);
	if (and < last) {
		add(source, frame, first, source_prev(source, and), guard,
		    depth + 1);
		add(source, frame, source_next(source, and), last, guard,
		    depth + 1);
		return;
	}
	second = source_next(source, first);
	third = source_next(source, second);
	if (source_is(source, first, "!") && second <= last) {
		struct guard inner = {0};

		add(source, frame, second, last, &inner, depth + 1);
		if (inner.flag && !inner.other && !inner.with)
			guard->clear = TRUE;
		else
			guard->other = TRUE;
	} else if (first == last ||
		   (third == last && source_is(source, second, "!=") &&
		    source_is(source, last, "NULL"))) {
		need_parameter(source, frame, first, guard);
	} else if (third == last && source_is(source, second, "&") &&
		   ((guard_is_flags(source, frame, first) &&
		     source_is(source, last, frame->flag)) ||
		    (guard_is_flags(source, frame, last) &&
		     source_is(source, first, frame->flag)))) {
		guard->flag = TRUE;
	} else if (third < last && source_is(source, second, "&") &&
		   source_is(source, third, "~") &&
		   source_is(source, source_next(source, third), "(") &&
		   guard_is_flags(source, frame, first) &&
		   !holds_word(source, third, last, frame->flag)) {
		/* a list of accepted flags that lacks this one */
		guard->flag = TRUE;
	} else {
		guard->other = TRUE;
	}
}

void guard_add(const struct source *source, const struct frame *frame,
	       guint first, guint last, struct guard *guard)
{
	add(source, frame, first, last, guard, 0);
}
