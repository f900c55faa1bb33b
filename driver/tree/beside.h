/* SPDX-License-Identifier: GPL-2.0 */
/*
 * beside - an out-of-tree driver, and the kernel it is built for
 *
 *	kernel = beside_kernel("/lib/modules/6.1.0-57-amd64/build", &error);
 *	driver = beside_driver("~/card", kernel, &error);
 *	tree_free(driver);
 *	tree_free(kernel);
 *
 * The kernel tells which functions exist. The code is the driver's: callers and
 * releases are looked for in its files only.
 */
#ifndef TREEWIDE_BESIDE_H
#define TREEWIDE_BESIDE_H

#include <glib.h>

#include "tree/tree.h"

/*
 * Opens what a driver is built against: a kernel tree, the headers of an
 * installed kernel (/lib/modules/.../build, /usr/src/linux-headers-...), or a
 * build folder. Where headers and configuration are in different folders, as on
 * Debian and SUSE, the Makefile's "include" or the link "source" leads to the
 * headers. Fails with TREEWIDE_ERROR_INPUT if there are no headers. Free with
 * tree_free().
 */
struct tree *beside_kernel(const char *path, GError **error);

/*
 * Opens the driver's folder; the tree gets the kernel's version. Its files are
 * all that the compiler could see: everything on disk, tracked by git or not,
 * also through symbolic links, except folders whose name begins with a dot, and
 * links to kernels and to the driver itself. A .git makes --base possible.
 * Fails with TREEWIDE_ERROR_INPUT if it is no folder, cannot be read, or has no
 * C file. Free with tree_free().
 */
struct tree *beside_driver(const char *path, const struct tree *kernel,
			   GError **error);

/* The number of C files of the driver. */
guint beside_sources(const struct tree *driver);

/*
 * The folder of the driver that a file outside of any tree belongs to; *name
 * gets the file's name in it (free with g_free()). It is the uppermost folder
 * above the file, within its git repository if it is in one, whose Kbuild or
 * Makefile builds objects for the kernel; else the repository, else the file's
 * own folder. Free with g_free().
 */
char *beside_home(const char *file, char **name);

/* For tree_files(): the driver's files, unsorted. */
GPtrArray *beside_files(const struct tree *driver, GError **error);

#endif
