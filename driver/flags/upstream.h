/* SPDX-License-Identifier: GPL-2.0 */
/*
 * upstream - flags that come to a function from outside of it
 *
 *	upstream = upstream_new(program, &flags);
 *	upstream_trace(upstream, sites, &error);
 *	flags.outside = upstream_outside;  flags.data = upstream;
 *	decide_sites(...);
 *	upstream_free(upstream);
 *
 * From each call's flags argument the values are followed to where they come
 * from: callers' arguments, writes to a struct's member, what a function
 * returns, globals and macros, over the files that name them, until nothing new
 * turns up. Then all equations are solved together (origin.h).
 */
#ifndef TREEWIDE_UPSTREAM_H
#define TREEWIDE_UPSTREAM_H

#include <glib.h>

#include "flags/flags.h"
#include "flags/origin.h"
#include "program/program.h"

struct upstream;

/* program and flags (copied) must outlive it. Free with upstream_free(). */
struct upstream *upstream_new(struct program *program,
			      const struct flags *flags);
void upstream_free(struct upstream *upstream);

/* Finds and solves the origins of what these calls (struct place) are given. */
struct start {
	const struct unit *unit;
	guint name; /* token of the callee */
	guint argument; /* index of the flags argument */
};
gboolean upstream_trace(struct upstream *upstream, const GArray *starts,
			GError **error);

/* For struct flags: what a leaf from outside can be. data is the upstream. */
guint upstream_outside(const struct scope *scope, const struct leaf *leaf,
		       gpointer data);

/*
 * For struct flags: the origin that a leaf stands for, or NULL: it has none,
 * or it was not met while tracing. data is the upstream.
 */
struct origin *upstream_origin(const struct scope *scope,
			       const struct leaf *leaf, gpointer data);

/* The scope of a function, with its facts; owned by upstream. */
struct scope *upstream_scope(struct upstream *upstream, const struct unit *unit,
			     const struct item *item);

#endif
