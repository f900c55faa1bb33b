/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stamp - has anything changed since a run that is still in place?
 *
 *	stamp = stamp_new();
 *	stamp_text(stamp, "--split=file");
 *	stamp_file(stamp, "/usr/bin/spatch");
 *	stamp_folder(stamp, "cocci/pin_user_pages");
 *	stamp_tree(stamp, tree, &error);
 *	name = stamp_end(stamp);
 *
 * A stamp is a hash of all that a result depends on: words, contents of small
 * files and folders, what programs say of themselves, and of each file of the
 * tree its name, size, inode and times, as git's index and make do it.
 *
 * Where the result is a folder of its own, the stamp is sealed with that
 * folder's manifest: what somebody else, or a killed run, left there is not
 * taken for the answer.
 */
#ifndef TREEWIDE_STAMP_H
#define TREEWIDE_STAMP_H

#include <glib.h>

struct stamp;
struct tree;

struct stamp *stamp_new(void);

void stamp_text(struct stamp *stamp, const char *text);

/* A small file by name and content, through links; missing counts as such. */
void stamp_file(struct stamp *stamp, const char *path);

/* A large one by its name, and by size and times of what it leads to. */
void stamp_binary(struct stamp *stamp, const char *path);

/* A program as the PATH finds it, and what it says to --version. */
void stamp_program(struct stamp *stamp, const char *name);

/* All files below a folder, by name and content. */
void stamp_folder(struct stamp *stamp, const char *path);

/*
 * All files of the tree, its commit, and how far back git's history of it
 * reaches.
 */
gboolean stamp_tree(struct stamp *stamp, const struct tree *tree,
		    GError **error);

/* The hash, as hex digits; frees the stamp. Free the result with g_free(). */
char *stamp_end(struct stamp *stamp);

/*
 * The stamp of a result that lies elsewhere, with this file of it. NULL: the
 * file cannot be read. Free with g_free().
 */
char *stamp_seal(const char *stamp, const char *path);

/*
 * What was remembered under this name for this stamp, in the folder build:
 * a text, or NULL. Free with g_free().
 */
char *stamp_recall(const char *build, const char *name, const char *stamp);

/*
 * Remembers text. Where that fails (TREEWIDE_ERROR_IO) the next run works anew,
 * which is worth a note and no more.
 */
gboolean stamp_remember(const char *build, const char *name, const char *stamp,
			const char *text, GError **error);

#endif
