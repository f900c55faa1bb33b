/* SPDX-License-Identifier: GPL-2.0 */
/*
 * head - how often a macro runs its statement or argument
 *
 *	head_read(source, stmt, &head);
 *	if (!head.once)
 *		the statement after it is conditional
 *	if (head_skips(source, node->first, token))
 *		the token is conditional
 *
 * The guards of linux/cleanup.h are known; any other macro is read if the file
 * or its book (macros.h) has the definition: it may be an if, a loop, or
 * complete in itself, with an argument in one of its arms. Anything that is not
 * seen to run once may run never, once or often.
 */
#ifndef TREEWIDE_HEAD_H
#define TREEWIDE_HEAD_H

#include <glib.h>

#include "code/stmt.h"
#include "code/token.h"

/* A macro before a statement (STMT_HEAD). */
struct head {
	gboolean once; /* each time it is reached, the statement runs once */
	gboolean stays; /* break and continue in it may end there, */
	gboolean leaves; /* or belong to a statement around it */
	/*
	 * The number (from 0) of an argument that runs if the statement does
	 * not; -1: none.
	 */
	int instead;
};

void head_read(const struct source *source, const struct stmt *stmt,
	       struct head *head);

/*
 * The tokens of argument n after the parenthesis at open; FALSE: there is none.
 */
gboolean head_argument(const struct source *source, guint open, guint n,
		       guint *first, guint *last);

/*
 * Whether the token, in a statement or condition that begins at first, is in an
 * argument of a macro that may skip it or run it more than once. This is
 * unknown for a name that is no macro here and does not look like one: a
 * function's argument is always computed.
 */
gboolean head_skips(const struct source *source, guint first, guint token);

#endif
