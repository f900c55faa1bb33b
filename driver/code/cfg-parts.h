/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cfg-parts - shared by the files of cfg
 */
#ifndef TREEWIDE_CFG_PARTS_H
#define TREEWIDE_CFG_PARTS_H

#include <glib.h>

#include "code/cfg.h"

#define NOWHERE G_MAXUINT

struct pending {
	guint from;
	char *label;
};

struct builder {
	const struct source *source;
	struct cfg *cfg;
	GHashTable *labels; /* name -> node + 1 */
	GArray *gotos; /* struct pending */
	guint on_break;
	guint on_continue;
	guint on_switch; /* node of the innermost switch's condition */
	gboolean has_default;
};

/* Adds a node without edges; does not examine its jumps. */
guint cfg_add_node(struct builder *b, enum cfg_kind kind,
		   const struct stmt *stmt, guint first, guint last);

/* The same, with the jumps in it. */
guint cfg_add(struct builder *b, enum cfg_kind kind, const struct stmt *stmt,
	      guint first, guint last);

guint cfg_add_join(struct builder *b);

/* Adds an edge, unless one of its ends is NOWHERE. */
void cfg_link(struct builder *b, guint from, guint to);

/* Adds the nodes of a statement after node from; returns where it ends. */
guint cfg_build(struct builder *b, const struct stmt *stmt, guint from);

/* The same for a macro with the statement after it. */
guint cfg_build_head(struct builder *b, const struct stmt *stmt, guint from);

/* Adds the node of a jump, with an edge to its target. */
guint cfg_add_jump(struct builder *b, const struct stmt *stmt, guint first,
		   guint last);

/*
 * A macro with a jump in its arguments, or a ({ }) with one, may take it. break
 * and continue inside of braces usually belong to a loop in there.
 */
void cfg_add_jumps_within(struct builder *b, guint node);

#endif
