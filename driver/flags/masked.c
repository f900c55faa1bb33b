// SPDX-License-Identifier: GPL-2.0
#include "flags/masked.h"

#include <string.h>

/* What is looked at. */
struct masking {
	const struct flags *flags;
	const struct source *source;
	const struct leaf *leaf;
};

static const char *const writes[] = {"=",  "|=", "&=", "^=",  "+=",  "-=",
				     "*=", "/=", "%=", "<<=", ">>=", NULL};
static const char *const steps[] = {"++", "--", NULL};
static const char *const heads[] = {"if",     "while",	"for",	"switch",
				    "return", "sizeof", "case", NULL};

static gboolean same_word(const struct source *source, guint a, guint b)
{
	const struct token *x = &source->tokens[a], *y = &source->tokens[b];

	return x->length == y->length &&
	       !memcmp(source->text + x->offset, source->text + y->offset,
		       x->length);
}

static gboolean is_call(const struct source *source, guint i)
{
	if (!source_is(source, source_next(source, i), "("))
		return FALSE;
	if (source_is(source, i, ")"))
		return TRUE;
	return source->tokens[i].kind == TOKEN_IDENT &&
	       !source_is_any(source, i, heads);
}

/* Whether a write to what ends in this token may be one to the member. */
static gboolean may_be(const struct masking *m, guint name)
{
	const struct source *source = m->source;
	guint before;

	if (name >= source->count || source->tokens[name].kind != TOKEN_IDENT)
		return TRUE;
	before = source_prev(source, name);
	if (before != G_MAXUINT && source_is(source, before, "*"))
		return TRUE;
	if (before != G_MAXUINT &&
	    (source_is(source, before, "->") || source_is(source, before, ".")))
		return same_word(source, name, m->leaf->name);
	return same_word(source, name, m->leaf->first);
}

/* Whether anything in the node, but for the call at `own`, may change it. */
static gboolean touches(const struct masking *m, const struct cfg_node *node,
			guint own)
{
	const struct source *source = m->source;

	for (guint i = node->first; i <= node->last; i++) {
		if (i != own && is_call(source, i))
			return TRUE;
		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (source_is_any(source, i, writes) &&
		    may_be(m, source_prev(source, i)))
			return TRUE;
		if (source_is_any(source, i, steps)) {
			guint prev = source_prev(source, i);

			if (prev == G_MAXUINT ||
			    source->tokens[prev].kind == TOKEN_PUNCT)
				prev = source_next(source, i);
			if (may_be(m, prev))
				return TRUE;
		}
	}
	return FALSE;
}

static guint lookup(const struct leaf *leaf, gpointer data)
{
	const struct masking *m = data;
	const struct token *token = &m->source->tokens[leaf->name];

	if (leaf->kind != LEAF_NAME)
		return CAN_BOTH;
	if (source_is(m->source, leaf->name, m->flags->flag))
		return CAN_SET;
	return token->length > strlen(m->flags->prefix) &&
			       !memcmp(m->source->text + token->offset,
				       m->flags->prefix,
				       strlen(m->flags->prefix))
		       ? CAN_CLEAR
		       : CAN_BOTH;
}

/* Whether the node is "member &= value;" or "member = value;", value clear. */
static gboolean clears(const struct masking *m, const struct cfg_node *node)
{
	const struct source *source = m->source;
	const struct expr expr = {.source = source,
				  .bit = m->flags->bit,
				  .lookup = lookup,
				  .data = (gpointer)m};
	const struct leaf *leaf = m->leaf;
	guint at = node->first, last = node->last;

	if (node->kind != CFG_PLAIN || node->first > node->last)
		return FALSE;
	for (guint i = leaf->first; source_within(source, i, leaf->last);
	     i = source_next(source, i)) {
		if (at > node->last || !same_word(source, i, at))
			return FALSE;
		at = source_next(source, at);
	}
	if (!source_is(source, at, "=") && !source_is(source, at, "&="))
		return FALSE;
	at = source_next(source, at);
	if (source_is(source, last, ";"))
		last = source_prev(source, last);
	for (guint i = at; i <= last; i++)
		if (is_call(source, i) || source_is_any(source, i, writes) ||
		    source_is_any(source, i, steps) ||
		    source_is(source, i, ","))
			return FALSE;
	return at <= last && expr_eval(&expr, at, last) == CAN_CLEAR;
}

/* Only x->m, x.m, x->y.m: what the tokens name is the same each time. */
static gboolean is_chain(const struct source *source, const struct leaf *leaf)
{
	gboolean name = TRUE;

	for (guint i = leaf->first; source_within(source, i, leaf->last);
	     i = source_next(source, i)) {
		if (name ? source->tokens[i].kind != TOKEN_IDENT
			 : !source_is(source, i, "->") &&
				    !source_is(source, i, "."))
			return FALSE;
		name = !name;
	}
	return !name;
}

/*
 * Whether the member is clear before each node: on all ways to it. Begins with
 * the best that can be, and takes away until nothing changes.
 */
static guint8 *solve(const struct masking *m, const struct cfg *cfg)
{
	guint8 *clear = g_malloc(cfg->nodes->len + 1);
	gboolean changed = TRUE;

	memset(clear, TRUE, cfg->nodes->len + 1);
	clear[cfg->entry] = FALSE;
	while (changed) {
		changed = FALSE;
		for (guint n = 0; n < cfg->nodes->len; n++) {
			const struct cfg_node *node = cfg_node(cfg, n);
			gboolean out = clears(m, node) ||
				       (clear[n] && !touches(m, node, 0));

			for (guint e = 0; !out && e < node->next->len; e++) {
				guint to = g_array_index(node->next,
							 struct cfg_edge, e)
						   .to;

				changed |= clear[to];
				clear[to] = FALSE;
			}
		}
	}
	return clear;
}

guint masked_by(const struct flags *flags, const struct scope *scope,
		const struct leaf *leaf, guint at)
{
	const struct masking m = {flags, scope->unit->source, leaf};
	const struct cfg *cfg = scope->cfg;
	guint node = cfg_at(cfg, at), by = 0;
	guint8 *clear;

	if (leaf->kind != LEAF_MEMBER || node == G_MAXUINT || cfg->odd ||
	    !is_chain(m.source, leaf))
		return 0;
	for (guint n = 0; n < cfg->nodes->len; n++)
		if (clears(&m, cfg_node(cfg, n)) &&
		    (!by || cfg_node(cfg, n)->first < at))
			by = cfg_node(cfg, n)->first;
	if (!by || touches(&m, cfg_node(cfg, node), at))
		return 0;
	clear = solve(&m, cfg);
	if (!clear[node])
		by = 0;
	g_free(clear);
	return by;
}
