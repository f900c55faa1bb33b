// SPDX-License-Identifier: GPL-2.0
#include "stmt.h"

#include <string.h>

/* Nesting that no code written by people reaches; keeps the stack bounded. */
#define DEPTH_MAX 200

struct parser {
	const struct source *source;
	guint at;
	guint end; /* first token behind the body */
	enum directive mode; /* DIRECTIVE_DEFINE inside a macro body */
	guint depth;
	guint conditionals; /* #ifs whose arms were made out */
	gboolean odd;
};

static struct stmt *parse_stmt(struct parser *p, struct stmt *parent);
static void parse_list(struct parser *p, struct stmt *block, guint from);

static gboolean is_skipped(const struct parser *p, guint i)
{
	const struct token *token = &p->source->tokens[i];

	return token->kind == TOKEN_COMMENT || token->directive != p->mode;
}

/* Moves to the next token of code at or behind i. */
static guint code_at(const struct parser *p, guint i)
{
	while (i < p->end && is_skipped(p, i))
		i++;
	return MIN(i, p->end);
}

static void step(struct parser *p, guint i)
{
	p->at = code_at(p, i + 1);
}

static gboolean is(const struct parser *p, const char *word)
{
	return p->at < p->end && source_is(p->source, p->at, word);
}

static struct stmt *stmt_new(enum stmt_kind kind, struct stmt *parent,
			     guint first)
{
	struct stmt *stmt = g_new0(struct stmt, 1);

	stmt->kind = kind;
	stmt->parent = parent;
	stmt->first = stmt->last = first;
	return stmt;
}

/* The bracket that closes the one at i, among the body's own tokens. */
static guint close_of(const struct parser *p, guint i)
{
	guint depth = 0;

	for (; i < p->end; i = code_at(p, i + 1)) {
		char c = p->source->text[p->source->tokens[i].offset];

		if (p->source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && !--depth)
			return i;
	}
	return p->end;
}

/* NAME(a statement;): a macro that is given whole statements. */
static gboolean takes_statements(const struct parser *p, guint open,
				 guint close)
{
	for (guint i = code_at(p, open + 1); i < close; i = code_at(p, i + 1)) {
		if (source_is(p->source, i, ";"))
			return TRUE;
		if (source_is(p->source, i, "(") ||
		    source_is(p->source, i, "{"))
			i = close_of(p, i);
	}
	return FALSE;
}

/* Everything up to the ; that ends the statement. */
static void parse_to_semicolon(struct parser *p, struct stmt *stmt)
{
	guint second = code_at(p, stmt->first + 1);

	while (p->at < p->end) {
		char c = p->source->text[p->source->tokens[p->at].offset];
		gboolean punct = p->source->tokens[p->at].kind == TOKEN_PUNCT;

		if (punct && c == '}')
			return;
		stmt->last = p->at;
		if (punct && (c == '(' || c == '[' || c == '{')) {
			guint close = close_of(p, p->at);

			if (close >= p->end) {
				p->odd = TRUE;
				p->at = p->end;
				return;
			}
			stmt->last = close;
			punct = p->at == second &&
				takes_statements(p, p->at, close);
			step(p, close);
			if (punct && !is(p, ";"))
				return;
			continue;
		}
		step(p, p->at);
		if (punct && c == ';')
			return;
	}
}

/* case x: and default: end at the colon that no ? has opened. */
static void parse_case(struct parser *p, struct stmt *stmt)
{
	guint questions = 0;

	for (; p->at < p->end; step(p, p->at)) {
		stmt->last = p->at;
		if (is(p, "?"))
			questions++;
		else if (is(p, ":") && !questions--)
			break;
	}
	if (p->at < p->end)
		step(p, p->at);
}

/* The ( condition ) behind a keyword or a loop macro's name. */
static gboolean parse_condition(struct parser *p, struct stmt *stmt)
{
	guint close;

	if (!is(p, "("))
		return FALSE;
	close = close_of(p, p->at);
	if (close >= p->end)
		return FALSE;
	stmt->open = p->at;
	stmt->close = stmt->last = close;
	step(p, close);
	return TRUE;
}

/* The statement that an if, else, loop or switch has. */
static struct stmt *parse_arm(struct parser *p, struct stmt *stmt)
{
	struct stmt *arm = parse_stmt(p, stmt);

	if (!arm)
		return NULL;
	stmt->last = arm->last;
	/* the statement behind the label belongs to it */
	p->odd |= arm->kind == STMT_LABEL || arm->kind == STMT_CASE;
	return arm;
}

static void parse_body(struct parser *p, struct stmt *stmt)
{
	stmt->child = parse_arm(p, stmt);
}

static void parse_if(struct parser *p, struct stmt *stmt)
{
	step(p, p->at);
	if (!parse_condition(p, stmt)) {
		p->odd = TRUE;
		parse_to_semicolon(p, stmt);
		return;
	}
	parse_body(p, stmt);
	if (!is(p, "else"))
		return;
	step(p, p->at);
	stmt->orelse = parse_arm(p, stmt);
}

static void parse_do(struct parser *p, struct stmt *stmt)
{
	step(p, p->at);
	parse_body(p, stmt);
	if (!is(p, "while")) {
		p->odd = TRUE;
		return;
	}
	step(p, p->at);
	if (parse_condition(p, stmt) && is(p, ";")) {
		stmt->last = p->at;
		step(p, p->at);
	}
}

/* The first #if in the directive lines before the next token of code. */
static guint next_conditional(const struct parser *p, guint from)
{
	if (p->mode != DIRECTIVE_NONE)
		return p->end;
	for (guint i = from; i < p->end; i++) {
		const struct token *token = &p->source->tokens[i];

		if (token->kind == TOKEN_HASH &&
		    token->directive == DIRECTIVE_IF)
			return i;
		if (!is_skipped(p, i))
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
 * Whether the words between two directives are whole statements: brackets
 * balance, and the last word ends a statement.
 */
static gboolean is_whole(const struct parser *p, guint from, guint to)
{
	const struct source *source = p->source;
	int depth = 0;
	char last = ';';

	for (guint i = from; i < to; i++) {
		char c = source->text[source->tokens[i].offset];

		if (is_skipped(p, i))
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
	i = code_at(p, i);
	return i < p->end && source_is(p->source, i, "else");
}

/* #if at token `hash`: its arms as blocks, or NULL when they are not whole. */
static struct stmt *parse_arms(struct parser *p, struct stmt *parent,
			       guint hash)
{
	struct stmt *stmt = stmt_new(STMT_ARMS, parent, hash);
	struct stmt **tail = &stmt->child;
	guint end = p->end;
	guint from = hash, to;

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
		arm.at = code_at(&arm, from);
		parse_list(&arm, block, from + 1);
		block->last = to - 1;
		p->odd |= arm.odd;
		p->conditionals = arm.conditionals;
		*tail = block;
		tail = &block->next;
	}
	stmt->last = end;
	p->conditionals++;
	p->at = code_at(p, end);
	return stmt;
}

static void parse_list(struct parser *p, struct stmt *block, guint from)
{
	struct stmt **tail = &block->child;

	while (p->at < p->end || next_conditional(p, from) < p->end) {
		guint hash = next_conditional(p, from);
		struct stmt *stmt = NULL;

		if (hash < p->at) {
			stmt = parse_arms(p, block, hash);
			p->odd |= !stmt;
		}
		if (!stmt && (p->at >= p->end || is(p, "}")))
			break;
		if (!stmt)
			stmt = parse_stmt(p, block);
		if (!stmt)
			break;
		*tail = stmt;
		tail = &stmt->next;
		from = stmt->last + 1;
	}
}

static struct stmt *parse_block(struct parser *p, struct stmt *parent)
{
	struct stmt *block = stmt_new(STMT_BLOCK, parent, p->at);
	guint open = p->at;

	step(p, p->at);
	parse_list(p, block, open + 1);
	block->last = p->at < p->end ? p->at : p->end - 1;
	if (is(p, "}"))
		step(p, p->at);
	else
		p->odd = TRUE;
	return block;
}

/* for_each_thing(x) stmt, or any name(...) { }. */
static gboolean is_loop_macro(const struct parser *p)
{
	const struct token *token = &p->source->tokens[p->at];
	guint open = code_at(p, p->at + 1), close;

	if (token->kind != TOKEN_IDENT || open >= p->end ||
	    !source_is(p->source, open, "("))
		return FALSE;
	close = close_of(p, open);
	if (close >= p->end)
		return FALSE;
	close = code_at(p, close + 1);
	if (close < p->end && source_is(p->source, close, "{"))
		return TRUE;
	return g_strstr_len(p->source->text + token->offset, token->length,
			    "for_each") &&
	       close < p->end && !source_is(p->source, close, ";");
}

static gboolean is_label(const struct parser *p)
{
	guint next = code_at(p, p->at + 1);

	return p->source->tokens[p->at].kind == TOKEN_IDENT && next < p->end &&
	       source_is(p->source, next, ":");
}

static struct stmt *parse_keyword(struct parser *p, struct stmt *parent)
{
	static const struct {
		const char *word;
		enum stmt_kind kind;
	} words[] = {
		{"if", STMT_IF},
		{"while", STMT_LOOP},
		{"for", STMT_LOOP},
		{"do", STMT_DO},
		{"switch", STMT_SWITCH},
		{"case", STMT_CASE},
		{"default", STMT_CASE},
		{"return", STMT_RETURN},
		{"goto", STMT_GOTO},
		{"break", STMT_BREAK},
		{"continue", STMT_CONTINUE},
	};
	struct stmt *stmt = stmt_new(STMT_SIMPLE, parent, p->at);
	guint i;

	for (i = 0; i < G_N_ELEMENTS(words); i++)
		if (is(p, words[i].word))
			stmt->kind = words[i].kind;
	if (stmt->kind == STMT_SIMPLE && is_label(p))
		stmt->kind = STMT_LABEL;
	else if (stmt->kind == STMT_SIMPLE && is_loop_macro(p))
		stmt->kind = STMT_LOOP;
	switch (stmt->kind) {
	case STMT_IF:
		parse_if(p, stmt);
		break;
	case STMT_LOOP:
	case STMT_SWITCH:
		step(p, p->at);
		p->odd |= !parse_condition(p, stmt);
		parse_body(p, stmt);
		break;
	case STMT_DO:
		parse_do(p, stmt);
		break;
	case STMT_CASE:
	case STMT_LABEL:
		parse_case(p, stmt);
		break;
	default:
		parse_to_semicolon(p, stmt);
	}
	return stmt;
}

static struct stmt *parse_stmt(struct parser *p, struct stmt *parent)
{
	struct stmt *stmt = NULL;

	if (p->at >= p->end || is(p, "}"))
		return NULL;
	if (p->depth >= DEPTH_MAX) {
		p->odd = TRUE;
		p->at = p->end;
		return NULL;
	}
	p->depth++;
	if (is(p, "else")) { /* an #ifdef took the if away */
		p->odd = TRUE;
		step(p, p->at);
	}
	if (is(p, "{"))
		stmt = parse_block(p, parent);
	else if (p->at < p->end && !is(p, "}"))
		stmt = parse_keyword(p, parent);
	p->depth--;
	return stmt;
}

/* First token of a macro's body: behind its name and its parameters. */
static guint macro_body(const struct source *source, const struct item *item)
{
	guint i = item->name + 1;
	const struct token *name = &source->tokens[item->name];

	if (i <= item->last && source_is(source, i, "(") &&
	    source->tokens[i].offset == name->offset + name->length)
		while (i <= item->last && !source_is(source, i++, ")"))
			;
	return i;
}

/*
 * Whether an #if was passed over: it stands inside of a statement, or between
 * an if or else and what belongs to it.
 */
static gboolean passed_over(const struct parser *p, guint from)
{
	guint count = 0;

	for (guint i = from; p->mode == DIRECTIVE_NONE && i < p->end; i++)
		count += p->source->tokens[i].kind == TOKEN_HASH &&
			 p->source->tokens[i].directive == DIRECTIVE_IF;
	return count != p->conditionals;
}

struct stmt *stmt_parse(const struct source *source, const struct item *item)
{
	struct parser p = {.source = source};
	struct stmt *root = stmt_new(STMT_BLOCK, NULL, item->first);
	guint from;

	if (item->kind == ITEM_MACRO) {
		p.mode = DIRECTIVE_DEFINE;
		p.end = item->last + 1;
		from = macro_body(source, item);
		root->first = MIN(from, item->last);
		root->last = item->last;
	} else {
		p.end = item->body_end;
		from = item->body + 1;
		root->first = item->body;
		root->last = item->body_end;
	}
	p.at = code_at(&p, from);
	if (item->kind != ITEM_OTHER)
		parse_list(&p, root, from);
	root->odd = p.odd || p.at < p.end || passed_over(&p, from);
	return root;
}

void stmt_free(struct stmt *stmt)
{
	while (stmt) {
		struct stmt *next = stmt->next;

		stmt_free(stmt->child);
		stmt_free(stmt->orelse);
		g_free(stmt);
		stmt = next;
	}
}

struct stmt *stmt_at(struct stmt *root, guint token)
{
	struct stmt *found = root, *at = root->child;

	while (at) {
		if (at->first <= token && token <= at->last) {
			found = at;
			if (at->orelse && at->orelse->first <= token) {
				at = at->orelse;
				if (token < at->first)
					break;
			} else {
				at = at->child;
			}
			continue;
		}
		at = at->next;
	}
	return found;
}
