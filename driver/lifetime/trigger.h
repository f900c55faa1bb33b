/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trigger - what makes a function run: user space, a completion, ...
 *
 *	triggers_find(world, unit, item, token, skip, &triggers);
 *
 * Climbs from a function to its callers until each way ends at a table, a
 * handler or a system call.
 */
#ifndef TREEWIDE_TRIGGER_H
#define TREEWIDE_TRIGGER_H

#include <glib.h>

#include "lifetime/world.h"

enum trigger_kind {
	TRIGGER_LETGO, /* user space lets go of a handle: close, dereg ... */
	TRIGGER_USER, /* user space by another call: ioctl, write ... */
	TRIGGER_DONE, /* an interrupt, a DMA or bio completion, a thread */
	TRIGGER_TEARDOWN, /* the driver goes away */
	TRIGGER_NOTIFIER, /* an address range of the process changes */
	TRIGGER_KINDS,
};

struct trigger {
	enum trigger_kind kind;
	gboolean found;
	char *way; /* "a() <- b() <- .release of c": one line */
	GHashTable *places; /* that the calls on this way read: see places.h */
	gboolean counted; /* a count of holders decides on this way */
	gboolean compat; /* it begins with a .compat_ioctl */
};

struct triggers {
	struct trigger of[TRIGGER_KINDS]; /* the first way found of each kind */
	gboolean open; /* there are ways that could not be followed */
};

/*
 * Finds what makes this function run, whose call at the token drops. skip (items, may be NULL) are functions
 * that do not count: the pin's own. Clear by triggers_clear().
 */
void triggers_find(struct world *world, const struct unit *unit,
		   const struct item *item, guint token, GHashTable *skip,
		   struct triggers *triggers);
void triggers_clear(struct triggers *triggers);

/* Whether user space makes those run that call through this member. */
gboolean triggers_by_user(struct world *world, const struct unit *unit,
			  const char *member);

/*
 * Whether a call in a function that leads to the pin stands where control does
 * not come once the pin was asked for: in another case of a switch, or through
 * the very pointer that led to it.
 */
gboolean trigger_another_time(struct world *world, const struct unit *unit,
			      const struct item *item, guint token);

/* "by user space", "by a completion" ... */
const char *trigger_name(enum trigger_kind kind);

#endif
