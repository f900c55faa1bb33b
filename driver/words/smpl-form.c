// SPDX-License-Identifier: GPL-2.0
#include "words/smpl-form.h"

#include "code/lonely.h"
#include "code/operand.h"
#include "rewrite/tidy.h"

/* The rewriting takes parentheses along that nothing needs any more. */
static enum smpl_form or_form(const struct source *source, guint first,
			      guint last)
{
	static const enum smpl_form forms[] = {
		[TIDY_NONE] = FORM_OR,
		[TIDY_OPERAND] = FORM_OPERAND,
		[TIDY_WHOLE] = FORM_WHOLE,
	};

	return forms[tidy_pair(source, first, last)];
}

/* Whether v = v | FLAG or v = FLAG | v stands there, all before a ; */
static gboolean is_spelled(const struct source *source, guint first, guint last)
{
	guint prev = source_prev(source, first);
	gboolean behind = source_is(source, prev, "|");
	guint other = behind ? source_prev(source, prev)
			     : source_next(source, source_next(source, last));
	guint equals = source_prev(source, behind ? other : first);
	guint end = source_next(source, behind ? last : other);
	guint name = source_prev(source, equals);
	g_autofree char *word = NULL;

	if (end >= source->count || name >= source->count ||
	    !source_is(source, end, ";") || !source_is(source, equals, "="))
		return FALSE;
	word = source_word(source, name);
	return source_is(source, other, word);
}

/*
 * Whether the assignment at token `op` is all that something has: what becomes
 * of that (hollow.h) is not in a semantic patch of one line.
 */
static gboolean is_body(const struct source *source, guint op)
{
	guint first = source_prev(source, op), last = op, before;

	while (last < source->count && !source_is(source, last, ";"))
		last = source_next(source, last);
	before = source_prev(source, first);
	while (source_is(source, before, ".") ||
	       source_is(source, before, "->")) {
		first = source_prev(source, before);
		before = source_prev(source, first);
	}
	return last >= source->count || before >= source->count ||
	       !lonely_may_go(source, first, last) ||
	       (source_is(source, before, "{") &&
		source_is(source, source_next(source, last), "}"));
}

/* The = in front of a token. */
static guint equals_before(const struct source *source, guint token)
{
	while (token < source->count && !source_is(source, token, "="))
		token = source_prev(source, token);
	return token;
}

enum smpl_form smpl_form_at(const struct source *source, guint token,
			    enum smpl_dress *dress)
{
	guint first, last, prev, next;

	operand_of(source, token, &first, &last);
	prev = source_prev(source, first);
	next = source_next(source, last);
	if (prev >= source->count || next >= source->count)
		return FORM_NONE;
	if (last != token)
		*dress |= DRESS_PARENTHESES;
	if (operand_cast(source, token) != token)
		*dress |= DRESS_CAST;
	if (source_is(source, prev, "|=") && source_is(source, next, ";"))
		return is_body(source, prev) ? FORM_NONE : FORM_DELETE;
	if (!source_is(source, prev, "|") && !source_is(source, next, "|"))
		return tidy_pair(source, first, last) == TIDY_NONE ? FORM_ALONE
								   : FORM_NONE;
	if (!is_spelled(source, first, last))
		return or_form(source, first, last);
	return is_body(source, equals_before(source, first)) ? FORM_NONE
							     : FORM_SPELLED;
}

char *smpl_dressed(const char *flag, enum smpl_dress dress)
{
	return g_strdup_printf("%s%s%s%s", dress & DRESS_PARENTHESES ? "(" : "",
			       dress & DRESS_CAST ? "(T)" : "", flag,
			       dress & DRESS_PARENTHESES ? ")" : "");
}

char *smpl_alternatives(const char *flag, guint forms)
{
	const char *const changes[] = {
		[FORM_DELETE] = "- F |= %s;",
		[FORM_SPELLED] = "- F = F | %s;",
		[FORM_WHOLE] = "- (F | %s)\n+ F",
		[FORM_OPERAND] = "- (F) | %s\n+ F",
		[FORM_OR] = "- F | %s\n+ F",
		[FORM_ALONE] = "- %s\n+ 0",
	};
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint form = 0; form < FORMS; form++) {
		g_auto(GStrv) halves = g_strsplit(changes[form], "%s", 2);

		if (forms & 1 << form)
			g_string_append_printf(out, "%s%s%s%s",
					       out->len ? "\n|\n" : "",
					       halves[0], flag, halves[1]);
	}
	if (forms & (forms - 1)) {
		g_string_prepend(out, "(\n");
		g_string_append(out, "\n)");
	}
	return g_strdup(out->str);
}
