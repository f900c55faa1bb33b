/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scope - the variables of one function, and where they are written
 *
 *	scope = scope_new(unit, item);
 *	variable = scope_variable(scope, "gup_flags");
 *	scope_free(scope);
 */
#ifndef TREEWIDE_SCOPE_H
#define TREEWIDE_SCOPE_H

#include <glib.h>

#include "code/cfg.h"
#include "code/stmt.h"
#include "site/unit.h"

/* One write to a variable. */
struct event {
	guint variable; /* index in scope->variables */
	guint name; /* token of the variable's name */
	guint op; /* token of the operator: =, |=, &= ... */
	guint first; /* first and last token of the value */
	guint last;
	gboolean weak; /* below && || ?:, so it may not happen */
};

struct variable {
	char *name;
	int parameter; /* its position, from 0; -1: a local */
	guint from; /* first token where the name means this variable */
	guint to; /* last one; inner variables of the same name hide it */
	guint declared; /* declarations in one block, as in two arms of #if */
	gboolean is_static;
	gboolean is_bool; /* can only be 0 or 1 */
	guint macro; /* token of a macro call that reads it by name, or 0 */
	char *blind; /* why not all of its writes are known, or NULL */
};

struct scope {
	const struct unit *unit;
	const struct item *item;
	struct stmt *root;
	struct cfg *cfg;
	GPtrArray *variables; /* struct variable * */
	GArray *events; /* struct event, by the value's last token */
};

/* unit and item must outlive the scope. Free with scope_free(). */
struct scope *scope_new(const struct unit *unit, const struct item *item);
void scope_free(struct scope *scope);

/*
 * Index of the variable that the name at this token means, by the blocks around
 * it; -1 if it is no variable of the function. A token of a macro's body means
 * the first variable of its name.
 */
int scope_find(const struct scope *scope, guint token);

const struct variable *scope_variable(const struct scope *scope, guint i);

/* The condition that decides whether this token is reached, or NULL. */
const struct stmt *scope_condition(const struct scope *scope, guint token);

#endif
