/* SPDX-License-Identifier: GPL-2.0 */
/*
 * place - where a path really leads to
 */
#ifndef TREEWIDE_PLACE_H
#define TREEWIDE_PLACE_H

#include <glib.h>

/*
 * The absolute path without symbolic links; NULL: nothing is there, or path is
 * NULL. Free with g_free().
 */
char *place_real(const char *path);

/* Whether outer is inner or a folder above it; both are real paths. */
gboolean place_holds(const char *outer, const char *inner);

/*
 * The real path that this path will have once it is made: the part that exists
 * is resolved, the rest is kept as it is. Free with g_free().
 */
char *place_planned(const char *path);

/*
 * The part of the path that exists but is no folder, and so prevents the folder
 * from being made. NULL: nothing does. Free with g_free().
 */
char *place_barred(const char *folder);

#endif
