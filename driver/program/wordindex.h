/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordindex - which of many files hold a word
 *
 *	index = wordindex_new(files, sweep.threads, FALSE);
 *	sweep.viewers[0] = (struct sweep_viewer){wordindex_view, index};
 *	ok = sweep_run(&sweep, &error);
 *	found = wordindex_find(index, words, 0, files->len, skip);
 *	wordindex_free(index);
 *
 * Every file is looked at once, while it is read for whatever else. Of its
 * identifiers only hashes are kept, each once a file (some 60 MB for a kernel),
 * so that any number of questions with any number of words each cost a walk
 * over these. A word counts only as a whole identifier; one in a string
 * counts as well, and very rarely a file is named that holds none of the words.
 */
#ifndef TREEWIDE_WORDINDEX_H
#define TREEWIDE_WORDINDEX_H

#include <glib.h>

struct wordindex;

/*
 * An index of these files (a reference is taken); free with wordindex_free().
 * anywhere: all C is taken for the kernel's own, in whatever folder.
 */
struct wordindex *wordindex_new(GPtrArray *files, guint threads,
				gboolean anywhere);
void wordindex_free(struct wordindex *index);

/*
 * A sweep_view of the same files: takes the words of those that are kernel C.
 * Large headers without a single ; in them are lists of numbers, passed over.
 */
void wordindex_view(gpointer index, guint thread, guint file, const char *text,
		    gsize length);

/* The files that it was made for; the list is the index's. */
GPtrArray *wordindex_files(const struct wordindex *index);

/*
 * The numbers (guint) of the files from first to before end that hold one of
 * the words (char *), in order; skip[i]: not file i. Free with g_array_unref().
 */
GArray *wordindex_find(const struct wordindex *index, const GPtrArray *words,
		       guint first, guint end, const gboolean *skip);

/*
 * Whether this is C of the kernel itself: no tools, scripts, documents, which
 * are of no interest anywhere but in a kernel tree.
 */
gboolean wordindex_is_kernel(const char *path, gboolean anywhere);

#endif
