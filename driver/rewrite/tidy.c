// SPDX-License-Identifier: GPL-2.0
#include "rewrite/tidy.h"

#include "code/bracket.h"
#include "code/operand.h"

static gboolean is_any(const struct source *source, guint i,
		       const char *const *words, guint count)
{
	for (guint k = 0; i < source->count && k < count; k++)
		if (source_is(source, i, words[k]))
			return TRUE;
	return FALSE;
}

static gboolean is_superfluous(const struct source *source, guint open,
			       guint close)
{
	static const char *const before[] = {"=", "|=", ",", "(", "return"};
	static const char *const behind[] = {";", ",", ")"};

	if (!operand_groups(source, open))
		return FALSE;
	if (source_next(source, source_next(source, open)) == close)
		return TRUE;
	return is_any(source, source_prev(source, open), before,
		      G_N_ELEMENTS(before)) &&
	       is_any(source, source_next(source, close), behind,
		      G_N_ELEMENTS(behind));
}

static guint end_of(const struct source *source, guint i)
{
	return source->tokens[i].offset + source->tokens[i].length;
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

/* Whether anything is tidied once this text stands for these words. */
static gboolean tidies(const struct source *source, guint from, guint to,
		       const char *text)
{
	struct edits *cut = edits_new(), *tidied = edits_new();
	struct source *without;
	gboolean any;
	GBytes *bytes;

	edits_add(cut, from, to - from, text);
	bytes = edits_apply(cut, source->bytes, NULL);
	without = source_new(source->path, bytes);
	tidy_add(tidied, without, from);
	any = tidied->list->len > 0;
	source_free(without);
	g_bytes_unref(bytes);
	edits_free(cut);
	edits_free(tidied);
	return any;
}

enum tidy_pair tidy_pair(const struct source *source, guint first, guint last)
{
	guint prev = source_prev(source, first);
	gboolean behind = prev != G_MAXUINT && source_is(source, prev, "|");
	/* The | that goes along, and the operand that stays. */
	guint or = behind ? prev : source_next(source, last);
	guint other;

	if (or >= source->count || !source_is(source, or, "|"))
		return tidies(source, source->tokens[first].offset,
			      end_of(source, last), "0")
			       ? TIDY_WHOLE
			       : TIDY_NONE;
	other = behind ? source_prev(source, or) : source_next(source, or);
	if (other >= source->count ||
	    !tidies(source, source->tokens[behind ? or : first].offset,
		    end_of(source, behind ? last : or), ""))
		return TIDY_NONE;
	return source_is(source, other, behind ? ")" : "(") ? TIDY_OPERAND
							    : TIDY_WHOLE;
}
