/* SPDX-License-Identifier: GPL-2.0 */
/*
 * maintainers - who a file of the tree belongs to, as MAINTAINERS says
 *
 *	m = maintainers_load(tree, &error);
 *	title = maintainers_entry(m, "mm/gup.c");	"MEMORY MANAGEMENT"
 *	trees = maintainers_field(m, title, 'T');
 *	people = maintainers_people(m, "mm/gup.c", NULL, &error);
 *	maintainers_free(m);
 *
 * The answers are those of the tree's own scripts/get_maintainer.pl --no-git
 * --no-git-fallback: F:, X:, N: and K:, the order of entries by how specific
 * they are, who counts as the same person, .mailmap, and what the script of
 * this version does by default (see dialect.h). Entries equally specific come
 * in the file's order; the script's order among them is random.
 *
 * .get_maintainer.ignore needs no reading: it names people whom the script
 * must not pick out of the git history, and keeps nobody away whom MAINTAINERS
 * names. --no-git asks for no one else.
 */
#ifndef TREEWIDE_MAINTAINERS_H
#define TREEWIDE_MAINTAINERS_H

#include <glib.h>

#include "tree/patch.h"

struct tree;
struct maintainers;

/*
 * Reads MAINTAINERS, .mailmap and the script of the tree, which must outlive
 * the result. Fails with TREEWIDE_ERROR_INPUT when MAINTAINERS cannot be read,
 * has no entry, or holds a pattern that is no valid expression (naming the
 * line), as the script would. Free with maintainers_free().
 */
struct maintainers *maintainers_load(const struct tree *tree, GError **error);
void maintainers_free(struct maintainers *m);

/* Those of a tree that has no MAINTAINERS: nobody. */
struct maintainers *maintainers_nobody(const struct tree *tree);

/*
 * Who gets a mail about this file: struct person *, people first, then lists;
 * free with g_ptr_array_unref(). content is the file's text where it is not
 * the tree's (NULL: read it from the tree when it is needed). Fails only when
 * it cannot be read; a path that the tree has not is no failure.
 */
GPtrArray *maintainers_people(struct maintainers *m, const char *path,
			      GBytes *content, GError **error);

/*
 * The same for one patch on several files; lines are those it adds and takes
 * away, in which K: is looked for (NULL: nowhere). paths end with NULL.
 */
GPtrArray *maintainers_patch_people(struct maintainers *m,
				    const char *const *paths, const char *lines,
				    GError **error);

/*
 * The same for a mail, read as the script reads a patch on its standard input:
 * files from the diff, K: in the message and in the diff.
 */
GPtrArray *maintainers_mail_people(struct maintainers *m, const char *mail,
				   GError **error);

/*
 * The people of a file, or of a mail, as the lines that the script prints:
 * "Name <mail>", with roles " (maintainer:MEMORY MANAGEMENT)" after it. char *;
 * free with g_ptr_array_unref().
 */
GPtrArray *maintainers_lines(struct maintainers *m, const char *path,
			     gboolean roles, GError **error);
GPtrArray *maintainers_mail_lines(struct maintainers *m, const char *mail,
				  gboolean roles, GError **error);

/*
 * Title of the entry that is most specific about this path: the one with the
 * deepest F:, then the longest fixed beginning of one, then the first in the
 * file. An entry whose F: begins with a wildcard ("THE REST") comes last. NULL
 * when there is none. Owned by m.
 */
const char *maintainers_entry(struct maintainers *m, const char *path);

/*
 * Titles of the entries with an F: for this path that is at least so deep, most
 * specific first: const char *, free with g_ptr_array_unref(). A file has one
 * more component than its path has slashes, a folder as many; an N: has depth
 * 0, and so with 0 all but those of last resort are there.
 */
GPtrArray *maintainers_entries(struct maintainers *m, const char *path,
			       int depth);

/*
 * Values of the entry's fields of this letter, in order ('M', 'T', 'S', 'P',
 * 'Q', ...): const char *, owned by m; free the array with g_ptr_array_unref().
 * Empty when there is no such entry or field.
 */
GPtrArray *maintainers_field(struct maintainers *m, const char *title,
			     char letter);

#endif
