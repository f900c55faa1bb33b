/* SPDX-License-Identifier: GPL-2.0 */
/*
 * reason - the reasons for the outcome of each call, as a list for people
 */
#ifndef TREEWIDE_REASON_H
#define TREEWIDE_REASON_H

#include <glib.h>

/*
 * One item per call ("- f() (umem.c:235), long-term: <reason>"), wrapped; calls
 * of one function with the same reason share one. For a left call, the reason
 * why it was left. sites: struct site *. whole_path: files with their folders.
 * Free with g_free().
 */
char *reason_list(const GPtrArray *sites, gboolean whole_path);

/*
 * The suspects among the sites (short-term by their flags, kept by the code):
 * "- f() (umem.c:235): <evidence>", wrapped; "" if there are none. Free with
 * g_free().
 */
char *reason_suspects(const GPtrArray *sites, gboolean whole_path);

/*
 * Like reason_list() with whole paths, but only the first clause of each
 * reason. Free with g_free().
 */
char *reason_short_list(const GPtrArray *sites);

#endif
