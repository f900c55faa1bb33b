/* SPDX-License-Identifier: GPL-2.0 */
/*
 * repository - a git repository of our own, in which the series is commits
 *
 *	repository = repository_new(tree, "build", "treewide/x", &error);
 *	repository_import(repository, &commits, identity, &error);
 *	... drafts_make() ...
 *	bundle = repository_bundle(repository, &error);
 *	repository_free(repository);
 *
 * Bare, in a scratch folder, gone with repository_free(). The objects of a git
 * checkout are borrowed through alternates, the checkout itself is not
 * touched. A tarball gives a root commit with just the files of the series as
 * they were. Files that differ from a checkout's HEAD (local changes that the
 * user wants taken as they lie) get a commit of their own below the series.
 */
#ifndef TREEWIDE_REPOSITORY_H
#define TREEWIDE_REPOSITORY_H

#include <glib.h>

#include "tree/identity.h"
#include "base/scratch.h"
#include "tree/tree.h"

struct repository {
	const struct tree *tree;
	struct scratch *scratch;
	char *gitdir;
	char **environ; /* for git_run() */
	char *branch; /* "treewide/linux-6.12.117" */
	gint64 date; /* of the base; patch n is n seconds younger */
	char *start; /* the commit that the first patch is based on */
	char *floor; /* the commit that the mails start from: start, or that of
		      * the last patch of the ground */
	char *tip; /* the last patch's commit */
	guint local; /* files that differ from the tree's HEAD */
};

/*
 * Makes the repository in the folder build. Fails with TREEWIDE_ERROR_IO or
 * TREEWIDE_ERROR_TOOL. tree must outlive it.
 */
struct repository *repository_new(const struct tree *tree, const char *build,
				  const char *branch, GError **error);
void repository_free(struct repository *repository);

/* What is committed. Nothing is owned. */
struct commits {
	const GPtrArray *patches; /* struct patch *, in order */
	const GPtrArray *messages; /* char *, of the same index */
	guint ground; /* so many of them are the work of another series */
	const GPtrArray *all; /* struct patch *: of a tarball, the base commit
			       * has their files; NULL: those of patches */
};

/*
 * Commits the patches, and checks that the last commit holds exactly what the changes
 * say. Fails with TREEWIDE_ERROR_INPUT when a change contradicts the base (a
 * new file that exists, a link), else with TREEWIDE_ERROR_TOOL.
 */
gboolean repository_import(struct repository *repository,
			   const struct commits *commits,
			   const struct identity *identity, GError **error);

/* A git bundle with what the tree's HEAD lacks; of a tarball, all there is. */
GBytes *repository_bundle(struct repository *repository, GError **error);

/*
 * Writes (mode "w") or appends (mode "a") text to a file of the repository's
 * folder, as fopen() does. Fails with TREEWIDE_ERROR_IO.
 */
gboolean repository_put(const struct repository *repository, const char *name,
			const char *text, const char *mode, GError **error);

#endif
