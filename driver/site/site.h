/* SPDX-License-Identifier: GPL-2.0 */
/*
 * site - one real call of the old API, and what was decided about it
 */
#ifndef TREEWIDE_SITE_H
#define TREEWIDE_SITE_H

#include <glib.h>

/* What the flags say. */
enum verdict {
	VERDICT_CONDITIONAL, /* depends on run time or on the caller */
	VERDICT_LONGTERM, /* surely set on every path */
	VERDICT_SHORTTERM, /* surely clear on every path */
};

/* What the code does with the pin. */
enum lifetime {
	LIFETIME_UNKNOWN,
	LIFETIME_SCOPED, /* dropped before the system call returns */
	LIFETIME_ASYNC, /* dropped by a completion, not by user space */
	LIFETIME_ESCAPES, /* kept until user space lets go */
};

/* What became of the call. */
enum outcome {
	OUTCOME_LEFT,
	OUTCOME_LONGTERM, /* now <callee>_longterm() */
	OUTCOME_SHORTTERM, /* now <callee>_shortterm() */
};

/* With which kind of patch a call is converted; each builds on those before. */
enum stage {
	STAGE_MECHANICAL,
	STAGE_QUESTION, /* its name would say what the code contradicts */
	STAGE_FLIP, /* the raw functions change their meaning */
};

/* A place in the source where the flag is written and goes away. */
struct flag_use {
	char *file;
	guint line;
	guint offset; /* of the flag's name, in bytes */
	char *function; /* enclosing function; NULL at file scope */
	char *variable; /* what it is given to: "gup_flags",
				 * "user->gup_flags"; NULL: the call's argument */
	char *lifted; /* the function whose name says it instead, or NULL */
	gboolean whole; /* the argument that it stands in goes as a whole */
};

/* A place in a file. */
struct spot_at {
	const char *file; /* not owned */
	guint offset;
};

struct site {
	char *file; /* relative to the tree's root */
	guint line; /* of the callee's name, from 1 */
	guint column; /* of the callee's name, in bytes, from 0 */
	guint offset; /* of the callee's name in the file, in bytes */
	char *function; /* enclosing function; NULL at file scope */
	char *callee; /* the function's own name */
	char *alias; /* the #define of it that the call is made by, or NULL */
	guint turn; /* among the function's calls of the callee, from 1 */
	char *flags; /* the argument as written, white space folded */
	guint argument; /* which one that is, from 0 */
	enum verdict verdict;
	char *reason; /* how the verdict was reached: one line */
	enum lifetime lifetime;
	char *evidence; /* for the lifetime: one line, or NULL */
	enum outcome outcome;
	char *outcome_reason; /* why it was left, or NULL */
	gboolean stub; /* its comment is one that no person has written */
	gboolean unselected; /* left: the series is about another part */
	gboolean waits; /* left: goes with a patch that is withheld */
	gboolean fits; /* left, and right as it is: its name says how long */
	enum stage stage; /* the patch that converts it */
	char *via; /* a suspect for what one caller, this function, does with
		    * the pages of a helper that many call; or NULL */
	char *keeper; /* the file of that function */
	char *known; /* what people decided about that; or NULL */
	char *cost; /* what the flag would cost a suspect, or NULL */
	GPtrArray *removals; /* struct flag_use *: the flags that go with it */
	GPtrArray *origins; /* struct origin *, not owned: what comes from
				 * outside of the function and sets the flag */
	/*
	 * A call that its function makes for callers of both kinds, lifted
	 * (lift.h), is two sites of one place: the long-term one comes first.
	 */
	char *lifted; /* function by which callers of this kind reach it, or
				 * NULL: the call is not lifted */
	gboolean again; /* the second of the two: count calls without it */
	GArray *apart; /* struct spot_at: calls by which only the other kind
				 * reaches it; NULL: none */
};

/* What becomes of the site in this stage: OUTCOME_LEFT when that is nothing. */
enum outcome site_outcome(const struct site *site, enum stage stage);

/*
 * Flags and code contradict each other: it is short-term by its flags, and the
 * code keeps the pages for as long as user space likes.
 */
gboolean site_is_suspect(const struct site *site);

/* Leaves it after all; frees what was said before. */
void site_leave(struct site *site, const char *reason);

void flag_use_free(struct flag_use *use);

/* The callees of these sites, each once; g_ptr_array_unref(), names borrowed. */
GPtrArray *sites_callees(const GPtrArray *sites);

struct site *site_new(const char *file, const char *callee);
void site_free(struct site *site);

/* The words of the tables: "LONGTERM", "ESCAPES", "converted" ... */
const char *verdict_name(enum verdict verdict);
const char *lifetime_name(enum lifetime lifetime);
const char *outcome_name(enum outcome outcome);

#endif
