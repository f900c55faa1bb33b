/* SPDX-License-Identifier: GPL-2.0 */
/*
 * replica - a copy of a kernel tree to build in, kept for later runs
 *
 *	replica = replica_new(tree, "build/verify/x/linux", &error);
 *	replica_put(replica, state, &error);
 *	... kbuild ...
 *	replica_free(replica);
 *
 * It holds the tree's tracked files and no build products: kbuild refuses a
 * tree with those. Unchanged files keep their time, so that make compiles only
 * what changed.
 */
#ifndef TREEWIDE_REPLICA_H
#define TREEWIDE_REPLICA_H

#include <glib.h>

#include "tree/tree.h"

struct replica {
	const struct tree *tree;
	char *folder; /* absolute */
};

/* The most disk space that a replica and its builds need. */
#define REPLICA_BYTES (G_GINT64_CONSTANT(3) << 30)

/*
 * Whether the folder's disk has room for a replica, or for the builds if the
 * replica exists. *note tells how much is needed and how much there is (free
 * with g_free()).
 */
gboolean replica_fits(const char *folder, char **note);

/*
 * Makes the folder equal to the tree. Fails with TREEWIDE_ERROR_IO. tree must
 * outlive it. Free with replica_free(), which keeps the folder.
 */
struct replica *replica_new(const struct tree *tree, const char *folder,
			    GError **error);
void replica_free(struct replica *replica);

/*
 * Replaces the contents of files: state maps paths (char *) to GBytes *, NULL
 * to remove the file. Unchanged files are left alone.
 */
gboolean replica_put(struct replica *replica, GHashTable *state,
		     GError **error);

#endif
