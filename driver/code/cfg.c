// SPDX-License-Identifier: GPL-2.0
#include "code/bracket.h"
#include "code/cfg-parts.h"

struct cfg_node *cfg_node(const struct cfg *cfg, guint i)
{
	return &g_array_index(cfg->nodes, struct cfg_node, i);
}

guint cfg_add_node(struct builder *b, enum cfg_kind kind,
		   const struct stmt *stmt, guint first, guint last)
{
	struct cfg_node node = {
		.kind = kind,
		.stmt = stmt,
		.first = first,
		.last = last,
		.next = g_array_new(FALSE, FALSE, sizeof(struct cfg_edge)),
	};

	g_array_append_val(b->cfg->nodes, node);
	return b->cfg->nodes->len - 1;
}

guint cfg_add_join(struct builder *b)
{
	return cfg_add_node(b, CFG_JOIN, NULL, 1, 0);
}

static void link_way(struct builder *b, guint from, guint to, enum cfg_way way)
{
	struct cfg_edge edge = {.to = to, .way = way};

	if (from != NOWHERE && to != NOWHERE)
		g_array_append_val(cfg_node(b->cfg, from)->next, edge);
}

void cfg_link(struct builder *b, guint from, guint to)
{
	link_way(b, from, to, CFG_ALWAYS);
}

guint cfg_add(struct builder *b, enum cfg_kind kind, const struct stmt *stmt,
	      guint first, guint last)
{
	guint node = cfg_add_node(b, kind, stmt, first, last);

	if (first < last)
		cfg_add_jumps_within(b, node);
	return node;
}

static guint build_list(struct builder *b, const struct stmt *stmt, guint from)
{
	for (; stmt; stmt = stmt->next)
		from = cfg_build(b, stmt, from);
	return from;
}

static guint build_if(struct builder *b, const struct stmt *stmt, guint from)
{
	guint cond = cfg_add(b, CFG_CONDITION, stmt, stmt->open, stmt->close);
	guint yes = cfg_add_join(b), no = cfg_add_join(b),
	      end = cfg_add_join(b);

	cfg_link(b, from, cond);
	link_way(b, cond, yes, CFG_TRUE);
	link_way(b, cond, no, CFG_FALSE);
	cfg_link(b, stmt->child ? cfg_build(b, stmt->child, yes) : yes, end);
	cfg_link(b, stmt->orelse ? cfg_build(b, stmt->orelse, no) : no, end);
	return end;
}

/* Token of the n-th ; between the parentheses of a for. */
static guint semicolon(struct builder *b, const struct stmt *stmt, guint n)
{
	const struct source *source = b->source;

	for (guint i = stmt->open + 1; i < stmt->close; i++) {
		if (source->tokens[i].kind != TOKEN_PUNCT)
			continue;
		if (source_is(source, i, "(") || source_is(source, i, "{")) {
			guint close = source_close(source, i);

			i = MIN(close, stmt->close);
		} else if (source_is(source, i, ";") && !n--) {
			return i;
		}
	}
	return stmt->close;
}

static guint build_loop(struct builder *b, const struct stmt *stmt, guint from)
{
	guint on_break = b->on_break, on_continue = b->on_continue;
	guint end = cfg_add_join(b), again = cfg_add_join(b),
	      body = cfg_add_join(b);
	guint cond;

	/* broken code may have no parentheses at all */
	if (stmt->close && source_is(b->source, stmt->first, "for")) {
		guint one = semicolon(b, stmt, 0), two = semicolon(b, stmt, 1);
		guint init = cfg_add(b, CFG_PLAIN, stmt, stmt->open + 1, one);
		guint next =
			cfg_add(b, CFG_PLAIN, stmt, two + 1, stmt->close - 1);

		cond = cfg_add(b, CFG_CONDITION, stmt, one + 1, two);
		cfg_link(b, from, init);
		cfg_link(b, init, cond);
		cfg_link(b, again, next);
		cfg_link(b, next, cond);
	} else {
		cond = cfg_add(b, CFG_CONDITION, stmt, stmt->first,
			       MAX(stmt->first, stmt->close));
		cfg_link(b, from, cond);
		cfg_link(b, again, cond);
	}
	link_way(b, cond, body, CFG_TRUE);
	link_way(b, cond, end, CFG_FALSE);
	b->on_break = end;
	b->on_continue = again;
	cfg_link(b, stmt->child ? cfg_build(b, stmt->child, body) : body,
		 again);
	b->on_break = on_break;
	b->on_continue = on_continue;
	return end;
}

/* do { } while (0) runs once. */
static gboolean is_never(const struct source *source, const struct stmt *stmt)
{
	guint value = source_next(source, stmt->open);

	return stmt->open && source_next(source, value) == stmt->close &&
	       (source_is(source, value, "0") ||
		source_is(source, value, "false"));
}

static guint build_do(struct builder *b, const struct stmt *stmt, guint from)
{
	guint on_break = b->on_break, on_continue = b->on_continue;
	guint body = cfg_add_join(b), end = cfg_add_join(b);
	guint cond = cfg_add(b, CFG_CONDITION, stmt, stmt->open, stmt->close);

	cfg_link(b, from, body);
	b->on_break = end;
	b->on_continue = cond;
	cfg_link(b, stmt->child ? cfg_build(b, stmt->child, body) : body, cond);
	if (!is_never(b->source, stmt))
		link_way(b, cond, body, CFG_TRUE);
	link_way(b, cond, end, CFG_FALSE);
	b->on_break = on_break;
	b->on_continue = on_continue;
	return end;
}

static guint build_switch(struct builder *b, const struct stmt *stmt,
			  guint from)
{
	guint on_break = b->on_break, on_switch = b->on_switch;
	gboolean has_default = b->has_default;
	guint cond = cfg_add(b, CFG_CONDITION, stmt, stmt->open, stmt->close);
	guint end = cfg_add_join(b);

	cfg_link(b, from, cond);
	b->on_break = end;
	b->on_switch = cond;
	b->has_default = FALSE;
	if (stmt->child)
		cfg_link(b, cfg_build(b, stmt->child, NOWHERE), end);
	if (!b->has_default)
		link_way(b, cond, end, CFG_FALSE);
	b->on_break = on_break;
	b->on_switch = on_switch;
	b->has_default = has_default;
	return end;
}

static guint build_arms(struct builder *b, const struct stmt *stmt, guint from)
{
	guint end = cfg_add_join(b);

	for (const struct stmt *arm = stmt->child; arm; arm = arm->next)
		cfg_link(b, build_list(b, arm->child, from), end);
	if (!stmt->has_else)
		cfg_link(b, from, end);
	return end;
}

static guint build_label(struct builder *b, const struct stmt *stmt, guint from)
{
	guint node = cfg_add_join(b);

	cfg_link(b, from, node);
	/* a label in both arms of an #if: a goto can mean either */
	if (!g_hash_table_replace(b->labels,
				  source_word(b->source, stmt->first),
				  GUINT_TO_POINTER(node + 1)))
		b->cfg->odd = TRUE;
	return node;
}

static guint build_case(struct builder *b, const struct stmt *stmt, guint from)
{
	guint node = cfg_add_join(b);

	cfg_node(b->cfg, node)->stmt = stmt;
	cfg_link(b, from, node);
	link_way(b, b->on_switch, node, CFG_TRUE);
	if (b->on_switch == NOWHERE)
		b->cfg->odd = TRUE;
	b->has_default |= source_is(b->source, stmt->first, "default");
	return node;
}

static guint build_jump(struct builder *b, const struct stmt *stmt, guint from)
{
	cfg_link(b, from, cfg_add_jump(b, stmt, stmt->first, stmt->last));
	return NOWHERE;
}

guint cfg_build(struct builder *b, const struct stmt *stmt, guint from)
{
	guint node;

	switch (stmt->kind) {
	case STMT_BLOCK:
		return build_list(b, stmt->child, from);
	case STMT_IF:
		return build_if(b, stmt, from);
	case STMT_LOOP:
		return build_loop(b, stmt, from);
	case STMT_HEAD:
		return cfg_build_head(b, stmt, from);
	case STMT_DO:
		return build_do(b, stmt, from);
	case STMT_SWITCH:
		return build_switch(b, stmt, from);
	case STMT_ARMS:
		return build_arms(b, stmt, from);
	case STMT_LABEL:
		return build_label(b, stmt, from);
	case STMT_CASE:
		return build_case(b, stmt, from);
	case STMT_GOTO:
	case STMT_BREAK:
	case STMT_CONTINUE:
		return build_jump(b, stmt, from);
	case STMT_RETURN:
		node = cfg_add(b, CFG_RETURN, stmt, stmt->first, stmt->last);
		cfg_link(b, from, node);
		cfg_link(b, node, b->cfg->exit);
		return NOWHERE;
	case STMT_SIMPLE:
		break;
	}
	node = cfg_add(b, CFG_PLAIN, stmt, stmt->first, stmt->last);
	cfg_link(b, from, node);
	return node;
}

static void resolve_gotos(struct builder *b)
{
	for (guint i = 0; i < b->gotos->len; i++) {
		struct pending *jump =
			&g_array_index(b->gotos, struct pending, i);
		guint to = GPOINTER_TO_UINT(
			g_hash_table_lookup(b->labels, jump->label));

		if (to)
			cfg_link(b, jump->from, to - 1);
		else
			b->cfg->odd = TRUE;
		g_free(jump->label);
	}
}

struct cfg *cfg_new(const struct source *source, const struct stmt *root)
{
	struct cfg *cfg = g_new0(struct cfg, 1);
	struct builder b = {
		.source = source,
		.cfg = cfg,
		.labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
						NULL),
		.gotos = g_array_new(FALSE, FALSE, sizeof(struct pending)),
		.on_break = NOWHERE,
		.on_continue = NOWHERE,
		.on_switch = NOWHERE,
	};

	cfg->nodes = g_array_new(FALSE, FALSE, sizeof(struct cfg_node));
	cfg->odd = root->odd;
	cfg->entry = cfg_add_join(&b);
	cfg->exit = cfg_add_join(&b);
	cfg_link(&b, build_list(&b, root->child, cfg->entry), cfg->exit);
	resolve_gotos(&b);
	g_hash_table_unref(b.labels);
	g_array_unref(b.gotos);
	return cfg;
}

void cfg_free(struct cfg *cfg)
{
	if (!cfg)
		return;
	for (guint i = 0; i < cfg->nodes->len; i++)
		g_array_unref(cfg_node(cfg, i)->next);
	g_array_unref(cfg->nodes);
	g_free(cfg);
}

guint cfg_at(const struct cfg *cfg, guint token)
{
	for (guint i = 0; i < cfg->nodes->len; i++) {
		const struct cfg_node *node = cfg_node(cfg, i);

		if (node->first <= token && token <= node->last)
			return i;
	}
	return G_MAXUINT;
}
