/* SPDX-License-Identifier: GPL-2.0 */
/*
 * expr - can the value of an expression hold a flag?
 *
 * Three-valued evaluation of C expressions with respect to one bit: a value may
 * be clear, may be set, or both. Operators are followed exactly for the bit (a
 * | b is set if either is set, a & b if both are, ~ inverts it, a comparison
 * yields 0 or 1 and so never holds it); names, members and calls are looked up
 * by a callback.
 */
#ifndef TREEWIDE_EXPR_H
#define TREEWIDE_EXPR_H

#include <glib.h>

#include "code/token.h"

/* What a value can be, as a set of bits. */
enum {
	CAN_NOTHING = 0, /* no value gets here */
	CAN_CLEAR = 1,
	CAN_SET = 2,
	CAN_BOTH = 3,
	CAN_UNSET = 4, /* nothing was written yet: a state, not a value */
};

enum leaf_kind {
	LEAF_NAME, /* gup_flags, FOLL_WRITE */
	LEAF_MEMBER, /* user->gup_flags, a[i].flags: the last name */
	LEAF_CALL, /* f(x) */
	LEAF_OTHER, /* anything that the evaluator cannot read */
	LEAF_PARAMETER, /* a function's argument: name is its number */
};

struct leaf {
	enum leaf_kind kind;
	guint first; /* tokens of the whole leaf, both inclusive */
	guint last;
	guint name; /* token of the (last) name; first for LEAF_OTHER */
	guint can; /* CAN_*, once it was looked up */
	guint by; /* token of a write in the function that decides it, or 0 */
};

struct expr {
	const struct source *source;
	guint64 bit; /* value of the flag, 0 when unknown */
	/* The possible values of the leaf: an OR of CAN_*. */
	guint (*lookup)(const struct leaf *leaf, gpointer data);
	gpointer data;
};

/* The possible values of the expression in tokens first..last (inclusive). */
guint expr_eval(const struct expr *expr, guint first, guint last);

#endif
