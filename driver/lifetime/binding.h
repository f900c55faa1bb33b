/* SPDX-License-Identifier: GPL-2.0 */
/*
 * binding - where a function's name is put so that others can call it
 *
 *	.release = foo_release			BINDING_TABLE "release"
 *	release: foo_release			the same
 *	tx->callback = foo_done			BINDING_ASSIGNED "callback"
 *	INIT_WORK(&x->work, foo_work)		BINDING_ARGUMENT "INIT_WORK"
 *	IOCTL_DEF(FOO, foo_ioctl)		BINDING_MACRO "IOCTL_DEF"
 *	t[] = { foo, [1] = foo, {FOO, foo} }	BINDING_BARE "t"
 */
#ifndef TREEWIDE_BINDING_H
#define TREEWIDE_BINDING_H

#include <glib.h>

#include "program/use.h"

enum binding_kind {
	BINDING_TABLE, /* a member of an initialiser at file scope or in code */
	BINDING_ASSIGNED, /* a member or variable that is written */
	BINDING_ARGUMENT, /* an argument of a call in a function */
	BINDING_MACRO, /* an argument of a macro at file scope */
	BINDING_BARE, /* a place in a table without a name */
};

struct binding {
	enum binding_kind kind;
	char *word; /* the member, the function or macro called, the table */
	guint token; /* of that word */
	guint argument; /* BINDING_ARGUMENT: its number, from 0 */
};

/* FALSE: the name is used in another way. Free by binding_clear(). */
gboolean binding_of(const struct use *use, struct binding *binding);
void binding_clear(struct binding *binding);

#endif
