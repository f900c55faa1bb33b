/* SPDX-License-Identifier: GPL-2.0 */
/*
 * use - how a file uses a name in one place: defines, calls, reads, writes
 *
 * Judged from the tokens around the name only, without types and headers: a
 * name after -> or . is a member, one before ( is called, and so on. Two things
 * of the same name are not distinguished here.
 */
#ifndef TREEWIDE_USE_H
#define TREEWIDE_USE_H

#include <glib.h>

#include "site/unit.h"

enum use_kind {
	USE_OTHER =
		1 << 0, /* a variable's, label's or field's declaration ... */
	USE_DEFINITION = 1 << 1, /* of a function, or of a macro */
	USE_DECLARATION = 1 << 2, /* a function's prototype */
	USE_EXPORT = 1 << 3, /* EXPORT_SYMBOL...(name) */
	USE_CALL = 1 << 4, /* name(...) in a function or macro body */
	USE_VALUE = 1 << 5, /* read, or its address taken, but not called */
	USE_WRITE = 1 << 6, /* name = ..., name |= ..., name++ */
	USE_TYPE = 1 << 7, /* after struct, union or enum */
	USE_MEMBER_CALL = 1 << 8, /* x->name(...) */
	USE_MEMBER_READ = 1 << 9, /* x->name in any other position */
	USE_MEMBER_WRITE = 1 << 10, /* x->name = ..., |= ..., ++ */
	USE_MEMBER_ADDRESS = 1 << 11, /* &x->name */
	USE_MEMBER_INIT = 1 << 12, /* .name = ... in an initialiser */
};

#define USE_FUNCTION \
	(USE_DEFINITION | USE_DECLARATION | USE_EXPORT | USE_CALL | USE_VALUE)
#define USE_MEMBER                                              \
	(USE_MEMBER_CALL | USE_MEMBER_READ | USE_MEMBER_WRITE | \
	 USE_MEMBER_ADDRESS | USE_MEMBER_INIT)
#define USE_ANY (~0u)

struct use {
	const struct unit *unit;
	guint token; /* the name */
	const struct item *item; /* top-level item around it, or NULL */
	enum use_kind kind;
};

/* The kind of use at this token. item: the item around it. */
enum use_kind use_kind_at(const struct unit *unit, guint token,
			  const struct item *item);

/* First token of the expression x->y[i].name whose last name is this token. */
guint use_chain(const struct source *source, guint token);

#endif
