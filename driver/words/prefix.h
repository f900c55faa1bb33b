/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prefix - what stands before the summary in a patch's subject
 *
 *	prefix = prefix_choose(history, paths, "FPGA DFL DRIVERS");
 *	printf("%s: ...", prefix->text);
 *	prefix_free(prefix);
 *
 * The commits of the patch's own files decide, where there are enough of them
 * that agree. Else the conventions of the folder ("media: <driver>") and the
 * words of the MAINTAINERS entry do.
 */
#ifndef TREEWIDE_PREFIX_H
#define TREEWIDE_PREFIX_H

#include <glib.h>

#include "tree/history.h"

struct prefix {
	char *text; /* "RDMA/umem", "media: ivtv" */
	gboolean capital; /* the summary begins with an upper case letter */
};

/*
 * The prefix for files (char *) of the MAINTAINERS entry title (may be NULL);
 * history may be NULL. Never fails: files with nothing in common give
 * "treewide". Free with prefix_free().
 */
struct prefix *prefix_choose(const struct history *history,
			     const GPtrArray *paths, const char *title);
void prefix_free(struct prefix *prefix);

/* By the folder's convention alone, for one file. */
struct prefix *prefix_by_path(const char *path, const char *title);

#endif
