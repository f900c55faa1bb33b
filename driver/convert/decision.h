/* SPDX-License-Identifier: GPL-2.0 */
/*
 * decision - what people decided about single pins, against what calls say
 *
 *	decisions = decisions_load("cocci/x/decisions.conf", &error);
 *	carried = decisions_carry(decisions, &conversion, lenient, &error);
 *	decisions_free(decisions);
 *
 * A group of the file is a decision; functions and callees may be several, and
 * patterns with * and ?:
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
 *	cost=what the change costs: longterm and shortterm only
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
 * Reads a file; path NULL: nothing is decided. Fails with
 * TREEWIDE_ERROR_INPUT, naming the group, when something is missing or not
 * understood. Free with decisions_free().
 */
struct decisions *decisions_load(const char *path, GError **error);
void decisions_free(struct decisions *decisions);

/*
 * Each decision whose versions hold the tree must meet a call, converted or
 * not, or a pin that takes no flags, when lifetimes are known. Fails with
 * TREEWIDE_ERROR_INPUT, naming the one that meets nothing. lenient: it may
 * where a tree that is not whole (no kernel could be built from it) lacks the
 * file.
 */
gboolean decisions_match(const struct decisions *decisions,
			 const struct conversion *conversion, gboolean lenient,
			 GError **error);

/*
 * No call that is converted may say by its name the contrary of what was
 * decided. Fails with TREEWIDE_ERROR_INPUT, naming decision and call.
 */
gboolean decisions_agree(const struct decisions *decisions,
			 const struct conversion *conversion, GError **error);

/* The decision about this call, or NULL. */
const struct decision *decisions_of(const struct decisions *decisions,
				    const struct tree *tree, const char *file,
				    const char *function, const char *callee);

/*
 * The first decision that has not been carried and that some call does not
 * obey; NULL: there is none.
 */
struct decision *decisions_next(const struct decisions *decisions,
				const struct conversion *conversion);

/* Whether the decision is about this call, and the call does not obey it. */
gboolean decision_binds(const struct decision *decision,
			const struct site *site);

/*
 * The change of the decision's file, against the conversion's tree; the
 * decision is carried then. Fails with TREEWIDE_ERROR_INPUT when a call's flags
 * are not decided in its own function, or when it opts out by a flag. Free with
 * change_free().
 */
struct change *decision_change(struct decision *decision,
			       const struct conversion *conversion,
			       GError **error);

/* A decision that was carried out. */
struct carried {
	const struct decision *decision;
	struct change *change; /* owned */
	char *functions; /* "f()", "f() and g()": whose calls it changes */
	char *callee; /* of the first */
};

/*
 * Matches the decisions and carries them out, one after the other: *conversion,
 * which has lifetimes, is replaced by one of the tree as the changes leave it.
 * Returns struct carried *, in order; free with g_ptr_array_unref().
 */
GPtrArray *decisions_carry(const struct decisions *decisions,
			   struct conversion **conversion, gboolean lenient,
			   GError **error);

/* "longterm" ... */
const char *decided_name(enum decided decided);

#endif
