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
 * blob-less) or an unpacked tarball. Only git plumbing is used; it leaves the
 * index alone and never has the tree as its working directory.
 */
#ifndef TREEWIDE_TREE_H
#define TREEWIDE_TREE_H

#include <glib.h>

struct tree {
	char *path; /* absolute, no slash at the end */
	char *name; /* used in names of folders and series: "linux" */
	char *title; /* used in texts: "Linux" */
	char *version; /* as `make kernelversion` prints it: "6.12.117" */
	guint major; /* 6 */
	guint minor; /* 12 */
	char *gitdir; /* absolute path of the git folder, NULL for a tarball */
	char *objects; /* absolute path of the object store, or NULL */
	char **environ; /* for git_run() on it (foreign.h), or NULL */
	char *commit; /* full hex name of HEAD, or NULL for a tarball */
	/* path -> GBytes, read instead of the file; or NULL */
	GHashTable *laid;
	GPtrArray *files; /* see tree_files(); NULL: not listed yet */
	/*
	 * an out-of-tree driver (beside.h): its paths do not mean what they
	 * mean in a kernel tree
	 */
	gboolean beside;
};

/*
 * Opens the tree at path. Fails with TREEWIDE_ERROR_INPUT if path is not a
 * kernel tree (no top Makefile with VERSION, no MAINTAINERS). Free with
 * tree_free().
 */
struct tree *tree_open(const char *path, GError **error);

/*
 * Finds the repository of a tree that has a .git (a folder, or a linked
 * worktree's file). An unpacked tarball inside some other repository has none.
 * For functions that open trees.
 */
gboolean tree_repository(struct tree *tree, GError **error);

/*
 * Opens any folder of C sources: a kernel, QEMU, U-Boot, Xen, or any other
 * project, which is named after its folder. version is "0" if no file tells.
 * Fails with TREEWIDE_ERROR_INPUT if path is no folder.
 */
struct tree *tree_open_any(const char *path, GError **error);
void tree_free(struct tree *tree);

/*
 * The name of a series' folder for this tree: "linux-6.12.117" or, for a git
 * checkout, "linux-6.12.0-g0123456789ab"; that of another project begins with
 * the project's name. Free with g_free().
 */
char *tree_label(const struct tree *tree);

/*
 * All files that belong to the tree, as sorted paths relative to its root:
 * tracked files that exist on disk, every regular file of a tarball, or the
 * files of an out-of-tree driver (beside.h). Listed once: every call returns a
 * new reference to the same list, which must not be changed. Fails with
 * TREEWIDE_ERROR_INPUT if a folder cannot be read, the git index is damaged, or
 * there is no file at all. Free with g_ptr_array_unref().
 */
GPtrArray *tree_files(const struct tree *tree, GError **error);

/*
 * Whether this file is part of the kernel. tools/, scripts/, usr/ and
 * Documentation/ hold programs of their own, with their own interfaces;
 * samples/ are modules.
 */
gboolean tree_in_kernel(const char *path);

/* The contents of one file. Free with g_bytes_unref(). */
GBytes *tree_read(const struct tree *tree, const char *path, GError **error);

/* The same as a string; free with g_free(). */
char *tree_read_text(const struct tree *tree, const char *path, GError **error);

/*
 * From now on text (a new reference is taken) is read instead of the file: the
 * result of a patch that later patches build upon.
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
 * Those of these files (char *) that differ from the HEAD commit; the list owns
 * the paths. Empty for a tarball. Free with g_ptr_array_unref().
 */
GPtrArray *tree_dirty(const struct tree *tree, const GPtrArray *paths,
		      GError **error);

/*
 * Fails with TREEWIDE_ERROR_INPUT, naming the files, if any of paths (char *)
 * differs from the HEAD commit or missing (char *; may be NULL) is not empty. A
 * tarball is clean.
 */
gboolean tree_check_clean(const struct tree *tree, const GPtrArray *paths,
			  const GPtrArray *missing, GError **error);

/*
 * Runs git on the tree's repository, read only, without running anything that
 * its configuration names (foreign.h); the working directory is elsewhere. argv
 * comes without "git" and is NULL-terminated. *out gets the standard output
 * (free with g_free()). Fails for a tarball.
 */
gboolean tree_git(const struct tree *tree, const char *const *argv, char **out,
		  GError **error);

#endif
