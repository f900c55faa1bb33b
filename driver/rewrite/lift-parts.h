/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lift-parts - what the parts of lift share
 */
#ifndef TREEWIDE_LIFT_PARTS_H
#define TREEWIDE_LIFT_PARTS_H

#include <glib.h>

#include "flags/giver.h"
#include "rewrite/lift.h"

enum way_kind {
	WAY_LONGTERM, /* the flag is surely set */
	WAY_SHORTTERM, /* it is surely clear */
	WAY_ON, /* the caller hands on what it was given itself */
	WAY_UNKNOWN,
};

/* One call of a function that is to be lifted. */
struct way {
	struct giver giver; /* the argument */
	enum way_kind kind;
	struct node *from; /* WAY_ON: the caller's function */
	GArray *uses; /* tokens (guint) of the flag in the argument */
	/* struct flag_use *: where the caller's function writes it to what it
	 * passes here and in its other calls; NULL: in the arguments alone */
	GPtrArray *writes;
	gboolean nothing; /* without the flag the argument is 0 */
};

/* A function that pins, or hands on, with flags that its callers choose. */
struct node {
	struct origin *origin; /* the parameter */
	const struct place *place;
	struct scope *scope;
	guint variable; /* of the parameter, in scope */
	char *function; /* names: as it is, */
	char *body; /* of the body that the two share, */
	char *names[2]; /* and of the entries, by enum way_kind */
	gboolean thin; /* so small that each entry has a body of its own */
	gboolean entry[2]; /* some caller needs it */
	gboolean carries[2]; /* its parameter still carries other flags */
	gboolean keeps; /* the same for the body's */
	GPtrArray *ways; /* struct way * */
	GPtrArray *sites; /* struct site *, not owned, gone once they are
			   * paired: its calls that pin */
	GPtrArray *below; /* struct node *: what it hands the flags on to */
	char *why; /* why it cannot be lifted, or NULL */
};

/* What is being planned. */
struct lift_plan {
	const struct lift_input *input;
	GPtrArray *nodes; /* struct node * */
	char *word; /* "longterm": the bool */
};

/* The node of a parameter, with all that leads to it. */
struct node *lift_node(struct lift_plan *plan, struct origin *origin);
void lift_node_free(gpointer node);

/*
 * The parameter of this function on which alone it depends whether the value
 * holds the flag; NULL when there is no such one.
 */
struct origin *lift_decider(const struct lift_plan *plan, struct scope *scope,
			    guint at, const struct span *span);

/*
 * Finds which entries a node has, and whether their parameters, and that of a
 * shared body, still carry anything; FALSE: nothing new.
 */
gboolean lift_keeps(const struct lift_plan *plan, struct node *node);

/* The flags argument of a site, in its node's function. FALSE: it has none. */
gboolean plan_argument(const struct lift_plan *plan, const struct node *node,
		       const struct site *site, struct span *span);

/* How many calls of the old API, or names of its flag, these tokens hold. */
guint lift_names(const struct lift_plan *plan, const struct source *source,
		 guint first, guint last);

/* Says why a node cannot be lifted; the first reason stays. */
void lift_refuse(struct node *node, const char *why, ...) G_GNUC_PRINTF(2, 3);

/* What the callers no longer pass must be missed by nobody else. */
void lift_check_readers(const struct lift_plan *plan, struct node *node);

/* Sets why the node cannot be lifted, when it cannot. */
void lift_check(const struct lift_plan *plan, struct node *node);

/* Which nodes are thin: they need no body that is shared. */
void lift_thin(const struct lift_plan *plan);

/* Whether token `use` can be taken out of an argument by itself. */
gboolean lift_drops(const struct source *source, const struct span *span,
		    guint use);

/* The statement of a call: it alone, or what it is assigned to or returned. */
const struct stmt *lift_statement(const struct node *node, guint call);

/* Puts the edits for a node, whose calls are these pairs, into its file. */
void lift_write(const struct lift_plan *plan, const struct node *node,
		struct lift_file *file, GPtrArray *pairs);

/* The same for a thin node: it is written twice. */
void lift_write_thin(const struct lift_plan *plan, const struct node *node,
		     const GPtrArray *pairs, struct lift_file *file);

/*
 * Adds the edit of a node's name and parameters as they are from now on.
 * carried: what its own parameter is called, NULL: it goes; choice: what stands
 * behind it, or NULL.
 */
void lift_write_head(const struct node *node, const char *name,
		     const char *carried, const char *choice,
		     struct edits *edits);

/* The name of the node's parameter. */
const char *lift_parameter_of(const struct node *node);

/* Takes a use of the parameter out of an argument: "flags |", "| flags". */
void lift_drop_use(struct edits *edits, const struct source *source,
		   const struct span *span, guint use);

/*
 * Takes a whole argument away, with the comma before or behind it; open: the
 * call's parenthesis.
 */
void lift_drop_argument(const struct way *way, guint open, struct edits *edits);

/* The two sites of one call. */
struct pair {
	const struct node *node;
	guint call; /* token of the callee */
	struct site *sites[2]; /* by enum way_kind */
};

/* Where a site's callee stands behind an edit: so far into what replaces it. */
struct lift_place {
	guint anchor; /* offset of the edit */
	guint into;
};

/* Two decided sites for one that was not; owned by the caller. */
void lift_pair(const struct node *node, const struct site *site,
	       struct pair *pair);

#endif
