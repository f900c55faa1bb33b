/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rehearsal - applies the series as its receivers would, in a small repository
 *
 *	rehearsal = rehearsal_new(tree, posted, "build/verify/x/am", &error);
 *	for each patch: rehearsal_apply(rehearsal, patch, &why, &error);
 *	for each patch: rehearsal_alone(rehearsal, patch, &why, &error);
 *	bytes = rehearsal_content(rehearsal, NULL, "mm/gup.c", &error);
 *	rehearsal_free(rehearsal);
 *
 * The repository holds only the files that the series changes, as KERNEL has
 * them.
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
	/* char *: all files that the series changes, sorted */
	GPtrArray *paths;
	GPtrArray *commits; /* char *: the base, then one per patch */
};

/* Creates the repository anew. tree and posted must outlive it. */
struct rehearsal *rehearsal_new(const struct tree *tree,
				const struct posted *posted, const char *folder,
				GError **error);
void rehearsal_free(struct rehearsal *rehearsal);

/*
 * Runs git am on the patch, on top of those before it. If git refuses it, *why
 * gets the reason (free with g_free()), and the patch is left out.
 */
gboolean rehearsal_apply(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error);

/*
 * Whether the patch applies on top of the first patch only; *why: why not, or
 * NULL.
 */
gboolean rehearsal_alone(struct rehearsal *rehearsal,
			 const struct posted_patch *patch, char **why,
			 GError **error);

/*
 * Runs git in the repository (argv without "git"); returns its output without
 * trailing white space. Free with g_free().
 */
char *rehearsal_git(const struct rehearsal *rehearsal, const char *const *argv,
		    GError **error);

/*
 * A file as of a commit (NULL: the last one). NULL without error if the commit
 * has no such file. Free with g_bytes_unref().
 */
GBytes *rehearsal_content(const struct rehearsal *rehearsal, const char *commit,
			  const char *path);

/*
 * The changes of a file from the base to a commit, by git diff -U0; NULL: git
 * failed. Free with g_free().
 */
char *rehearsal_diff(const struct rehearsal *rehearsal, const char *commit,
		     const char *path);

#endif
