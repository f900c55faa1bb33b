/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stmt - the statements of a function or macro body, as a tree
 *
 *	root = stmt_parse(source, item);
 *	stmt = stmt_at(root, token);
 *	stmt_free(root);
 *
 * A tolerant parser: it needs no types and no headers, recognises a macro
 * before a statement (for_each_...(x) y; or ANY(x) { }; head.h tells how often
 * that runs), and keeps both arms of an #ifdef side by side if each is complete
 * statements. If one is not, the directives are skipped and the root is marked
 * odd: the order is still right, but nothing may be concluded about which arm
 * is compiled.
 */
#ifndef TREEWIDE_STMT_H
#define TREEWIDE_STMT_H

#include <glib.h>

#include "code/item.h"
#include "code/token.h"

enum stmt_kind {
	STMT_BLOCK, /* { ... }, and the root */
	STMT_SIMPLE, /* expression or declaration, with its ; */
	STMT_IF,
	STMT_LOOP, /* while, for, for_each_...() */
	STMT_HEAD, /* any other macro before a statement, its child */
	STMT_DO,
	STMT_SWITCH,
	STMT_CASE, /* case x: or default:, only the label */
	STMT_LABEL, /* name: */
	STMT_RETURN,
	STMT_GOTO,
	STMT_BREAK,
	STMT_CONTINUE,
	STMT_ARMS, /* #if ... #else ... #endif: children are blocks */
};

struct stmt {
	enum stmt_kind kind;
	guint first; /* token indexes, both inclusive */
	guint last;
	guint open; /* parenthesis of the condition, or 0 */
	guint close;
	gboolean odd; /* root: an #ifdef cuts a statement in two */
	gboolean has_else; /* STMT_ARMS: one arm is always compiled */
	struct stmt *parent;
	struct stmt *child; /* first in a block; body; arm taken when true */
	struct stmt *orelse; /* STMT_IF: the else arm, or NULL */
	struct stmt *next; /* next in the same block, or next arm */
};

/*
 * The body of a function, or of a macro (after the name and the parameters).
 * The root is a STMT_BLOCK. Free with stmt_free().
 */
struct stmt *stmt_parse(const struct source *source, const struct item *item);
void stmt_free(struct stmt *root);

/* The innermost statement around this token, or the root. */
struct stmt *stmt_at(struct stmt *root, guint token);

#endif
