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
 * Every file is looked at once, while it is read for some other purpose as
 * well. Only hashes of its identifiers are kept, each once per file (some 60 MB
 * for a kernel); a question with any number of words is one walk over these.
 * Only whole identifiers count, also in strings; very rarely a file is returned
 * that holds none of the words.
 */
#ifndef TREEWIDE_WORDINDEX_H
#define TREEWIDE_WORDINDEX_H

#include <glib.h>

struct wordindex;

/*
 * An index of these files (takes a reference); free with wordindex_free().
 * anywhere: C files of every folder count as the kernel's own.
 */
struct wordindex *wordindex_new(GPtrArray *files, guint threads,
				gboolean anywhere);
void wordindex_free(struct wordindex *index);

/*
 * A sweep_view of the same files: takes the words of those that are kernel C.
 * Large headers without a single ; are lists of numbers and are skipped.
 */
void wordindex_view(gpointer index, guint thread, guint file, const char *text,
		    gsize length);

/* The files of the index, which owns the list. */
GPtrArray *wordindex_files(const struct wordindex *index);

/*
 * The numbers (guint) of the files in [first, end) that hold one of the words
 * (char *), in order; file i is left out if skip[i]. Free with g_array_unref().
 */
GArray *wordindex_find(const struct wordindex *index, const GPtrArray *words,
		       guint first, guint end, const gboolean *skip);

/*
 * Whether this is C code of the kernel itself, not of its tools, scripts or
 * documents; anywhere: those folders have no such meaning here.
 */
gboolean wordindex_is_kernel(const char *path, gboolean anywhere);

#endif
