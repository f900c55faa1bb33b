/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tree - the kernel tree that a series is made for; it is never written to
 *
 *	tree = tree_open("path/to/linux", &error);
 *	files = tree_files(tree, &error);
 *	text = tree_read(tree, "mm/gup.c", &error);
 *	tree_free(tree);
 *
 * A tree is a git checkout (also a linked worktree, shallow, sparse or
 * blob-less) or an unpacked tarball. git runs by plumbing only, with the index
 * left alone, never with the tree as working directory.
 */
#ifndef TREEWIDE_TREE_H
#define TREEWIDE_TREE_H

#include <glib.h>

struct tree {
	char *path; /* absolute, no slash at the end */
	char *name; /* what its folders and series are called: "linux" */
	char *title; /* what people call it: "Linux" */
	char *version; /* as `make kernelversion` says it: "6.12.117" */
	guint major; /* 6 */
	guint minor; /* 12 */
	char *gitdir; /* absolute path of the git folder, NULL for a tarball */
	char *objects; /* absolute path of the object store, or NULL */
	char **environ; /* for git_run() on it (foreign.h), or NULL */
	char *commit; /* full hex name of HEAD, or NULL for a tarball */
	GHashTable *laid; /* path -> GBytes: read instead of the file; NULL */
	GPtrArray *files; /* see tree_files(); NULL: not asked for yet */
	gboolean beside; /* a driver's folder, see beside.h: no path of it
			  * means what it means in a kernel tree */
};

/*
 * Opens the tree at path. Fails with TREEWIDE_ERROR_INPUT when path is not a
 * kernel tree (no top Makefile with VERSION, no MAINTAINERS). Free the result
 * with tree_free().
 */
struct tree *tree_open(const char *path, GError **error);

/*
 * Finds the repository of a tree that has a .git (a folder, or a linked
 * worktree's file). An unpacked tarball inside some other repository has none.
 * For those who open trees.
 */
gboolean tree_repository(struct tree *tree, GError **error);

/*
 * Opens any folder of C sources: a kernel, QEMU, U-Boot, Xen, or what else
 * there is, whose name is its folder's. version is "0" where nothing says it.
 * Fails with TREEWIDE_ERROR_INPUT when path is no folder.
 */
struct tree *tree_open_any(const char *path, GError **error);
void tree_free(struct tree *tree);

/*
 * Folder name of a series for this tree: "linux-6.12.117" or, for a git
 * checkout, "linux-6.12.0-g0123456789ab"; another project's begins with its
 * own name. Free with g_free().
 */
char *tree_label(const struct tree *tree);

/*
 * All files that belong to the tree, as sorted paths relative to its root:
 * the tracked files that are checked out or lie there all the same, every
 * regular file of a tarball, or what beside.h says of a driver's folder. Looked
 * up once: a new reference to one list, which nobody changes. Fails with
 * TREEWIDE_ERROR_INPUT when a folder cannot be read, the git index is not
 * whole, or there is no file at all. Free with g_ptr_array_unref().
 */
GPtrArray *tree_files(const struct tree *tree, GError **error);

/*
 * Whether what this path holds is part of the kernel. Linux keeps programs of
 * its own, with interfaces of their own, in tools/, scripts/, usr/ and
 * Documentation/; samples/ are modules.
 */
gboolean tree_in_kernel(const char *path);

/* The contents of one file. Free with g_bytes_unref(). */
GBytes *tree_read(const struct tree *tree, const char *path, GError **error);

/* The same as a string; free with g_free(). */
char *tree_read_text(const struct tree *tree, const char *path, GError **error);

/*
 * From now on the text (a new reference is taken) is read instead of the file:
 * what a patch made of it that later ones build upon.
 */
void tree_lay(struct tree *tree, const char *path, GBytes *text);

/* Whether the tree has this file. */
gboolean tree_has(const struct tree *tree, const char *path);

/*
 * The file's git mode for a new commit: 0100644 or 0100755, read from the
 * file on disk.
 */
guint tree_mode(const struct tree *tree, const char *path);

/*
 * Which of these files (char *) are not what the HEAD commit holds: paths,
 * owned by the list. Empty for a tarball. Free with g_ptr_array_unref().
 */
GPtrArray *tree_dirty(const struct tree *tree, const GPtrArray *paths,
		      GError **error);

/*
 * Fails with TREEWIDE_ERROR_INPUT, naming them, where any of these files (char
 * *) is not what the HEAD commit holds, or any is missing (char *; may be
 * NULL). A tarball is clean.
 */
gboolean tree_check_clean(const struct tree *tree, const GPtrArray *paths,
			  const GPtrArray *missing, GError **error);

/*
 * Runs git on the tree's repository, read only and with nothing of what its
 * configuration would run (foreign.h); the working directory is elsewhere.
 * argv begins after "git" and ends with NULL. *out gets the standard output
 * (free with g_free()). Fails for a tarball.
 */
gboolean tree_git(const struct tree *tree, const char *const *argv, char **out,
		  GError **error);

#endif
