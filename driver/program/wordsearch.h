/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordsearch - which of many files hold a word, without an index
 *
 *	found = wordsearch_find(tree->path, files, words, threads, &error);
 *
 * Reads all files for one question. That is half the work of indexing them
 * (wordindex.h), so an index pays off with the third question.
 */
#ifndef TREEWIDE_WORDSEARCH_H
#define TREEWIDE_WORDSEARCH_H

#include <glib.h>

/*
 * The numbers (guint) of the files (char *, relative to the folder) that hold
 * one of the words (char *) as a whole identifier, anywhere in the text. Fails
 * as sweep_run() does. Free with g_array_unref().
 */
GArray *wordsearch_find(const char *folder, const GPtrArray *files,
			const GPtrArray *words, guint threads, GError **error);

#endif
