/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pinask - what conditions say to one who follows pinned pages
 *
 * A part of pinflow: some conditions ask whether there are pages at all, and
 * there are; some have been answered before; some tell that a call has failed.
 */
#ifndef TREEWIDE_PINASK_H
#define TREEWIDE_PINASK_H

#include "lifetime/pinstep.h"

/* The condition of a node: without keyword and semicolon. */
void pinask_span(const struct source *source, const struct cfg_node *node,
		 guint *first, guint *last);

/* Whether a fact says how a condition comes out: 1 true, 0 false, -1. */
int pinask_facts(const struct walk *walk, guint first, guint last);

/*
 * if (x->pages) drop(x); and if (!x->pages) return; ask whether there are
 * pages to drop. Returns which way to go, -1 for both.
 */
int pinask_guard(struct walk *walk, const struct state *state,
		 const struct cfg_node *node, guint first, guint last);

/* Whether a condition looks at a count of holders, or takes one away. */
gboolean pinask_count(const struct walk *walk, const struct cfg_node *node,
		      guint first, guint last);

/* Whether this is a loop that drops page by page: it runs at least once. */
gboolean pinask_loop(struct walk *walk, const struct state *state,
		     const struct cfg_node *node);

/* Whether a switch can take this edge, as far as facts say. */
gboolean pinask_case(const struct walk *walk, const struct cfg_node *node,
		     const struct cfg_node *to, enum cfg_way way);

/* Whether a value has just been found to be an error. */
gboolean pinask_failure(const struct state *state, const struct values *values);

#endif
