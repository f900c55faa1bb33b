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
	guint first; /* tokens of the value, both inclusive */
	guint last;
	gboolean weak; /* inside && || ?: so it may not happen */
};

struct variable {
	char *name;
	int parameter; /* its number, from 0; -1: a local */
	guint from; /* tokens where the name means this variable ... */
	guint to; /* ... both inclusive, but for inner ones of its name */
	guint declared; /* declarations in one block: the arms of an #ifdef */
	gboolean is_static;
	gboolean is_bool; /* can only be 0 or 1 */
	guint macro; /* token of a macro that reads it by name; 0 */
	char *blind; /* why its writes are not all known, or NULL */
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
 * Index of the variable that the name at this token means, by the blocks that
 * it stands in; -1 when the function has none. A token of a macro's body means
 * the first variable of its name.
 */
int scope_find(const struct scope *scope, guint token);

const struct variable *scope_variable(const struct scope *scope, guint i);

/* The condition that decides whether this token is reached, or NULL. */
const struct stmt *scope_condition(const struct scope *scope, guint token);

#endif
