/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wordscan - which kernel source files hold one of many words
 *
 *	ok = wordscan(tree->path, files, words, threads, found, data, &error);
 *
 * All words are looked for in one pass over the files' bytes (Wu and Manber
 * 1994: blocks of three bytes tell how far the search may jump), so that the
 * cost hardly depends on how many there are. A word counts only as a whole
 * identifier.
 */
#ifndef TREEWIDE_WORDSCAN_H
#define TREEWIDE_WORDSCAN_H

#include <glib.h>

/*
 * Told of each file that holds a word, from any of the threads, at most once
 * a file: its index in files and its text, which the callee must copy.
 */
typedef void (*wordscan_found)(guint file, const char *text, gsize length,
			       gpointer data);

/*
 * Looks for the words (char *) in the files (char *, relative to the folder;
 * a NULL is passed over). Symbolic links and files that have gone are passed
 * over. Fails with TREEWIDE_ERROR_INPUT when the folder or a file cannot be
 * read.
 */
gboolean wordscan(const char *folder, const GPtrArray *files,
		  const GPtrArray *words, guint threads, wordscan_found found,
		  gpointer data, GError **error);

/* Whether the text holds one of the words as a whole identifier. */
gboolean wordscan_text(const GPtrArray *words, const char *text, gsize length);

/* Whether this is C of the kernel itself: no tools, scripts, documents. */
gboolean wordscan_is_kernel(const char *path);

#endif
