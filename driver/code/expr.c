// SPDX-License-Identifier: GPL-2.0
#include "code/expr.h"

#include <string.h>

#include "base/depth.h"
#include "code/bracket.h"
#include "code/operand.h"

/* A value: what it can be, and its number where that is known. */
struct value {
	guint can;
	gboolean known;
	guint64 number;
};

struct expr_reader {
	const struct expr *expr;
	const struct source *source;
	guint at;
	guint end; /* first token after the expression */
	guint depth;
	gboolean truth; /* only whether it is 0 counts: ask for no leaf */
};

static struct value ternary(struct expr_reader *r);

static struct value can(guint what)
{
	return (struct value){.can = what};
}

static struct value number(const struct expr_reader *r, guint64 n)
{
	struct value value = {.known = TRUE, .number = n};

	if (!n)
		value.can = CAN_CLEAR;
	else if (!r->expr->bit)
		value.can = CAN_BOTH;
	else
		value.can = n & r->expr->bit ? CAN_SET : CAN_CLEAR;
	return value;
}

static void skip_comments(struct expr_reader *r)
{
	while (r->at < r->end &&
	       (r->source->tokens[r->at].kind == TOKEN_COMMENT ||
		r->source->tokens[r->at].kind == TOKEN_HASH))
		r->at++;
}

/* Never beyond the end: what begins there is nothing. */
static void step(struct expr_reader *r)
{
	if (r->at < r->end)
		r->at++;
	skip_comments(r);
}

static gboolean is(const struct expr_reader *r, const char *word)
{
	return r->at < r->end && source_is(r->source, r->at, word);
}

static guint peek(const struct expr_reader *r, guint i)
{
	for (i++; i < r->end && r->source->tokens[i].kind == TOKEN_COMMENT; i++)
		;
	return i;
}

static struct value leaf(struct expr_reader *r, enum leaf_kind kind,
			 guint first, guint last, guint name)
{
	struct leaf leaf = {kind, first, last, name, CAN_NOTHING, 0};

	if (r->truth)
		return can(CAN_BOTH);
	return can(r->expr->lookup(&leaf, r->expr->data));
}

/* A name with what is bound to it: calls, members, indexes. */
static struct value postfix(struct expr_reader *r)
{
	guint first = r->at, last = r->at, name = r->at;
	enum leaf_kind kind = LEAF_NAME;

	for (step(r); r->at < r->end; step(r)) {
		if (is(r, "(") || is(r, "[")) {
			guint close = source_close(r->source, r->at);

			if (is(r, "("))
				kind = LEAF_CALL;
			if (close >= r->end)
				close = r->end - 1;
			last = r->at = close;
		} else if (is(r, ".") || is(r, "->")) {
			step(r);
			kind = LEAF_MEMBER;
			last = name = MIN(r->at, r->end - 1);
		} else if (is(r, "++") || is(r, "--")) {
			kind = LEAF_OTHER;
			last = r->at;
		} else {
			break;
		}
	}
	return leaf(r, kind, first, last, name);
}

static struct value parenthesis(struct expr_reader *r)
{
	guint close = source_close(r->source, r->at);
	struct expr_reader inner = *r;
	struct value value;

	if (close >= r->end || source_is(r->source, peek(r, r->at), "{")) {
		value = leaf(r, LEAF_OTHER, r->at, MIN(close, r->end - 1),
			     r->at);
		r->at = MIN(close, r->end - 1);
		step(r);
		return value;
	}
	inner.end = close;
	inner.depth++;
	step(&inner);
	value = ternary(&inner);
	if (inner.at < close) /* (a = b), (a, b): not read to its end */
		value = leaf(r, LEAF_OTHER, r->at, close, r->at);
	r->at = close;
	step(r);
	return value;
}

static struct value unary(struct expr_reader *r);

/* An operator, a cast or a bracket in front of what it is for, or a leaf. */
static struct value operand(struct expr_reader *r)
{
	struct value value;
	guint close;

	if (is(r, "~")) {
		step(r);
		value = unary(r);
		if (value.known)
			return number(r, ~value.number);
		return can((value.can & CAN_SET ? CAN_CLEAR : 0) |
			   (value.can & CAN_CLEAR ? CAN_SET : 0));
	}
	if (is(r, "!")) {
		gboolean truth = r->truth;

		step(r);
		r->truth = TRUE;
		unary(r);
		r->truth = truth;
		return can(r->expr->bit == 1 ? CAN_BOTH : CAN_CLEAR);
	}
	if (is(r, "+") || is(r, "-") || is(r, "*") || is(r, "&") ||
	    is(r, "++") || is(r, "--")) {
		guint first = r->at;

		step(r);
		unary(r);
		return leaf(r, LEAF_OTHER, first, r->at - 1, first);
	}
	if (is(r, "(") &&
	    operand_opens_cast(r->source, r->at, r->end, &close)) {
		gboolean truth = source_is(r->source, close - 1, "bool") ||
				 source_is(r->source, close - 1, "_Bool");

		r->at = close;
		step(r);
		value = unary(r);
		return truth ? can(CAN_CLEAR) : value;
	}
	if (is(r, "("))
		return parenthesis(r);
	if (r->source->tokens[r->at].kind == TOKEN_NUMBER) {
		char *word = source_word(r->source, r->at);

		value = number(r, g_ascii_strtoull(word, NULL, 0));
		g_free(word);
		step(r);
		return value;
	}
	if (r->source->tokens[r->at].kind == TOKEN_IDENT)
		return postfix(r);
	value = leaf(r, LEAF_OTHER, r->at, r->at, r->at);
	step(r);
	return value;
}

/* What lies too deep is not read: the tokens that are left say so. */
static struct value unary(struct expr_reader *r)
{
	struct value value = can(CAN_BOTH);

	if (r->at >= r->end || r->depth > DEPTH_MAX)
		return value;
	r->depth++;
	value = operand(r);
	r->depth--;
	return value;
}

/* Precedence of the binary operator at r->at, 0 when there is none. */
static int precedence(const struct expr_reader *r)
{
	static const struct {
		const char *word;
		int level;
	} table[] = {
		{"||", 1}, {"&&", 2}, {"|", 3}, {"^", 4},  {"&", 5},  {"==", 6},
		{"!=", 6}, {"<", 7},  {">", 7}, {"<=", 7}, {">=", 7}, {"<<", 8},
		{">>", 8}, {"+", 9},  {"-", 9}, {"*", 10}, {"/", 10}, {"%", 10},
	};

	for (guint i = 0; i < G_N_ELEMENTS(table); i++)
		if (is(r, table[i].word))
			return table[i].level;
	return 0;
}

static struct value arithmetic(const struct expr_reader *r, char op,
			       const struct value *a, const struct value *b)
{
	if (!a->known || !b->known)
		return can(CAN_BOTH);
	switch (op) {
	case '<':
		return number(r, b->number < 64 ? a->number << b->number : 0);
	case '>':
		return number(r, b->number < 64 ? a->number >> b->number : 0);
	case '+':
		return number(r, a->number + b->number);
	case '-':
		return number(r, a->number - b->number);
	case '*':
		return number(r, a->number * b->number);
	}
	return can(CAN_BOTH);
}

static struct value combine(const struct expr_reader *r, guint op, int level,
			    const struct value *a, const struct value *b)
{
	char c = r->source->text[r->source->tokens[op].offset];
	guint set = 0, clear = 0;

	if (level == 1 || level == 2 || level == 6 || level == 7)
		return can(r->expr->bit == 1 ? CAN_BOTH : CAN_CLEAR);
	if (level >= 8)
		return arithmetic(r, c, a, b);
	if (!a->can || !b->can)
		return can(CAN_NOTHING);
	if (c == '|') {
		set = (a->can | b->can) & CAN_SET;
		clear = a->can & b->can & CAN_CLEAR;
	} else if (c == '&') {
		set = a->can & b->can & CAN_SET;
		clear = (a->can | b->can) & CAN_CLEAR;
	} else {
		if ((a->can & CAN_SET && b->can & CAN_CLEAR) ||
		    (a->can & CAN_CLEAR && b->can & CAN_SET))
			set = CAN_SET;
		if ((a->can & b->can))
			clear = CAN_CLEAR;
	}
	return can(set | clear);
}

static struct value binary(struct expr_reader *r, int least)
{
	struct value left = unary(r);
	int level;

	while ((level = precedence(r)) >= least && level) {
		guint op = r->at;
		struct value right;

		step(r);
		r->depth++;
		right = binary(r, level + 1);
		r->depth--;
		left = combine(r, op, level, &left, &right);
	}
	return left;
}

/*
 * Whether what begins at r->at is only asked for its truth: the condition of a
 * ?:, or a comparison or a logical expression as a whole.
 */
static gboolean is_truth(const struct expr_reader *r)
{
	static const char *const loose[] = {"&&", "||"};
	static const char *const compare[] = {"==", "!=", "<", ">", "<=", ">="};
	gboolean compares = FALSE, bits = FALSE;

	for (guint i = r->at; i < r->end; i = peek(r, i)) {
		if (r->source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (source_is(r->source, i, "(") ||
		    source_is(r->source, i, "[")) {
			i = source_close(r->source, i);
			continue;
		}
		if (source_is(r->source, i, "?"))
			return TRUE;
		if (source_is(r->source, i, ":") ||
		    source_is(r->source, i, ","))
			break;
		for (guint k = 0; k < G_N_ELEMENTS(loose); k++)
			if (source_is(r->source, i, loose[k]))
				return TRUE;
		for (guint k = 0; k < G_N_ELEMENTS(compare); k++)
			compares |= source_is(r->source, i, compare[k]);
		bits |= source_is(r->source, i, "|") ||
			source_is(r->source, i, "&") ||
			source_is(r->source, i, "^");
	}
	return compares && !bits;
}

static struct value ternary(struct expr_reader *r)
{
	struct value condition, yes, no;
	gboolean truth = r->truth;

	r->truth |= is_truth(r);
	condition = binary(r, 1);
	r->truth = truth;
	if (!is(r, "?"))
		return condition;
	step(r);
	r->depth++;
	yes = is(r, ":") ? condition : ternary(r);
	if (!is(r, ":"))
		return can(CAN_BOTH);
	step(r);
	no = ternary(r);
	r->depth--;
	return can(yes.can | no.can);
}

/* What one whole expression can be. */
static guint eval_one(const struct expr *expr, guint first, guint last)
{
	struct expr_reader r = {
		.expr = expr,
		.source = expr->source,
		.at = first,
		.end = last + 1,
	};
	struct value value;

	skip_comments(&r);
	value = ternary(&r);
	if (r.at < r.end) {
		struct leaf rest = {LEAF_OTHER, first, last, first,
				    CAN_NOTHING};

		return expr->lookup(&rest, expr->data);
	}
	return value.can;
}

/* Whether tokens that a directive parts from others can be a value. */
static gboolean is_value(const struct source *source, guint first, guint last)
{
	const struct token *end = &source->tokens[last];

	return (source->tokens[first].kind != TOKEN_PUNCT ||
		strchr("(~!-", source->text[source->tokens[first].offset])) &&
	       (end->kind != TOKEN_PUNCT ||
		strchr(")]", source->text[end->offset]));
}

/*
 * Each arm of an #if among the arguments of a call has a value of its own:
 * they are cut at the directives, and each may be the one. TRUE unless an arm
 * holds no more than a part of a value.
 */
static gboolean eval_arms(const struct expr *expr, guint first, guint last,
			  guint *can)
{
	const struct source *source = expr->source;
	guint i = first;

	while (i <= last) {
		guint from = i, to;

		while (i <= last && !source->tokens[i].directive)
			i++;
		for (to = i - 1; to > from; to--)
			if (source->tokens[to].kind != TOKEN_COMMENT &&
			    (i > last || !source_is(source, to, ",")))
				break;
		if (i > from && !is_value(source, from, to))
			return FALSE;
		if (i > from && can)
			*can |= eval_one(expr, from, to);
		while (i <= last && source->tokens[i].directive)
			i++;
	}
	return TRUE;
}

guint expr_eval(const struct expr *expr, guint first, guint last)
{
	const struct token *tokens = expr->source->tokens;

	for (guint i = first; i <= last && !tokens[first].directive; i++)
		if (tokens[i].directive) {
			guint can = CAN_NOTHING;

			if (!eval_arms(expr, first, last, NULL))
				break;
			eval_arms(expr, first, last, &can);
			return can;
		}
	return eval_one(expr, first, last);
}
