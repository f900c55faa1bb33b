/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cfg - the control flow of one function
 *
 *	cfg = cfg_new(source, root);
 *	node = cfg_at(cfg, token);
 *	cfg_free(cfg);
 *
 * Built from the statement tree: a node for each simple statement and for each
 * condition, edges for branches, loops, switch, goto, break, continue, return.
 * Both arms of an #ifdef are alternatives. Whatever cannot be followed (a
 * computed goto, a statement cut in two by an #ifdef) sets `odd`.
 */
#ifndef TREEWIDE_CFG_H
#define TREEWIDE_CFG_H

#include <glib.h>

#include "code/stmt.h"
#include "code/token.h"

enum cfg_kind {
	CFG_JOIN, /* no tokens of its own */
	CFG_PLAIN, /* a simple statement, a for's first or third part */
	CFG_CONDITION, /* of if, loop, switch; the edges tell the result */
	CFG_RETURN,
};

enum cfg_way {
	CFG_ALWAYS,
	CFG_TRUE, /* the condition held; the case was taken */
	CFG_FALSE,
};

struct cfg_edge {
	guint to;
	enum cfg_way way;
};

struct cfg_node {
	enum cfg_kind kind;
	const struct stmt *stmt; /* NULL for most joins; a case's label */
	guint first; /* tokens, both inclusive; */
	guint last; /* last < first: no tokens */
	GArray *next; /* struct cfg_edge */
};

struct cfg {
	GArray *nodes; /* struct cfg_node */
	guint entry;
	guint exit;
	gboolean odd;
};

/* root must outlive the graph. Free with cfg_free(). */
struct cfg *cfg_new(const struct source *source, const struct stmt *root);
void cfg_free(struct cfg *cfg);

struct cfg_node *cfg_node(const struct cfg *cfg, guint i);

/* The node around this token, or G_MAXUINT. */
guint cfg_at(const struct cfg *cfg, guint token);

#endif
