// SPDX-License-Identifier: GPL-2.0
/* comment-find - the place of a comment: the first half of comment.h */
#include "rewrite/comment.h"

#include <string.h>

#include "rewrite/layout.h"
#include "rewrite/region.h"
#include "code/bracket.h"

#define TAB 8

/* The first token of code on the line of token i. */
static guint line_code(const struct source *source, guint i)
{
	guint found = i;

	while (i && !region_begins_line(source, i))
		if (source->tokens[--i].kind != TOKEN_COMMENT)
			found = i;
	return found;
}

static void set_place(const struct source *source, guint token,
		      struct comment_place *place)
{
	gboolean aligned = FALSE;
	guint line;

	while (token && !region_begins_line(source, token))
		token--;
	line = source->tokens[token].line;
	place->offset = source->lines[line - 1];
	place->column = region_column(source, source->tokens[token].offset);
	place->macro = source->tokens[token].directive == DIRECTIVE_DEFINE &&
		       source->tokens[token].kind != TOKEN_HASH;
	place->backslash = -1;
	if (!place->macro)
		return;
	/* The line above is of the macro too: it has a backslash. */
	place->backslash = layout_backslash(source, line - 1, &aligned);
	if (!aligned)
		place->backslash = -1;
}

static gboolean is_else_if(const struct source *source, const struct stmt *stmt)
{
	guint before = source_prev(source, stmt->first);

	return stmt->kind == STMT_IF && before < source->count &&
	       source_is(source, before, "else") &&
	       source->tokens[before].line == source->tokens[stmt->first].line;
}

/* First line inside the arm of an else if; FALSE when it has no such line. */
static gboolean place_in_arm(const struct source *source,
			     const struct stmt *stmt,
			     struct comment_place *place)
{
	const struct stmt *arm = stmt->child, *first;
	guint next;

	if (!arm)
		return FALSE;
	if (arm->kind != STMT_BLOCK) {
		if (line_code(source, arm->first) != arm->first)
			return FALSE;
		set_place(source, arm->first, place);
		return TRUE;
	}
	next = arm->first + 1;
	while (next < source->count && !region_begins_line(source, next) &&
	       source->tokens[next].kind == TOKEN_COMMENT)
		next++;
	if (next >= source->count || !region_begins_line(source, next))
		return FALSE;
	set_place(source, next, place);
	for (first = arm->child; first && first->kind == STMT_LABEL;)
		first = first->next;
	place->column =
		region_column(
			source,
			source->tokens[line_code(source, stmt->first)].offset) +
		TAB;
	if (first && first->kind != STMT_ARMS &&
	    region_begins_line(source, first->first))
		place->column = region_column(
			source, source->tokens[first->first].offset);
	return TRUE;
}

/* Begin of the statement around a token that the parser made nothing of. */
static guint scan_back(const struct source *source, guint token)
{
	guint depth = 0, at = token;

	for (guint i = source_prev(source, token); i < token;
	     i = source_prev(source, i)) {
		char c = source->text[source->tokens[i].offset];
		gboolean punct = source->tokens[i].kind == TOKEN_PUNCT;

		if (source->tokens[i].directive !=
		    source->tokens[token].directive)
			break;
		if (punct && !depth && strchr(";{}", c))
			break;
		if (punct && strchr(")]}", c))
			depth++;
		else if (punct && depth && strchr("([{", c))
			depth--;
		at = i;
		if (!i)
			break;
	}
	return at;
}

/*
 * Where the statement at token `at` really begins: what follows an #else goes
 * on with what stands before the #if, unless a statement ended there.
 */
static guint before_arms(const struct source *source, guint at)
{
	static const char *const ends[] = {";", "{",	"}", ":",
					   ")", "else", "do"};
	guint hash = at, last;

	if (source->tokens[at].directive != DIRECTIVE_NONE)
		return at;
	while (hash && (source->tokens[hash - 1].directive != DIRECTIVE_NONE ||
			source->tokens[hash - 1].kind == TOKEN_COMMENT))
		hash--;
	while (hash < at && source->tokens[hash].directive != DIRECTIVE_ELSE)
		hash++;
	if (hash == at || (hash = source_if(source, hash)) == G_MAXUINT)
		return at;
	last = source_prev(source, hash);
	while (last < hash && source->tokens[last].directive != DIRECTIVE_NONE)
		last = source_prev(source, last);
	for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
		if (source_is(source, last, ends[i]))
			return at;
	return last < hash ? last : at;
}

/* The first token of a line that is no later than `at`, and where a statement
 * begins that holds it.
 */
static guint climb(const struct source *source, struct stmt *root, guint at)
{
	guint first;

	while ((first = before_arms(source, at)) != at) {
		struct stmt *stmt = stmt_at(root, first);

		at = stmt == root ? first : stmt->first;
	}
	while ((first = line_code(source, at)) != at) {
		struct stmt *stmt = stmt_at(root, first);

		if (stmt == root || first < stmt->first)
			return first;
		at = stmt->first;
	}
	return at;
}

/* The { of the innermost ({ ... }) that holds the token, behind first. */
static guint find_braces(const struct source *source, guint first, guint token)
{
	guint found = 0;

	for (guint i = first; i < token; i = source_next(source, i)) {
		guint before = source_prev(source, i);
		guint close;

		if (!source_is(source, i, "{") || before >= i ||
		    !source_is(source, before, "("))
			continue;
		close = source_close(source, i);
		if (close > token && close < source->count)
			found = i;
	}
	return found;
}

static gboolean place_inside(const struct source *source, struct stmt *root,
			     guint lowest, guint token,
			     struct comment_place *place);

/* In a statement expression: above its own statement, if that has a line. */
static gboolean place_in_braces(const struct source *source, guint brace,
				guint token, struct comment_place *place)
{
	gboolean macro = source->tokens[brace].directive == DIRECTIVE_DEFINE;
	guint close = source_close(source, brace);
	struct item item = {.kind = macro ? ITEM_MACRO : ITEM_FUNCTION,
			    .first = brace,
			    .last = macro ? close - 1 : close,
			    .name = brace,
			    .body = brace,
			    .body_end = close};
	struct stmt *root = stmt_parse(source, &item);
	gboolean found = place_inside(source, root, brace + 1, token, place);

	stmt_free(root);
	return found;
}

/* FALSE when the place would be before token lowest. */
static gboolean place_inside(const struct source *source, struct stmt *root,
			     guint lowest, guint token,
			     struct comment_place *place)
{
	struct stmt *stmt = stmt_at(root, token);
	guint brace, at;

	if (stmt->kind == STMT_BLOCK || stmt->kind == STMT_ARMS)
		at = MAX(scan_back(source, token), root->first);
	else
		at = stmt->first;
	brace = find_braces(source, at, token);
	if (brace && place_in_braces(source, brace, token, place))
		return TRUE;
	if (is_else_if(source, stmt) && place_in_arm(source, stmt, place))
		return TRUE;
	at = climb(source, root, at);
	if (at < lowest)
		return FALSE;
	set_place(source, at, place);
	return TRUE;
}

void comment_find(const struct source *source, const struct item *item,
		  struct stmt *root, guint token, struct comment_place *place)
{
	if (!place_inside(source, root, item->first, token, place))
		set_place(source, line_code(source, token), place);
}
