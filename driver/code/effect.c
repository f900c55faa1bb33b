// SPDX-License-Identifier: GPL-2.0
#include "code/effect.h"

#include "base/edit.h"
#include "code/bracket.h"
#include "code/item.h"
#include "code/macros.h"

/* Whether token i has an effect, or may have one. */
static gboolean acts(const struct source *source, guint i)
{
	static const char *const operators[] = {
		"=",  "+=", "-=",  "*=",  "/=", "%=", "&=", "|=",
		"^=", "++", "<<=", ">>=", "--", "{",  ";",  NULL};
	static const char *const pure[] = {"likely", "unlikely", "sizeof",
					   "IS_ENABLED", NULL};
	guint next = source_next(source, i);

	if (source_is_any(source, i, operators))
		return TRUE;
	if (source_is(source, next, "("))
		return source_is(source, i, ")") || source_is(source, i, "]") ||
		       (source->tokens[i].kind == TOKEN_IDENT &&
			!source_is_any(source, i, pure));
	return FALSE;
}

/* An object-like macro of this file may hide a call. */
static gboolean is_macro(const struct source *source, guint i)
{
	g_autofree char *word = source_word(source, i);
	GPtrArray *found = macros_find(source, word);
	gboolean is = FALSE;

	for (guint k = 0; k < found->len; k++) {
		const struct macro *macro = found->pdata[k];

		for (guint t = macro->item.name + 1; t <= macro->item.last; t++)
			is |= macro->source->tokens[t].kind == TOKEN_IDENT ||
			      acts(macro->source, t);
	}
	g_ptr_array_unref(found);
	return is;
}

/* Whether token i names the same variable as token name. */
static gboolean is_same(const struct source *source, guint i, guint name)
{
	const struct token *a = &source->tokens[i], *b = &source->tokens[name];
	guint before;

	if (a->kind != TOKEN_IDENT || a->length != b->length ||
	    memcmp(source->text + a->offset, source->text + b->offset,
		   a->length))
		return FALSE;
	before = source_prev(source, i);
	return before >= source->count || (!source_is(source, before, ".") &&
					   !source_is(source, before, "->"));
}

/*
 * Counts the other uses of the name from first to last, and those that
 * certainly read it: in brackets, after return or an assignment.
 */
static guint count_uses(const struct source *source, guint first, guint last,
			const guint span[2], guint name, guint *reads)
{
	guint count = 0, depth = 0;
	gboolean right = FALSE;

	for (guint i = first; i <= last && i < source->count; i++) {
		if (source_is(source, i, "(") || source_is(source, i, "["))
			depth++;
		else if (source_is(source, i, ")") || source_is(source, i, "]"))
			depth -= depth > 0;
		else if (source_is(source, i, "=") ||
			 source_is(source, i, "return"))
			right = TRUE;
		else if (source_is(source, i, ";") || source_is(source, i, "{"))
			right = FALSE;
		if ((i >= span[0] && i <= span[1]) || !is_same(source, i, name))
			continue;
		count++;
		*reads += depth || right;
	}
	return count;
}

/* Whether this variable is read elsewhere, or is not the file's own. */
static gboolean is_read(const struct source *source, const struct item *item,
			const guint span[2], guint name)
{
	guint reads = 0;

	if (item &&
	    count_uses(source, item->first, item->last, span, name, &reads))
		return reads > 0;
	return !count_uses(source, 0, source->count - 1, span, name, &reads) ||
	       reads;
}

gboolean effect_is_free(const struct source *source, guint open, guint close)
{
	const guint span[2] = {open, close};
	g_autoptr(GArray) items = items_new(source);
	const struct item *item = items_at(items, open);

	for (guint i = 0; i < source->count; i++)
		if (source_is(source, i, "volatile"))
			return FALSE;
	for (guint i = source_next(source, open); i < close;
	     i = source_next(source, i)) {
		guint before = source_prev(source, i);
		gboolean member = source_is(source, before, ".") ||
				  source_is(source, before, "->");

		if (acts(source, i))
			return FALSE;
		if (source->tokens[i].kind == TOKEN_IDENT && !member &&
		    (is_macro(source, i) || !is_read(source, item, span, i)))
			return FALSE;
	}
	return TRUE;
}

/* The opposite comparison; NULL: the token is no comparison. */
static const char *opposite(const struct source *source, guint i)
{
	static const char *const pairs[][2] = {
		{"==", "!="}, {"!=", "=="}, {"<", ">="},
		{">=", "<"},  {">", "<="},  {"<=", ">"},
	};

	for (guint k = 0; k < G_N_ELEMENTS(pairs); k++)
		if (source_is(source, i, pairs[k][0]))
			return pairs[k][1];
	return NULL;
}

/* Whether the token binds less tightly than a comparison, or may do so. */
static gboolean binds_loosely(const struct source *source, guint i)
{
	static const char *const words[] = {
		"&&", "||", "?",  ":",	",",  "&",  "|",  "^",	 "=",	"+=",
		"-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", NULL};

	return source_is_any(source, i, words);
}

/* The operators of a condition, outside of brackets. */
struct shape {
	guint comparisons, at; /* their number, the last one's token */
	guint operators; /* neither names, members nor brackets */
	gboolean loose;
};

static void read_shape(const struct source *source, guint open, guint close,
		       struct shape *shape)
{
	for (guint i = source_next(source, open); i < close;
	     i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "[")) {
			i = source_close(source, i);
			continue;
		}
		if (opposite(source, i)) {
			shape->comparisons++;
			shape->at = i;
		}
		shape->loose |= binds_loosely(source, i);
		shape->operators += source->tokens[i].kind == TOKEN_PUNCT &&
				    !source_is(source, i, ".") &&
				    !source_is(source, i, "->");
	}
}

void effect_negate(struct edits *edits, const struct source *source, guint open,
		   guint close)
{
	guint first = source_next(source, open);
	const struct token *token;
	struct shape shape = {0};

	read_shape(source, open, close, &shape);
	if (shape.comparisons == 1 && !shape.loose) {
		token = &source->tokens[shape.at];
		edits_add(edits, token->offset, token->length,
			  opposite(source, shape.at));
	} else if (shape.operators == 1 && source_is(source, first, "!")) {
		edits_add(edits, source->tokens[first].offset, 1, "");
	} else if (!shape.operators && !source_is(source, first, "(")) {
		edits_add(edits, source->tokens[first].offset, 0, "!");
	} else {
		edits_add(edits, source->tokens[first].offset, 0, "!(");
		edits_add(edits, source->tokens[close].offset, 0, ")");
	}
}
