/* SPDX-License-Identifier: GPL-2.0 */
/*
 * flags - does the flags argument of a call hold the flag?
 *
 * Each call of a function gets its verdict: the values of the locals are
 * followed over the control flow to the call, and the argument is evaluated
 * with what reaches it. What a function cannot know (parameters, members,
 * what other functions return) is asked for by a callback; without an answer
 * the verdict is CONDITIONAL and the reason says what it depends on.
 *
 * flags_function() also decides whether the flag can be taken away where it is
 * written: only when every use of it adds the flag, nothing else reads the
 * variable, and with those uses gone every call that becomes a long-term
 * helper surely passes no flag. Calls that share a write are converted
 * together or not at all.
 */
#ifndef TREEWIDE_FLAGS_H
#define TREEWIDE_FLAGS_H

#include <glib.h>

#include "code/expr.h"
#include "site/family.h"
#include "flags/origin.h"
#include "program/scope.h"
#include "site/site.h"

struct flags {
	const struct family *family;
	const char *flag; /* "FOLL_LONGTERM" */
	const char *prefix; /* "FOLL_": names of the other flags */
	guint64 bit; /* the flag's value, 0 when unknown */
	/*
	 * What a leaf from outside of the function can be (CAN_*), or NULL:
	 * then it can be anything.
	 */
	guint (*outside)(const struct scope *scope, const struct leaf *leaf,
			 gpointer data);
	/* What such a leaf stands for, or NULL; the member may be NULL. */
	struct origin *(*origin)(const struct scope *scope,
				 const struct leaf *leaf, gpointer data);
	gpointer data;
};

/*
 * Gives each site (struct site *, all of this function, each with its file,
 * offset and callee) flags, verdict, reason, outcome, outcome_reason, removals
 * and origins. A call whose flag is written in other functions only is left,
 * with the origins that hold it (for outer.h).
 */
void flags_function(const struct flags *flags, const struct scope *scope,
		    GPtrArray *sites);

/* Whether the value at this token is only used as v & OTHER_FLAG. */
gboolean flags_is_masked(const struct flags *flags, const struct source *source,
			 guint token);

/* The flag's value as this text defines it (enum or #define), 0 if it doesn't. */
guint64 flags_bit(const struct source *source, const char *flag);

#endif
