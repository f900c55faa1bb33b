/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordindex - which of many files hold a word
 *
 *	index = wordindex_new(tree->path, files, threads, &error);
 *	found = wordindex_find(index, words, 0, files->len, skip);
 *	wordindex_free(index);
 *
 * Every file is read once. Of its identifiers only hashes are kept, each once
 * a file (some 60 MB for a kernel), so that any number of questions with any
 * number of words each cost a walk over these. A word counts only as a whole
 * identifier; comments and strings count as well, and very rarely a file is
 * named that holds none of the words.
 */
#ifndef TREEWIDE_WORDINDEX_H
#define TREEWIDE_WORDINDEX_H

#include <glib.h>

struct wordindex;

/*
 * Reads the files (char *, relative to the folder; they must outlive the
 * index). Symbolic links and files that have gone are passed over, and so are
 * large headers without a single ; in them: lists of numbers. Fails with
 * TREEWIDE_ERROR_INPUT when the folder or a file cannot be read. Free with
 * wordindex_free().
 */
struct wordindex *wordindex_new(const char *folder, const GPtrArray *files,
				guint threads, GError **error);
void wordindex_free(struct wordindex *index);

/*
 * The numbers (guint) of the files from first to before end that hold one of
 * the words (char *), in order; skip[i]: not file i. Free with g_array_unref().
 */
GArray *wordindex_find(const struct wordindex *index, const GPtrArray *words,
		       guint first, guint end, const gboolean *skip);

/* Whether this is C of the kernel itself: no tools, scripts, documents. */
gboolean wordindex_is_kernel(const char *path);

#endif
