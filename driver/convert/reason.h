/* SPDX-License-Identifier: GPL-2.0 */
/*
 * reason - why each call became what it became, as a list for people
 */
#ifndef TREEWIDE_REASON_H
#define TREEWIDE_REASON_H

#include <glib.h>

/*
 * One item a call ("- f() (umem.c:235), long-term: <reason>"), wrapped; calls
 * of one function with the same reason share one. Of a left call, it is why it
 * was left. sites: struct site *. whole_path: files with their folders. Free
 * with g_free().
 */
char *reason_list(const GPtrArray *sites, gboolean whole_path);

/*
 * The suspects among the sites, short-term by their flags and kept by the code:
 * "- f() (umem.c:235): <evidence>", wrapped; "" when there is none. Free with
 * g_free().
 */
char *reason_suspects(const GPtrArray *sites, gboolean whole_path);

/*
 * As reason_list() with whole paths, and of each reason the first clause only.
 * Free with g_free().
 */
char *reason_short_list(const GPtrArray *sites);

#endif
