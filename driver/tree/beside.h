/* SPDX-License-Identifier: GPL-2.0 */
/*
 * beside - a driver that is not in the tree, and the kernel it is built for
 *
 *	kernel = beside_kernel("/lib/modules/6.1.0-57-amd64/build", &error);
 *	driver = beside_driver("~/card", kernel, &error);
 *	tree_free(driver);
 *	tree_free(kernel);
 *
 * The kernel says which functions there are. The driver has the code, and
 * callers and releases are looked for in its files alone.
 */
#ifndef TREEWIDE_BESIDE_H
#define TREEWIDE_BESIDE_H

#include <glib.h>

#include "tree/tree.h"

/*
 * Opens what a driver is built against: a kernel tree, or the headers of an
 * installed kernel (/lib/modules/.../build, /usr/src/linux-headers-...), or a
 * build folder. Where headers and configuration are apart, as on Debian and
 * SUSE, the Makefile's "include" or the link "source" is followed to the
 * headers. Fails with TREEWIDE_ERROR_INPUT when there are no headers. Free with
 * tree_free().
 */
struct tree *beside_kernel(const char *path, GError **error);

/*
 * Opens the driver's folder; with the kernel's version. Its files are those
 * that the compiler could see: all on disk, tracked by git or not, also through
 * symbolic links, but for folders whose name begins with a dot and links to
 * kernels and to the driver's own parts. A .git makes --base possible. Fails
 * with TREEWIDE_ERROR_INPUT when it is no folder, cannot be read, or has no C
 * file. Free with tree_free().
 */
struct tree *beside_driver(const char *path, const struct tree *kernel,
			   GError **error);

/* How many C files the driver has. */
guint beside_sources(const struct tree *driver);

/*
 * The driver that a file outside of any tree belongs to, and its name there in
 * *name (free with g_free()): the uppermost folder around it, in its git
 * repository if it is in one, whose Kbuild or Makefile builds objects for the
 * kernel; else the repository, else its own folder. Free with g_free().
 */
char *beside_home(const char *file, char **name);

/* For tree_files(): the driver's files, unsorted. */
GPtrArray *beside_files(const struct tree *driver, GError **error);

#endif
