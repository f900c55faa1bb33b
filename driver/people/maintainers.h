/* SPDX-License-Identifier: GPL-2.0 */
/*
 * maintainers - who a file of the tree belongs to, according to MAINTAINERS
 *
 *	m = maintainers_load(tree, &error);
 *	title = maintainers_entry(m, "mm/gup.c");	"MEMORY MANAGEMENT"
 *	trees = maintainers_field(m, title, 'T');
 *	people = maintainers_people(m, "mm/gup.c", NULL, &error);
 *	maintainers_free(m);
 *
 * The answers are those of the tree's own scripts/get_maintainer.pl --no-git
 * --no-git-fallback: F:, X:, N: and K:, the order of entries by how specific
 * they are, who counts as the same person, .mailmap, and the defaults of this
 * version of the script (see dialect.h). Equally specific entries come in the
 * file's order; in the script their order is random.
 *
 * .get_maintainer.ignore need not be read: it names people whom the script must
 * not pick from git's history, and excludes nobody whom MAINTAINERS names. With
 * --no-git nobody else is considered.
 */
#ifndef TREEWIDE_MAINTAINERS_H
#define TREEWIDE_MAINTAINERS_H

#include <glib.h>

#include "tree/patch.h"

struct tree;
struct maintainers;

/*
 * Reads MAINTAINERS, .mailmap and the script of the tree, which must outlive
 * the result. Fails with TREEWIDE_ERROR_INPUT if MAINTAINERS cannot be read,
 * has no entry, or has an invalid pattern (naming the line), as the script
 * would. Free with maintainers_free().
 */
struct maintainers *maintainers_load(const struct tree *tree, GError **error);
void maintainers_free(struct maintainers *m);

/* For a tree without MAINTAINERS: nobody. */
struct maintainers *maintainers_nobody(const struct tree *tree);

/*
 * Who gets a mail about this file: struct person *, people first, then lists;
 * free with g_ptr_array_unref(). content is the file's text if it is not that
 * of the tree (NULL: read from the tree when needed). Fails only if it cannot
 * be read; a path that the tree does not have is no failure.
 */
GPtrArray *maintainers_people(struct maintainers *m, const char *path,
			      GBytes *content, GError **error);

/*
 * The same for one patch of several files; lines are its added and removed
 * lines, in which K: is searched (NULL: nowhere). paths is NULL-terminated.
 */
GPtrArray *maintainers_patch_people(struct maintainers *m,
				    const char *const *paths, const char *lines,
				    GError **error);

/*
 * The same for a mail, read as the script reads a patch from standard input:
 * files from the diff, K: in the message and in the diff.
 */
GPtrArray *maintainers_mail_people(struct maintainers *m, const char *mail,
				   GError **error);

/*
 * The people of a file, or of a mail, as the script prints them: "Name <mail>",
 * with roles " (maintainer:MEMORY MANAGEMENT)" after it. char *; free with
 * g_ptr_array_unref().
 */
GPtrArray *maintainers_lines(struct maintainers *m, const char *path,
			     gboolean roles, GError **error);
GPtrArray *maintainers_mail_lines(struct maintainers *m, const char *mail,
				  gboolean roles, GError **error);

/*
 * Title of the most specific entry for this path: the one with the deepest F:,
 * then the longest fixed prefix, then the first in the file. An entry whose F:
 * begins with a wildcard ("THE REST") comes last. NULL: there is none. Owned by
 * m.
 */
const char *maintainers_entry(struct maintainers *m, const char *path);

/*
 * Titles of the entries with an F: for this path of at least this depth, most
 * specific first: const char *, free with g_ptr_array_unref(). A file has one
 * more component than its path has slashes, a folder as many; an N: has depth
 * 0, so with 0 all entries are included but those of last resort.
 */
GPtrArray *maintainers_entries(struct maintainers *m, const char *path,
			       int depth);

/*
 * The values of the entry's fields of this letter, in order ('M', 'T', 'S',
 * 'P', 'Q', ...): const char *, owned by m; free the array with
 * g_ptr_array_unref(). Empty if there is no such entry or field.
 */
GPtrArray *maintainers_field(struct maintainers *m, const char *title,
			     char letter);

#endif
