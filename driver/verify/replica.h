/* SPDX-License-Identifier: GPL-2.0 */
/*
 * replica - a copy of a kernel tree to build in, kept from run to run
 *
 *	replica = replica_new(tree, "build/verify/x/linux", &error);
 *	replica_put(replica, state, &error);
 *	... kbuild ...
 *	replica_free(replica);
 *
 * It holds the tree's tracked files and nothing that a build inside of the
 * tree has left: kbuild refuses such a tree. What is the same keeps its time, so that
 * make compiles what changed and nothing else.
 */
#ifndef TREEWIDE_REPLICA_H
#define TREEWIDE_REPLICA_H

#include <glib.h>

#include "tree/tree.h"

struct replica {
	const struct tree *tree;
	char *folder; /* absolute */
};

/* What a replica and its builds need on disk at most. */
#define REPLICA_BYTES (G_GINT64_CONSTANT(3) << 30)

/*
 * Whether the folder's disk has room for a replica, as far as none lies there.
 * *note says how much is needed and how much there is (free with g_free()).
 */
gboolean replica_fits(const char *folder, char **note);

/*
 * Makes the folder the same as the tree. Fails with TREEWIDE_ERROR_IO. tree must
 * outlive it. Free with replica_free(), which leaves the folder.
 */
struct replica *replica_new(const struct tree *tree, const char *folder,
			    GError **error);
void replica_free(struct replica *replica);

/*
 * Gives files other contents: state maps paths (char *) to GBytes *, NULL for
 * a file that is to go. What is the same already is left alone.
 */
gboolean replica_put(struct replica *replica, GHashTable *state,
		     GError **error);

#endif
