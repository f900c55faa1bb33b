// SPDX-License-Identifier: GPL-2.0
/* stmt-arms - the arms of an #if as statements: a part of stmt.h */
#include "base/depth.h"
#include "code/stmt-parts.h"

#include <string.h>

guint stmt_conditional(const struct parser *p, guint from)
{
	if (p->mode != DIRECTIVE_NONE)
		return p->end;
	for (guint i = from; i < p->end; i++) {
		const struct token *token = &p->source->tokens[i];

		if (token->kind == TOKEN_HASH &&
		    token->directive == DIRECTIVE_IF)
			return i;
		if (!stmt_skips(p, i))
			break;
	}
	return p->end;
}

/* The #else, #elif or #endif that belongs to the #if or #else at i. */
static guint matching(const struct parser *p, guint i)
{
	guint depth = 0;

	for (i++; i < p->end; i++) {
		const struct token *token = &p->source->tokens[i];

		if (token->kind != TOKEN_HASH)
			continue;
		if (token->directive == DIRECTIVE_IF)
			depth++;
		else if (token->directive == DIRECTIVE_ENDIF && depth)
			depth--;
		else if (!depth && (token->directive == DIRECTIVE_ELSE ||
				    token->directive == DIRECTIVE_ENDIF))
			return i;
	}
	return p->end;
}

/*
 * Whether the code between two directives is complete statements: brackets
 * balance, and the last token ends a statement.
 */
static gboolean is_whole(const struct parser *p, guint from, guint to)
{
	const struct source *source = p->source;
	int depth = 0;
	char last = ';';

	for (guint i = from; i < to; i++) {
		char c = source->text[source->tokens[i].offset];

		if (stmt_skips(p, i))
			continue;
		last = source->tokens[i].kind == TOKEN_PUNCT ? c : 'x';
		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (strchr("([{", c))
			depth++;
		else if (strchr(")]}", c) && --depth < 0)
			return FALSE;
	}
	return !depth && strchr(";}:", last);
}

static gboolean opens_with_else(const struct parser *p, guint i)
{
	i = stmt_code(p, i);
	return i < p->end && source_is(p->source, i, "else");
}

struct stmt *stmt_arms(struct parser *p, struct stmt *parent, guint hash)
{
	struct stmt *stmt, **tail;
	guint end = p->end;
	guint from = hash, to;

	if (p->depth >= DEPTH_MAX)
		return NULL;
	stmt = stmt_new(STMT_ARMS, parent, hash);
	tail = &stmt->child;
	while ((to = matching(p, from)) < p->end) {
		if (!is_whole(p, from, to))
			break;
		if (p->source->tokens[to].directive == DIRECTIVE_ENDIF) {
			end = to;
			break;
		}
		stmt->has_else |= source_is(p->source, to + 1, "else");
		from = to;
	}
	if (end == p->end || opens_with_else(p, end)) {
		g_free(stmt);
		return NULL;
	}
	for (from = hash; from < end; from = to) {
		struct parser arm = *p;
		struct stmt *block = stmt_new(STMT_BLOCK, stmt, from);

		to = matching(p, from);
		arm.end = to;
		arm.depth++;
		arm.at = stmt_code(&arm, from);
		stmt_list(&arm, block, from + 1);
		block->last = to - 1;
		p->odd |= arm.odd;
		p->conditionals = arm.conditionals;
		*tail = block;
		tail = &block->next;
	}
	stmt->last = end;
	p->conditionals++;
	p->at = stmt_code(p, end);
	return stmt;
}
