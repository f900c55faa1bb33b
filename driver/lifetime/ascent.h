/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ascent - the way from a function to what makes it run, in progress
 *
 * Shared by the parts of trigger: calls, and names in tables and arguments.
 */
#ifndef TREEWIDE_ASCENT_H
#define TREEWIDE_ASCENT_H

#include <glib.h>

#include "lifetime/trigger.h"

/* A function that was reached, and from where. */
struct step {
	const struct unit *unit;
	const struct item *item;
	guint from; /* index of the step below + 1; 0: the first */
	guint token; /* of the call of the one below, or 0 */
	guint depth;
	gboolean counted; /* a count of holders was passed below */
};

/* A climb in progress, level by level: short ways come first. */
struct ascent {
	struct world *world;
	GHashTable *skip;
	GHashTable *seen; /* items */
	GArray *steps; /* struct step */
	guint at; /* the step that is looked at */
	gboolean counted;
	struct triggers *triggers;
	guint nested; /* it answers a question of another climb: so many */
};

/*
 * Puts a function on the list of those to look at. token: where it calls the
 * one below; 0: it does not.
 */
void ascent_go(struct ascent *ascent, const struct unit *unit,
	       const struct item *item, guint token);

/* Goes on where the function's name stands without being called. */
void ascent_bound(struct ascent *ascent, const struct use *use);

/* A way has ended: the text says at what. */
void ascent_found(struct ascent *ascent, enum trigger_kind kind,
		  const char *format, ...) G_GNUC_PRINTF(3, 4);

/* What makes the function run that holds this use; nothing, where climbs of
 * climbs become too many. */
void triggers_above(const struct ascent *ascent, const struct use *use,
		    struct triggers *triggers);

/* Whether a count of holders is looked at before this use. */
gboolean ascent_counted(struct ascent *ascent, const struct use *use);

#endif
