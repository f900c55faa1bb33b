/* SPDX-License-Identifier: GPL-2.0 */
/*
 * climb - a way up from a pin that is being looked at
 *
 * Shared by the parts of chain: the climb from callee to caller, and the climb
 * by way of tables and pointers.
 */
#ifndef TREEWIDE_CLIMB_H
#define TREEWIDE_CLIMB_H

#include <glib.h>

#include "lifetime/chain.h"

/* A climb in progress. */
struct climb {
	struct world *world;
	GPtrArray *chains;
	GPtrArray *path;
	GArray *calls;
	struct spot_line store;
	guint rank;
	gboolean indirect;
	gboolean inserted; /* others can find what holds the pages */
	GHashTable *been; /* passages, as text */
};

/* Looks at one more function, and at its callers when the pages are held. */
void climb_go(struct climb *climb, struct passage *passage);

/* Goes on in a function that calls the one below at token name. */
void climb_call(struct climb *climb, const struct passage *below,
		const struct upshot *outcome, const struct use *use,
		guint name);

/*
 * Goes on where the function's name stands without being called: in a table,
 * as an argument. *top: it is called from where nothing can be seen; *entry
 * grows: by user space (ENTRY_).
 */
void climb_bound(struct climb *climb, const struct passage *below,
		 const struct upshot *outcome, const struct use *use,
		 gboolean *top, guint *entry);

/*
 * The pages are still held when this function, which calls the one below in a
 * way that cannot be followed, returns.
 */
void climb_held(struct climb *climb, const struct passage *passage);

/* Whether the way up has come through this function. */
gboolean climb_passes(const struct climb *climb, const struct item *item);

/* Ends a way up with the reason why it is not understood. */
void climb_unsure(struct climb *climb, const char *why, ...)
	G_GNUC_PRINTF(2, 3);

/*
 * Whether the call passes a literal with which the pin below is not reached:
 * f(x, true), where pages are pinned only if the parameter is not set.
 */
gboolean climb_is_other_way(const struct passage *below,
			    const struct routine *caller,
			    const struct call_place *call);

#endif
