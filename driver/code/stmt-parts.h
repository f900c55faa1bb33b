/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stmt-parts - shared by the files of stmt
 */
#ifndef TREEWIDE_STMT_PARTS_H
#define TREEWIDE_STMT_PARTS_H

#include <glib.h>

#include "code/stmt.h"

struct parser {
	const struct source *source;
	guint at;
	guint end; /* first token after the body */
	enum directive mode; /* DIRECTIVE_DEFINE inside a macro body */
	guint depth;
	guint conditionals; /* #ifs whose arms were parsed */
	gboolean odd;
};

static inline gboolean stmt_skips(const struct parser *p, guint i)
{
	const struct token *token = &p->source->tokens[i];

	return token->kind == TOKEN_COMMENT || token->directive != p->mode;
}

/* The next token of code at or after i. */
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

/*
 * Parses the #if at token `hash`, its arms as blocks; NULL: they are not
 * complete statements.
 */
struct stmt *stmt_arms(struct parser *p, struct stmt *parent, guint hash);

/* Parses statements up to the end or a }, as children of the block. */
void stmt_list(struct parser *p, struct stmt *block, guint from);

/* The kind of statement that a macro's name begins here. */
enum stmt_kind stmt_macro(const struct parser *p, const struct stmt *parent);

/*
 * NAME(...) without a semicolon, before something that begins no expression:
 * its last parenthesis, or 0.
 */
guint stmt_whole_macro(const struct parser *p, const struct stmt *parent);

#endif
