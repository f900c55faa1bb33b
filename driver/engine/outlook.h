/* SPDX-License-Identifier: GPL-2.0 */
/*
 * outlook - what a campaign will find in a tree, before it is run
 *
 *	outlook = outlook_new(course, &error);
 *	use(outlook->candidates);  use(outlook->seconds);
 *	outlook_free(outlook);
 *
 * The candidates are found and read; spatch runs on a sample of them, spread
 * over the tree, whose results are kept for the run itself.
 */
#ifndef TREEWIDE_OUTLOOK_H
#define TREEWIDE_OUTLOOK_H

#include <glib.h>

#include "engine/course.h"

struct outlook {
	GPtrArray *candidates; /* char *, sorted, own ones left out */
	GPtrArray *own; /* char *: "file", or "file: function()" */
	guint functions; /* that hold what a rule needs; in files looked at */
	guint looked; /* candidates that were looked at */
	guint sample; /* candidates that spatch was run on */
	guint changed; /* of these */
	guint unseen; /* of these, places that spatch did not see */
	double seconds; /* for all candidates, as the sample took */
	guint patches,
		lists; /* at most: subsystems and mailing lists of them */
};

/* Fails as apply_candidates() and apply_run() do. Free with outlook_free(). */
struct outlook *outlook_new(const struct course *course, GError **error);
void outlook_free(struct outlook *outlook);

#endif
