// SPDX-License-Identifier: GPL-2.0
#include "base/depth.h"
#include "code/bracket.h"
#include "code/stmt-parts.h"

static struct stmt *parse_stmt(struct parser *p, struct stmt *parent);

static void step(struct parser *p, guint i)
{
	p->at = stmt_code(p, i + 1);
}

static gboolean is(const struct parser *p, const char *word)
{
	return p->at < p->end && source_is(p->source, p->at, word);
}

struct stmt *stmt_new(enum stmt_kind kind, struct stmt *parent, guint first)
{
	struct stmt *stmt = g_new0(struct stmt, 1);

	stmt->kind = kind;
	stmt->parent = parent;
	stmt->first = stmt->last = first;
	return stmt;
}

guint stmt_close(const struct parser *p, guint i)
{
	return i < p->end ? MIN(source_close(p->source, i), p->end) : p->end;
}

/* NAME(a statement;): a macro with whole statements as arguments. */
static gboolean takes_statements(const struct parser *p, guint open,
				 guint close)
{
	for (guint i = stmt_code(p, open + 1); i < close;
	     i = stmt_code(p, i + 1)) {
		if (source_is(p->source, i, ";"))
			return TRUE;
		if (source_is(p->source, i, "(") ||
		    source_is(p->source, i, "{"))
			i = stmt_close(p, i);
	}
	return FALSE;
}

/* Parses up to the ; that ends the statement. */
static void parse_to_semicolon(struct parser *p, struct stmt *stmt)
{
	guint whole = stmt_whole_macro(p, stmt->parent);
	guint second = stmt_code(p, stmt->first + 1);

	if (whole && whole < p->end) {
		stmt->last = whole;
		step(p, whole);
		return;
	}
	while (p->at < p->end) {
		char c = p->source->text[p->source->tokens[p->at].offset];
		gboolean punct = p->source->tokens[p->at].kind == TOKEN_PUNCT;

		if (punct && c == '}')
			return;
		stmt->last = p->at;
		if (punct && (c == '(' || c == '[' || c == '{')) {
			guint close = stmt_close(p, p->at);

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

/* case x: and default: end at a colon that belongs to no ?. */
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

/* The ( condition ) after a keyword or a loop macro's name. */
static gboolean parse_condition(struct parser *p, struct stmt *stmt)
{
	guint close;

	if (!is(p, "("))
		return FALSE;
	close = stmt_close(p, p->at);
	if (close >= p->end)
		return FALSE;
	stmt->open = p->at;
	stmt->close = stmt->last = close;
	step(p, close);
	return TRUE;
}

/* The body of an if, else, loop or switch. */
static struct stmt *parse_arm(struct parser *p, struct stmt *stmt)
{
	struct stmt *arm = parse_stmt(p, stmt);

	if (!arm)
		return NULL;
	stmt->last = arm->last;
	/* the statement after the label is part of the body */
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

void stmt_list(struct parser *p, struct stmt *block, guint from)
{
	struct stmt **tail = &block->child;

	while (p->at < p->end || stmt_conditional(p, from) < p->end) {
		guint hash = stmt_conditional(p, from);
		struct stmt *stmt = NULL;

		if (hash < p->at) {
			stmt = stmt_arms(p, block, hash);
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
	stmt_list(p, block, open + 1);
	block->last = p->at < p->end ? p->at : p->end - 1;
	if (is(p, "}"))
		step(p, p->at);
	else
		p->odd = TRUE;
	return block;
}

static gboolean is_label(const struct parser *p)
{
	guint next = stmt_code(p, p->at + 1);

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
	else if (stmt->kind == STMT_SIMPLE)
		stmt->kind = stmt_macro(p, parent);
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
	case STMT_HEAD:
		step(p, p->at);
		parse_condition(p, stmt);
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
	if (is(p, "else")) { /* the if is in an #ifdef */
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

/* First token of a macro's body: after its name and its parameters. */
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
 * Whether an #if was skipped: it is inside of a statement, or between an if or
 * else and its body.
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
	p.at = stmt_code(&p, from);
	if (item->kind != ITEM_OTHER)
		stmt_list(&p, root, from);
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
