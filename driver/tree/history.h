/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history - the subjects of the commits that changed a file
 *
 *	history = history_read(tree, paths, &error);
 *	subjects = history_subjects(history, "mm/gup.c");
 *	history_free(history);
 *
 * git's history is walked once for all files: one walk per file would cost more
 * than the rest of a run. Merges do not count.
 */
#ifndef TREEWIDE_HISTORY_H
#define TREEWIDE_HISTORY_H

#include <glib.h>

struct tree;
struct history;

/* Subjects kept per file: the newest ones. */
#define HISTORY_DEPTH 30

/*
 * Reads the history of these files (char *). It is empty for a tarball and as
 * long as it is for a shallow clone. Fails as tree_git() does. Free with
 * history_free().
 */
struct history *history_read(const struct tree *tree, const GPtrArray *paths,
			     GError **error);
void history_free(struct history *history);

/* An empty history, to be filled by history_add(). */
struct history *history_new(void);
void history_add(struct history *history, const char *path,
		 const char *subject);

/* The file's subjects (char *), newest first; NULL: none. */
const GPtrArray *history_subjects(const struct history *history,
				  const char *path);

#endif
