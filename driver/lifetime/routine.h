/* SPDX-License-Identifier: GPL-2.0 */
/*
 * routine - a function taken apart: its names, calls, paths of control
 *
 *	routine = routine_new(unit, item);
 *	name = routine_name(routine, token);
 *	routine_free(routine);
 *
 * Read from the words alone, without types from headers and without spatch, so
 * that functions of files that nobody changes cost little.
 */
#ifndef TREEWIDE_ROUTINE_H
#define TREEWIDE_ROUTINE_H

#include <glib.h>

#include "code/cfg.h"
#include "code/stmt.h"
#include "site/unit.h"

/* How many names of one function can be followed. */
#define ROUTINE_NAMES 128

struct names;

/* A variable that the function names. */
struct name {
	char *word;
	int parameter; /* its number, from 0; -1: none */
	gboolean global; /* declared outside of the function */
	gboolean pointer; /* declared with * or [] */
	char *tag; /* "region" of struct region *x; a typedef's name; NULL */
};

/* One call f(...) or x->f(...). */
struct call_place {
	guint name; /* token of f */
	guint close; /* token of its ) */
	gboolean member; /* x->f(...): the function is not known by name */
	gboolean skipped; /* its statement may leave it out */
	GArray *arguments; /* struct span */
	guint32 classes; /* see pinread.c */
};

struct routine {
	const struct unit *unit;
	const struct item *item;
	char *word; /* the function's name */
	struct stmt *root;
	struct cfg *cfg;
	GPtrArray *names; /* struct name *, at most ROUTINE_NAMES */
	GHashTable *by_word; /* word -> index + 1 in names */
	GArray *calls; /* struct call_place, by token */
	guint16 *call_at; /* of each token of the item: the call that begins or
			   * ends there, + 1, or 0 */
	guint open; /* parenthesis that opens the parameters */
	guint body; /* the first token of its body, and the one that ends it: */
	guint body_end; /* of a macro, the ) before it and the first behind */
	gboolean pointer; /* it returns a pointer */
	gboolean none; /* it returns void */
	gboolean positive; /* its errors are returned as EFAULT, not -EFAULT */
	gboolean value; /* a macro that is an expression: its result */
	gboolean full; /* it has more names than can be followed */
	gboolean whole; /* all names are there */
	/* made when asked for: */
	guint8 *name_at; /* of each token of the item: name + 1, or 0 */
	GArray *writes; /* struct written of descent.h */
	GHashTable *descents; /* what expressions are made from: likewise */
	struct names *tracked; /* see pinflow.c */
	GPtrArray *marks; /* see mark.h */
	guint counting; /* see trigger.c */
	guint doubt; /* see doubt.c: an answer, */
	guint doubt_round; /* and when it was found */
};

/*
 * Whether the item is a function, or a macro that is called like one:
 * #define f(x) ...
 */
gboolean routine_is(const struct unit *unit, const struct item *item);

/* The tokens that hold the item's body: struct routine's. */
void routine_bounds(const struct unit *unit, const struct item *item,
		    guint *first, guint *end);

/* unit and item (see routine_is()) must outlive it. Free with routine_free(). */
struct routine *routine_new(const struct unit *unit, const struct item *item);
void routine_free(struct routine *routine);

/* Index of the variable that this token names, -1 when it names none. */
int routine_name(const struct routine *routine, guint token);

/* The name of this index. */
const struct name *routine_at(const struct routine *routine, guint index);

/* Index of parameter n, -1 when there is none. */
int routine_parameter(const struct routine *routine, guint n);

/* The call whose name is this token, or NULL. */
const struct call_place *routine_call(const struct routine *routine,
				      guint token);

/* The call that ends with this parenthesis, or NULL. */
const struct call_place *routine_call_to(const struct routine *routine,
					 guint close);

/* Whether a token is a keyword that looks like a call: if, sizeof ... */
gboolean routine_is_keyword(const struct source *source, guint token);

#endif
