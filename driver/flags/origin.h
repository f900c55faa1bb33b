/* SPDX-License-Identifier: GPL-2.0 */
/*
 * origin - values that come to a function from outside, and who gives them
 *
 *	origins = origins_new();
 *	origin = origins_get(origins, ORIGIN_MEMBER, "struct x.flags");
 *	origin_give(origin, &giver);
 *	origins_solve(origins, eval, data);
 *	use(origin->can);
 *
 * An origin is a parameter, a struct member, what a function returns, or a
 * global. Its value is the join of what its givers give: each caller's
 * argument, each write, each return. Givers depend on other origins, so the
 * equations are solved together: the least solution, by iteration until nothing
 * changes (Kleene). An origin of which not every giver is known can be
 * anything; `blind` says why.
 */
#ifndef TREEWIDE_ORIGIN_H
#define TREEWIDE_ORIGIN_H

#include <glib.h>

#include "code/expr.h"
#include "site/unit.h"

enum origin_kind {
	ORIGIN_PARAMETER,
	ORIGIN_MEMBER,
	ORIGIN_RETURN,
	ORIGIN_GLOBAL,
};

/* How a giver's value takes effect. */
enum give {
	GIVE_IS, /* =, an argument, a return */
	GIVE_ADDS, /* |= */
	GIVE_MASKS, /* &= */
	GIVE_OTHER, /* anything may come of it */
};

struct giver {
	const struct unit *unit;
	const struct item *item; /* function that holds it, or NULL */
	guint at; /* token at which control stands */
	guint first; /* tokens of the value, inclusive */
	guint last;
	enum give give;
	guint can; /* the solution for it: CAN_* */
};

struct origin {
	enum origin_kind kind;
	char *key; /* unique among all origins */
	char *name; /* for people: "parameter flags of f()" */
	GArray *givers; /* struct giver */
	GPtrArray *needs; /* struct origin *: what its givers depend on */
	char *blind; /* why its givers are not all known, or NULL */
	guint can; /* the solution: CAN_* */
	gboolean traced; /* its givers have been looked for */
	gpointer where; /* the tracer's own: what it stands for */
	GDestroyNotify where_free;
};

struct origins {
	GPtrArray *list; /* struct origin *, in order of discovery */
	GHashTable *by_key;
};

struct origins *origins_new(void);
void origins_free(struct origins *origins);

/* The origin of this key, made when it is new. Owned by origins. */
struct origin *origins_get(struct origins *origins, enum origin_kind kind,
			   const char *key);

/* Adds a giver (copied). */
void origin_give(struct origin *origin, const struct giver *giver);

/* Makes the origin blind; the first reason stays. */
void origin_blind(struct origin *origin, const char *format, ...)
	G_GNUC_PRINTF(2, 3);

/*
 * Solves all origins. eval says what a giver's value can be (CAN_*) with the
 * origins as they are; it must be monotone: with larger origins its answer
 * must not be smaller.
 */
void origins_solve(struct origins *origins,
		   guint (*eval)(const struct giver *giver, gpointer data),
		   gpointer data);

/*
 * Who gives the origin its value, in a line: "FOLL_WRITE from f() at a.c:12, 0
 * from g() at l.30". home: the file whose name need not be said. Free with
 * g_free().
 */
char *origin_text(const struct origin *origin, const char *home);

#endif
