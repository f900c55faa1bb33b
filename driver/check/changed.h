/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changed - the files that a range of commits, or a patch, touches
 *
 *	ok = changed_since(tree, "origin/master", words, &changed, &error);
 *	ok = changed_by(tree, patch, "build", words, &changed, &error);
 *	use(changed.now); use(changed.before);
 *	changed_clear(&changed);
 *
 * Only C files that hold one of the words now are of interest. A file that was
 * renamed has its new name in both lists. The tree is never written to.
 */
#ifndef TREEWIDE_CHANGED_H
#define TREEWIDE_CHANGED_H

#include <glib.h>

#include "tree/tree.h"

struct changed {
	GPtrArray *now; /* struct check_text * */
	GPtrArray *before; /* likewise; new files are missing */
	guint files; /* how many C files have changed */
};

/*
 * What the tracked files, as they lie on disk, have that the commit `rev` has
 * not; where both have a common ancestor, that is taken for rev, so that what
 * others did there meanwhile is no change. words ends with NULL. Fails with
 * TREEWIDE_ERROR_INPUT when there is no such commit. changed_clear() it.
 */
gboolean changed_since(const struct tree *tree, const char *rev,
		       const char *const *words, struct changed *changed,
		       GError **error);

/*
 * What the patch (a diff, or mails with one each, in order) does to the tree,
 * or has done to it: it may be applied already. build is the folder for
 * copies. Fails with TREEWIDE_ERROR_INPUT when it is no patch or fits neither
 * way. changed_clear() it.
 */
gboolean changed_by(const struct tree *tree, GBytes *patch, const char *build,
		    const char *const *words, struct changed *changed,
		    GError **error);

void changed_clear(struct changed *changed);

/* Whether the text holds one of the words. */
gboolean changed_has_word(GBytes *bytes, const char *const *words);

/* Whether it is the name of a C file, or of one that an #include may make C. */
gboolean changed_is_source(const char *path);

#endif
