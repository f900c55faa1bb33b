/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordsearch - which of many files hold a word, without an index
 *
 *	found = wordsearch_find(tree->path, files, words, threads, &error);
 *
 * All files are read for one question: half the work of an index of them all
 * (wordindex.h), which only the third question makes up for.
 */
#ifndef TREEWIDE_WORDSEARCH_H
#define TREEWIDE_WORDSEARCH_H

#include <glib.h>

/*
 * The numbers (guint) of the files (char *, relative to the folder) that hold
 * one of the words (char *) as a whole identifier, wherever in the text. Fails
 * as sweep_run() does. Free with g_array_unref().
 */
GArray *wordsearch_find(const char *folder, const GPtrArray *files,
			const GPtrArray *words, guint threads, GError **error);

#endif
