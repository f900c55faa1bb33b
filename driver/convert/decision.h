/* SPDX-License-Identifier: GPL-2.0 */
/*
 * decision - people's decisions about single pins, carried out or checked
 *
 *	decisions = decisions_load("cocci/x/decisions.conf", &error);
 *	carried = decisions_carry(decisions, &conversion, lenient, &error);
 *	decisions_free(decisions);
 *
 * Each group of the file is a decision; it may list several functions and
 * callees, also as patterns with * and ?:
 *
 *	[name]
 *	file=drivers/x/y.c
 *	function=y_write
 *	callee=pin_user_pages_fast
 *	versions=6.1-7.2	from, to (also "6.1-": to the newest; "6.12")
 *	decision=longterm|shortterm|leave
 *	who=A. Maintainer
 *	link=https://...	several are separated by ';'
 *	reason=one or more sentences
 *	cost=cost of the change: longterm and shortterm only
 *
 * "leave": the call keeps doing what it does, whatever a reader may expect.
 */
#ifndef TREEWIDE_DECISION_H
#define TREEWIDE_DECISION_H

#include <glib.h>

#include "tree/change.h"
#include "convert/conversion.h"

enum decided {
	DECIDED_LEAVE,
	DECIDED_LONGTERM,
	DECIDED_SHORTTERM,
};

struct decision {
	char *name;
	char *file;
	char **functions;
	char **callees;
	guint from[2], to[2]; /* major, minor; to 0, 0: the newest */
	enum decided decided;
	char *who;
	char **links;
	char *reason;
	char *cost; /* NULL: none given */
	gboolean carried; /* its change has been made */
};

struct decisions {
	char *path;
	GPtrArray *list; /* struct decision *, in the file's order */
};

/*
 * Reads a file; path NULL: there are no decisions. Fails with
 * TREEWIDE_ERROR_INPUT, naming the group, if something is missing or not
 * understood. Free with decisions_free().
 */
struct decisions *decisions_load(const char *path, GError **error);
void decisions_free(struct decisions *decisions);

/*
 * Each decision for this version of the tree must match a call, converted or
 * not, or a pin without flags, if lifetimes are known. Fails with
 * TREEWIDE_ERROR_INPUT, naming one that matches nothing. lenient: that is
 * allowed if the tree is incomplete (no kernel can be built from it) and lacks
 * the file.
 */
gboolean decisions_match(const struct decisions *decisions,
			 const struct conversion *conversion, gboolean lenient,
			 GError **error);

/*
 * Fails with TREEWIDE_ERROR_INPUT, naming decision and call, if the name of a
 * converted call says the opposite of what was decided.
 */
gboolean decisions_agree(const struct decisions *decisions,
			 const struct conversion *conversion, GError **error);

/* The decision about this call, or NULL. */
const struct decision *decisions_of(const struct decisions *decisions,
				    const struct tree *tree, const char *file,
				    const char *function, const char *callee);

/*
 * The first decision that has not been carried out and that some call does not
 * obey, or NULL.
 */
struct decision *decisions_next(const struct decisions *decisions,
				const struct conversion *conversion);

/* Whether the decision is about this call, and the call does not obey it. */
gboolean decision_binds(const struct decision *decision,
			const struct site *site);

/*
 * The change of the decision's file, relative to the conversion's tree; marks
 * the decision as carried out. Fails with TREEWIDE_ERROR_INPUT if a call's
 * flags are not decided in its own function, or if it opts out by a flag. Free
 * with change_free().
 */
struct change *decision_change(struct decision *decision,
			       const struct conversion *conversion,
			       GError **error);

/* A decision that was carried out. */
struct carried {
	const struct decision *decision;
	struct change *change; /* owned */
	/* "f()", "f() and g()": functions with changed calls */
	char *functions;
	char *callee; /* of the first */
};

/*
 * Matches the decisions and carries them out, one after the other: *conversion,
 * which has lifetimes, is replaced by one of the changed tree. Returns struct
 * carried *, in order; free with g_ptr_array_unref().
 */
GPtrArray *decisions_carry(const struct decisions *decisions,
			   struct conversion **conversion, gboolean lenient,
			   GError **error);

/* "longterm" ... */
const char *decided_name(enum decided decided);

#endif
