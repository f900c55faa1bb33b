/* SPDX-License-Identifier: GPL-2.0 */
/*
 * makefile - the symbols under which kbuild's Makefiles compile a file
 */
#ifndef TREEWIDE_MAKEFILE_H
#define TREEWIDE_MAKEFILE_H

#include <glib.h>

#include "tree/tree.h"

/*
 * The symbols (without CONFIG_) that the Makefiles require to compile the file
 * or to enter its folders: "FB_PVR2". Free with g_ptr_array_unref().
 */
GPtrArray *makefile_symbols(const struct tree *tree, const char *file);

#endif
