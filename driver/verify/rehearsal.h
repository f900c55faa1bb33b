/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rehearsal - the series applied as its receivers would, in a small repository
 *
 *	rehearsal = rehearsal_new(tree, posted, "build/verify/x/am", &error);
 *	for each patch: rehearsal_apply(rehearsal, patch, &why, &error);
 *	for each patch: rehearsal_alone(rehearsal, patch, &why, &error);
 *	bytes = rehearsal_content(rehearsal, NULL, "mm/gup.c", &error);
 *	rehearsal_free(rehearsal);
 *
 * It holds only the files that the series touches, as KERNEL has them.
 */
#ifndef TREEWIDE_REHEARSAL_H
#define TREEWIDE_REHEARSAL_H

#include <glib.h>

#include "verify/posted.h"
#include "tree/tree.h"

struct rehearsal {
	const struct tree *tree;
	const struct posted *posted;
	char *gitdir;
	char **environ;
	GPtrArray *paths; /* char *: all that the series touches, sorted */
	GPtrArray *commits; /* char *: the base, then one for each patch */
};

/* Makes the repository anew. tree and posted must outlive it. */
struct rehearsal *rehearsal_new(const struct tree *tree,
				const struct posted *posted, const char *folder,
				GError **error);
void rehearsal_free(struct rehearsal *rehearsal);

/*
 * git am of the patch, on top of those before it. When git refuses it, *why
 * says so (free with g_free()), and the patch is left out.
 */
gboolean rehearsal_apply(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error);

/* Whether the patch applies on the first patch alone; *why: why not, or NULL */
gboolean rehearsal_alone(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error);

/*
 * Runs git in it (argv begins after "git"): what it says, without white space
 * at the end. Free with g_free().
 */
char *rehearsal_git(const struct rehearsal *rehearsal, const char *const *argv,
		    GError **error);

/*
 * A file as of a commit (NULL: the last one). NULL without error when the
 * commit has no such file. Free with g_bytes_unref().
 */
GBytes *rehearsal_content(const struct rehearsal *rehearsal, const char *commit,
			  const char *path);

/*
 * What changes in a file from the base to a commit, as git diff -U0 says it;
 * NULL: git does not. Free with g_free().
 */
char *rehearsal_diff(const struct rehearsal *rehearsal, const char *commit,
		     const char *path);

#endif
