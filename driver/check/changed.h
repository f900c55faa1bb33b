/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changed - the files that a range of commits, or a patch, changes
 *
 *	ok = changed_since(tree, "origin/master", words, &changed, &error);
 *	ok = changed_by(tree, patch, "build", words, &changed, &error);
 *	use(changed.now); use(changed.before);
 *	changed_clear(&changed);
 *
 * Only C files that hold one of the words now are listed. A renamed file has
 * its new name in both lists. The tree is never written to.
 */
#ifndef TREEWIDE_CHANGED_H
#define TREEWIDE_CHANGED_H

#include <glib.h>

#include "tree/tree.h"

struct changed {
	GPtrArray *now; /* struct check_text * */
	GPtrArray *before; /* likewise; without new files */
	guint files; /* number of changed C files */
	/*
	 * Set by who asks: a file that uses another name (alias.h) of what
	 * begins so is listed as well. NULL: the words are all.
	 */
	const char *family;
};

/*
 * The changes from commit `rev` to the tracked files on disk. If rev and HEAD
 * have a common ancestor, that is used instead of rev, so that what others did
 * on rev meanwhile does not count. words is NULL-terminated. Fails with
 * TREEWIDE_ERROR_INPUT if there is no such commit. Free with changed_clear().
 */
gboolean changed_since(const struct tree *tree, const char *rev,
		       const char *const *words, struct changed *changed,
		       GError **error);

/*
 * The changes of a patch (a diff, or mails with one each, in order) to the
 * tree, which may have it applied already. build is the folder for copies.
 * Fails with TREEWIDE_ERROR_INPUT if it is no patch, or neither applies nor can
 * be reverted. Free with changed_clear().
 */
gboolean changed_by(const struct tree *tree, GBytes *patch, const char *build,
		    const char *const *words, struct changed *changed,
		    GError **error);

void changed_clear(struct changed *changed);

/* Whether the text holds one of the words. */
gboolean changed_has_word(GBytes *bytes, const char *const *words);

/* Whether it does, or uses another name that it sees in the tree. */
gboolean changed_concerns(const struct changed *changed,
			  const struct tree *tree, const char *path,
			  GBytes *bytes, const char *const *words);

/* Whether this names a C file, or one that an #include may make C. */
gboolean changed_is_source(const char *path);

#endif
