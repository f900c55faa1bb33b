/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cfg-parts - what the parts of cfg share
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

/* A node without edges; its jumps are not looked at. */
guint cfg_add_node(struct builder *b, enum cfg_kind kind,
		   const struct stmt *stmt, guint first, guint last);

/* The same, with the jumps among its words. */
guint cfg_add(struct builder *b, enum cfg_kind kind, const struct stmt *stmt,
	      guint first, guint last);

guint cfg_add_join(struct builder *b);

/* An edge, unless one of its ends is NOWHERE. */
void cfg_link(struct builder *b, guint from, guint to);

/* The nodes of a statement behind this one: where it ends. */
guint cfg_build(struct builder *b, const struct stmt *stmt, guint from);

/* The same of a macro with the statement behind it. */
guint cfg_build_head(struct builder *b, const struct stmt *stmt, guint from);

/* The node of a jump; it goes where the jump does. */
guint cfg_add_jump(struct builder *b, const struct stmt *stmt, guint first,
		   guint last);

/*
 * A macro that is given a jump, or a ({ }) that has one, may make it. break and
 * continue in braces are those of a loop in there, as a rule.
 */
void cfg_add_jumps_within(struct builder *b, guint node);

#endif
