/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mark - what code notes down about pages, and asks for later
 *
 *	u->flags |= PINNED;	...	if (u->flags & PINNED)
 *	*pinned = true;		...	if (pinned)
 *	return TYPE_USER;	...	if (type == TYPE_USER)
 *
 * A mark is a condition that a function asks for, of a form that assignments
 * make true. A routine has up to MARKS of them, each a bit; between functions
 * marks go as texts, in the words of the one or the other: path and what is
 * asked of it, without blanks. "@" is what the function returns.
 */
#ifndef TREEWIDE_MARK_H
#define TREEWIDE_MARK_H

#include <glib.h>

#include "lifetime/routine.h"

#define MARKS 32

struct mark {
	char *path; /* "u->flags", "*pinned", "@" */
	char *asks; /* "&PINNED", "==TYPE_USER", "" */
};

/* The routine's marks (struct mark *), owned by it. */
const GPtrArray *marks_of(const struct routine *routine);

/* Lets the assignments of a node take effect on the marks that are set. */
guint32 marks_assign(const struct routine *routine, guint32 set, guint first,
		     guint last);

/* Those whose member the other routine, which is called, does not clear. */
guint32 marks_left(const struct routine *routine, guint32 set,
		   const struct routine *callee);

/* How a condition comes out: 1 true, 0 false, -1 nobody knows. */
int marks_say(const struct routine *routine, guint32 set, guint first,
	      guint last);

/* The same with what this return says of its value. */
guint32 marks_return(const struct routine *routine, guint32 set, guint first,
		     guint last);

/* The bits of these texts (char *); result: "@" is this variable, or -1. */
guint32 marks_known(const struct routine *routine, const GPtrArray *texts,
		    int result);

/*
 * The set marks as texts (char *; free with g_ptr_array_unref()) in the words
 * of a caller or callee; more: texts that are not the routine's own marks, for
 * which the same is done. NULL when there are none.
 */
GPtrArray *marks_in_caller(const struct routine *routine, guint32 set,
			   const GPtrArray *more, const struct routine *caller,
			   const struct call_place *call);
GPtrArray *marks_in_callee(const struct routine *routine, guint32 set,
			   const GPtrArray *more, const struct routine *callee,
			   const struct call_place *call);

#endif
