/* SPDX-License-Identifier: GPL-2.0 */
/*
 * value - what a variable can be, as far as success and failure go
 *
 * The kernel's functions say by the sign of an integer or by the kind of a
 * pointer whether they failed. A value is a set of three classes, one for each
 * variable of a routine; conditions on the way take classes away. Enough to
 * tell the error paths of a function from the others.
 */
#ifndef TREEWIDE_VALUE_H
#define TREEWIDE_VALUE_H

#include <glib.h>

#include "lifetime/descent.h"
#include "lifetime/routine.h"

enum {
	VALUE_NEGATIVE = 1, /* -errno; a pointer made of one */
	VALUE_ZERO = 2, /* 0, NULL, false */
	VALUE_POSITIVE = 4, /* all else */
	VALUE_ANY = 7,
};

struct values {
	const struct routine *routine;
	guint8 of[ROUTINE_NAMES]; /* classes of each name */
	struct names counts; /* hold how many pages were pinned: all of them */
	guint asked; /* token of the call that they come from, or 0 */
	guint call; /* token of a call whose result is known, or 0 */
	guint8 result; /* its classes */
	gboolean counted; /* it says how many pages were pinned */
	guint depth; /* of operators in what is being read */
};

/* Classes of an expression. */
guint value_of(const struct values *values, guint first, guint last);

/*
 * Takes it that the condition in these tokens comes out as truth. FALSE: it
 * cannot; values are then undefined.
 */
gboolean value_assume(struct values *values, guint first, guint last,
		      gboolean truth);

/*
 * Splits a condition into what it asks of and how: "x", "!x", "x == 0",
 * "x > 0", likely(x). *truth: whether the condition holds where x is not 0.
 * FALSE when it asks for something else.
 */
gboolean value_asks(const struct routine *routine, guint *first, guint *last,
		    gboolean *truth);

#endif
