/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stmt-parts - what the parts of stmt share
 */
#ifndef TREEWIDE_STMT_PARTS_H
#define TREEWIDE_STMT_PARTS_H

#include <glib.h>

#include "code/stmt.h"

struct parser {
	const struct source *source;
	guint at;
	guint end; /* first token behind the body */
	enum directive mode; /* DIRECTIVE_DEFINE inside a macro body */
	guint depth;
	guint conditionals; /* #ifs whose arms were made out */
	gboolean odd;
};

static inline gboolean stmt_skips(const struct parser *p, guint i)
{
	const struct token *token = &p->source->tokens[i];

	return token->kind == TOKEN_COMMENT || token->directive != p->mode;
}

/* Moves to the next token of code at or behind i. */
static inline guint stmt_code(const struct parser *p, guint i)
{
	while (i < p->end && stmt_skips(p, i))
		i++;
	return MIN(i, p->end);
}

struct stmt *stmt_new(enum stmt_kind kind, struct stmt *parent, guint first);

/* The bracket that closes the one at i, among the body's own tokens. */
guint stmt_close(const struct parser *p, guint i);

/* The first #if in the directive lines before the next token of code. */
guint stmt_conditional(const struct parser *p, guint from);

/* #if at token `hash`: its arms as blocks, or NULL when they are not whole. */
struct stmt *stmt_arms(struct parser *p, struct stmt *parent, guint hash);

/* The statements up to the end or a }, as children of the block. */
void stmt_list(struct parser *p, struct stmt *block, guint from);

/* A macro's name that stands in front of a statement, here: which kind. */
enum stmt_kind stmt_macro(const struct parser *p, const struct stmt *parent);

/*
 * NAME(...) without a semicolon, in front of what begins no expression: its
 * last parenthesis, or 0.
 */
guint stmt_whole_macro(const struct parser *p, const struct stmt *parent);

#endif
