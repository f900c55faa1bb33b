/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standing - where a patch stands, held against a newer tree
 *
 *	struct standing standing;
 *
 *	standing_of(patch, TRUE, tree, &standing);
 *	printf("%s", standing_name(standing.state));
 *	standing_clear(&standing);
 *
 * By content: what a patch has put in is there and what it has taken out is
 * gone, wherever that is in the file, however its lines are broken now, and
 * whoever has applied it.
 */
#ifndef TREEWIDE_STANDING_H
#define TREEWIDE_STANDING_H

#include <glib.h>

#include "life/logbook.h"
#include "tree/tree.h"

enum standing_state {
	STANDING_APPLIED, /* all of it is in the tree */
	STANDING_PARTLY, /* some of it is */
	STANDING_REWORK, /* a line that it changes is not there any more */
	STANDING_NACKED, /* somebody has spoken against it */
	STANDING_ACKED, /* it has a tag */
	STANDING_SENT, /* a mailbox has shown it */
	STANDING_WRITTEN, /* nobody is known to have seen it */
};

struct standing {
	enum standing_state state;
	guint done, all; /* spots */
	GPtrArray *lost; /* char *: "file: function()" to be looked at */
};

/* sent: the patch's posting was seen. standing need not be set up before. */
void standing_of(const struct log_patch *patch, gboolean sent,
		 const struct tree *tree, struct standing *standing);
void standing_clear(struct standing *standing);

/* "applied", "partly applied", "needs rework", "nacked", "acked", "sent", ... */
const char *standing_name(enum standing_state state);

/* Whether a person should look at it. */
gboolean standing_calls(enum standing_state state);

#endif
