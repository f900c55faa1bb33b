/* SPDX-License-Identifier: GPL-2.0 */
/*
 * chain - a pin from the function that makes it up to where the kernel was
 * entered
 *
 *	chains = chains_of(world, &passage);
 *
 * Climbs from a function to its callers for as long as the pages are still
 * held when it returns. Each way up is a chain of its own: it ends where the
 * pages are dropped, or at a function that no function calls.
 */
#ifndef TREEWIDE_CHAIN_H
#define TREEWIDE_CHAIN_H

#include <glib.h>

#include "lifetime/pinflow.h"

enum chain_end {
	CHAIN_DROPPED, /* dropped before the last function returns */
	CHAIN_HELD, /* still held where the kernel returns */
	CHAIN_OTHER, /* handed on by a function that counts as a pin itself */
	CHAIN_UNSURE,
};

/* How user space calls a function; what most of it does counts more. */
enum {
	ENTRY_COMPAT = 1, /* only programs of fewer bits */
	ENTRY_NATIVE
};

/* A line that a reviewer can look up. */
struct spot_line {
	const struct unit *unit; /* NULL: there is none */
	guint token;
	const struct item *item; /* the function around it */
};

struct chain {
	enum chain_end end;
	GPtrArray *path; /* struct routine *: from the pin upwards; not owned */
	GArray *calls; /* guint: the token in each that leads to the pin */
	struct spot_line store; /* what keeps the pages */
	guint rank; /* how sure that is: struct upshot's */
	struct spot_line drop; /* what drops them, or a part of them */
	gboolean partial; /* it drops a part */
	gboolean counted; /* a count of holders decides */
	gboolean indirect; /* climbed through a pointer to a function */
	gboolean
		loose; /* only objects of a caller that is not seen keep them */
	guint entry; /* the topmost function is called by user space:
		      * ENTRY_COMPAT, ENTRY_NATIVE; or 0 */
	char *why; /* CHAIN_UNSURE: one line */
};

/*
 * All chains of the pin in this passage; passage->places grows to all places
 * that keep the pages. struct chain *; free with g_ptr_array_unref().
 */
GPtrArray *chains_of(struct world *world, struct passage *passage);

#endif
