/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stamp - has anything changed since a run whose result is still there?
 *
 *	stamp = stamp_new();
 *	stamp_text(stamp, "--split=file");
 *	stamp_file(stamp, "/usr/bin/spatch");
 *	stamp_folder(stamp, "cocci/pin_user_pages");
 *	stamp_tree(stamp, tree, &error);
 *	name = stamp_end(stamp);
 *
 * A stamp is a hash over everything that a result depends on: words, contents
 * of small files and folders, versions that programs print, and the name, size,
 * inode and times of each file of the tree, as git's index and make use them.
 *
 * If the result is a folder of its own, the stamp is sealed with that folder's
 * manifest: files of somebody else, or of a killed run, are not taken for the
 * result.
 */
#ifndef TREEWIDE_STAMP_H
#define TREEWIDE_STAMP_H

#include <glib.h>

struct stamp;
struct tree;

struct stamp *stamp_new(void);

void stamp_text(struct stamp *stamp, const char *text);

/*
 * A small file, by name and content, through links; a missing one counts as
 * missing.
 */
void stamp_file(struct stamp *stamp, const char *path);

/* A large one, by name, and by size and times of its target. */
void stamp_binary(struct stamp *stamp, const char *path);

/* A program found in PATH, and its output for --version. */
void stamp_program(struct stamp *stamp, const char *name);

/* All files below a folder, by name and content. */
void stamp_folder(struct stamp *stamp, const char *path);

/*
 * All files of the tree, its commit, and how far back its git history reaches.
 */
gboolean stamp_tree(struct stamp *stamp, const struct tree *tree,
		    GError **error);

/* The hash, as hex digits; frees the stamp. Free the result with g_free(). */
char *stamp_end(struct stamp *stamp);

/*
 * The stamp of a result in another folder, combined with this file of it. NULL:
 * the file cannot be read. Free with g_free().
 */
char *stamp_seal(const char *stamp, const char *path);

/*
 * The text kept under this name for this stamp in the folder build, or NULL.
 * Free with g_free().
 */
char *stamp_recall(const char *build, const char *name, const char *stamp);

/*
 * Keeps text. If that fails (TREEWIDE_ERROR_IO), the next run only has to work
 * again: worth a note and no more.
 */
gboolean stamp_remember(const char *build, const char *name, const char *stamp,
			const char *text, GError **error);

#endif
