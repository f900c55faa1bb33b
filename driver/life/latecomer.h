/* SPDX-License-Identifier: GPL-2.0 */
/*
 * latecomer - uses of the old names that came in since a series was made
 *
 *	count = latecomers_find(posting, tree, &late, &error);
 *
 * Which names those are, and where they stood, is known from the posting. A
 * file with more uses of a name than it had has new ones; a file that was
 * renamed has all of its own.
 */
#ifndef TREEWIDE_LATECOMER_H
#define TREEWIDE_LATECOMER_H

#include <glib.h>

#include "life/logbook.h"
#include "tree/tree.h"

struct latecomer {
	char *file;
	char *word;
	char *lines; /* "12" or, where nobody can tell which, "12, 20" */
	guint more; /* how many of these are new */
	char *commit; /* 12 digits of the youngest line's; NULL: no history */
	char *author;
	char *subject;
};

/*
 * *late (struct latecomer *, by file; free with g_ptr_array_unref()) and, in
 * *left, how many uses of the names the tree has. Fails as references_scan()
 * does.
 */
gboolean latecomers_find(const struct log_posting *posting,
			 const struct tree *tree, GPtrArray **late, guint *left,
			 GError **error);

#endif
