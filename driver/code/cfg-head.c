// SPDX-License-Identifier: GPL-2.0
/* cfg-head - macros that may run or jump: a part of cfg.h */
#include "code/cfg-parts.h"

#include "code/head.h"

/* The last token of a jump in a macro's argument or a ({ }). */
static guint jump_end(const struct source *source, guint i, guint last)
{
	guint end = i, depth = 0;

	for (i = source_next(source, i); source_within(source, i, last);
	     i = source_next(source, i)) {
		if (source_is(source, i, "(") || source_is(source, i, "[") ||
		    source_is(source, i, "{"))
			depth++;
		else if ((source_is(source, i, ")") ||
			  source_is(source, i, "]") ||
			  source_is(source, i, "}")) &&
			 !depth--)
			break;
		else if (!depth && (source_is(source, i, ";") ||
				    source_is(source, i, ",")))
			break;
		end = i;
	}
	return end;
}

guint cfg_add_jump(struct builder *b, const struct stmt *stmt, guint first,
		   guint last)
{
	struct pending jump = {0};
	guint node;

	if (source_is(b->source, first, "return")) {
		node = cfg_add_node(b, CFG_RETURN, stmt, first, last);
		cfg_link(b, node, b->cfg->exit);
		return node;
	}
	node = cfg_add_node(b, CFG_PLAIN, stmt, first, last);
	if (source_is(b->source, first, "break")) {
		cfg_link(b, node, b->on_break);
	} else if (source_is(b->source, first, "continue")) {
		cfg_link(b, node, b->on_continue);
	} else {
		jump.from = node;
		jump.label = source_word(b->source, first + 1);
		g_array_append_val(b->gotos, jump);
	}
	return node;
}

static gboolean is_jump(const struct source *source, guint i, gboolean inside)
{
	return source_is(source, i, "return") || source_is(source, i, "goto") ||
	       (!inside && (source_is(source, i, "break") ||
			    source_is(source, i, "continue")));
}

void cfg_add_jumps_within(struct builder *b, guint node)
{
	const struct stmt *stmt = cfg_node(b->cfg, node)->stmt;
	guint first = cfg_node(b->cfg, node)->first;
	guint last = cfg_node(b->cfg, node)->last;
	guint braces = 0;

	for (guint i = source_next(b->source, first);
	     source_within(b->source, i, last); i = source_next(b->source, i)) {
		guint end;

		braces += source_is(b->source, i, "{");
		braces -= braces && source_is(b->source, i, "}");
		if (!is_jump(b->source, i, braces > 0))
			continue;
		end = jump_end(b->source, i, last);
		cfg_link(b, node, cfg_add_jump(b, stmt, i, end));
		i = end;
	}
}

/* Where break or continue goes: out of the head, further out, or either. */
static guint leave_to(struct builder *b, const struct head *head, guint own,
		      guint outer)
{
	guint either;

	if (!head->leaves || outer == NOWHERE)
		return own;
	if (!head->stays)
		return outer;
	either = cfg_add_join(b);
	cfg_link(b, either, own);
	cfg_link(b, either, outer);
	return either;
}

/*
 * Whether control may pass a skipped statement: not if the macro's argument
 * jumps in its place.
 */
static gboolean may_pass(struct builder *b, const struct stmt *stmt,
			 const struct head *head)
{
	guint first, last;

	return head->instead < 0 ||
	       !head_argument(b->source, stmt->open, head->instead, &first,
			      &last) ||
	       !is_jump(b->source, first, FALSE);
}

/* Nothing tells how it came out: its edges are CFG_ALWAYS. */
guint cfg_build_head(struct builder *b, const struct stmt *stmt, guint from)
{
	guint on_break = b->on_break, on_continue = b->on_continue;
	guint node, end, body = cfg_add_join(b);
	struct head head;

	head_read(b->source, stmt, &head);
	end = cfg_add_join(b);
	/* a jump that runs instead of the statement leaves the same loop */
	if (head.instead >= 0)
		b->on_break = b->on_continue = end;
	node = cfg_add(b, CFG_PLAIN, stmt, stmt->first,
		       MAX(stmt->first, stmt->close));
	cfg_link(b, from, node);
	cfg_link(b, node, body);
	if (!head.once && may_pass(b, stmt, &head))
		cfg_link(b, node, end);
	b->on_break = leave_to(b, &head, end, on_break);
	b->on_continue =
		leave_to(b, &head, head.once ? end : node, on_continue);
	from = stmt->child ? cfg_build(b, stmt->child, body) : body;
	cfg_link(b, from, end);
	if (!head.once && head.instead < 0)
		cfg_link(b, from, node);
	b->on_break = on_break;
	b->on_continue = on_continue;
	return end;
}
