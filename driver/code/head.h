/* SPDX-License-Identifier: GPL-2.0 */
/*
 * head - how often a macro runs what it is given
 *
 *	head_read(source, stmt, &head);
 *	if (!head.once)
 *		the statement behind it is conditional
 *	if (head_skips(source, node->first, token))
 *		what stands at the token is conditional
 *
 * Known are the guards of linux/cleanup.h; every other macro is read where the
 * file or its book (macros.h) has the definition: it may be an if, a loop, or
 * whole in itself, with an argument in an arm. What is not seen to run once may
 * run never, once or often.
 */
#ifndef TREEWIDE_HEAD_H
#define TREEWIDE_HEAD_H

#include <glib.h>

#include "code/stmt.h"
#include "code/token.h"

/* A macro in front of a statement (STMT_HEAD). */
struct head {
	gboolean once; /* each time it is reached, the statement runs once */
	gboolean stays; /* break and continue in it may end there, */
	gboolean leaves; /* or be those of what stands around it */
	/* Its argument of this number, from 0, runs where the statement does
	 * not; -1: there is none. */
	int instead;
};

void head_read(const struct source *source, const struct stmt *stmt,
	       struct head *head);

/* The tokens of argument n behind the parenthesis at open. FALSE: it is none. */
gboolean head_argument(const struct source *source, guint open, guint n,
		       guint *first, guint *last);

/*
 * Whether the token, in a statement or condition that begins at first, stands
 * in an argument of a macro that may leave it out or run it more than once. Of
 * a name that is no macro here, and is not written as one is, nobody knows: a
 * function's argument is always computed.
 */
gboolean head_skips(const struct source *source, guint first, guint token);

#endif
