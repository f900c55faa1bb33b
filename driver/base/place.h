/* SPDX-License-Identifier: GPL-2.0 */
/*
 * place - where a path really leads
 */
#ifndef TREEWIDE_PLACE_H
#define TREEWIDE_PLACE_H

#include <glib.h>

/*
 * The path without symbolic links, relative ones from the current folder;
 * NULL: nothing is there, or path is NULL. Free with g_free().
 */
char *place_real(const char *path);

/* Whether outer is inner or a folder above it; both are real paths. */
gboolean place_holds(const char *outer, const char *inner);

/*
 * Where a path would lie once it is made: the real path of what is there of it,
 * and the rest as it stands. Free with g_free().
 */
char *place_planned(const char *path);

/*
 * What is in the way of a folder that is to be made there: the first part of
 * the path that is something else. NULL: nothing. Free with g_free().
 */
char *place_barred(const char *folder);

#endif
