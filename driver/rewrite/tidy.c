// SPDX-License-Identifier: GPL-2.0
#include "tidy.h"

static gboolean is_any(const struct source *source, guint i,
		       const char *const *words, guint count)
{
	for (guint k = 0; i < source->count && k < count; k++)
		if (source_is(source, i, words[k]))
			return TRUE;
	return FALSE;
}

/* A parenthesis behind a name or a closing one calls, casts or measures. */
static gboolean groups(const struct source *source, guint open)
{
	guint before = source_prev(source, open);

	return before != G_MAXUINT && !source_is(source, before, ")") &&
	       !source_is(source, before, "]") &&
	       (source->tokens[before].kind != TOKEN_IDENT ||
		source_is(source, before, "return"));
}

static gboolean is_superfluous(const struct source *source, guint open,
			       guint close)
{
	static const char *const before[] = {"=", "|=", ",", "(", "return"};
	static const char *const behind[] = {";", ",", ")"};

	if (!groups(source, open))
		return FALSE;
	if (source_next(source, source_next(source, open)) == close)
		return TRUE;
	return is_any(source, source_prev(source, open), before,
		      G_N_ELEMENTS(before)) &&
	       is_any(source, source_next(source, close), behind,
		      G_N_ELEMENTS(behind));
}

static gboolean take(struct edits *edits, const struct source *source,
		     guint open)
{
	guint close = source_close(source, open);

	if (close >= source->count || !is_superfluous(source, open, close))
		return FALSE;
	edits_add(edits, source->tokens[open].offset, 1, "");
	edits_add(edits, source->tokens[close].offset, 1, "");
	return TRUE;
}

/* The parenthesis that opens the innermost group around token i. */
static guint enclosing(const struct source *source, guint i)
{
	guint depth = 0;

	while ((i = source_prev(source, i)) != G_MAXUINT) {
		if (source_is(source, i, ")") || source_is(source, i, "]") ||
		    source_is(source, i, "}"))
			depth++;
		else if (source_is(source, i, "(") && !depth)
			return i;
		else if (source_is(source, i, "(") || source_is(source, i, "["))
			depth--;
		else if (source_is(source, i, ";") || source_is(source, i, "{"))
			break;
	}
	return G_MAXUINT;
}

void tidy_add(struct edits *edits, const struct source *source, guint offset)
{
	guint at = source_at(source, offset), before, open;

	if (at >= source->count)
		return;
	/* "FLAG | (x)" */
	if (source_is(source, at, "(") && take(edits, source, at))
		return;
	/* "(x) | FLAG" */
	before = source_prev(source, at);
	if (before != G_MAXUINT && source_is(source, before, ")")) {
		open = enclosing(source, before);
		if (open != G_MAXUINT && take(edits, source, open))
			return;
	}
	open = enclosing(source, at);
	if (open != G_MAXUINT)
		take(edits, source, open);
}

enum tidy_pair tidy_pair(const struct source *source, guint token)
{
	guint prev = source_prev(source, token);
	gboolean behind = prev != G_MAXUINT && source_is(source, prev, "|");
	/* The | that goes along, and the operand that stays. */
	guint or = behind ? prev : source_next(source, token);
	guint other =
		behind ? source_prev(source, or) : source_next(source, or);
	enum tidy_pair pair = TIDY_NONE;
	struct edits *cut, *tidied;
	struct source *without;
	GBytes *text;
	guint from, to;

	if (or >= source->count || other >= source->count)
		return TIDY_NONE;
	from = source->tokens[MIN(or, token)].offset;
	to = source->tokens[MAX(or, token)].offset +
	     source->tokens[MAX(or, token)].length;
	cut = edits_new();
	tidied = edits_new();
	edits_add(cut, from, to - from, "");
	text = edits_apply(cut, source->bytes, NULL);
	without = source_new(source->path, text);
	tidy_add(tidied, without, from);
	if (tidied->list->len)
		pair = source_is(source, other, behind ? ")" : "(")
			       ? TIDY_OPERAND
			       : TIDY_WHOLE;
	source_free(without);
	g_bytes_unref(text);
	edits_free(cut);
	edits_free(tidied);
	return pair;
}
