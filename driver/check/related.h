/* SPDX-License-Identifier: GPL-2.0 */
/*
 * related - further files needed to check the ones that were asked about
 *
 *	related = related_texts(conversion, &scan, words, texts, &error);
 *
 * Pin and release are often in two files. A text that holds a word that drops
 * pages may drop what another file has pinned: one that names the API and
 * either is in the same part of the tree, or has a function that the text
 * names, or names one of the text's.
 */
#ifndef TREEWIDE_RELATED_H
#define TREEWIDE_RELATED_H

#include "convert/conversion.h"
#include "site/reference.h"

/*
 * The words that drop pages, rightly or not; NULL-terminated. Free with
 * g_free().
 */
const char **related_words(const struct lexicon *lexicon);

/*
 * The first two folders of a path, or the only one, or "". Free with g_free().
 */
char *related_part(const char *path);

/* Whether the text is C and holds one of the words. */
gboolean related_drops(const struct scan *scan, const char *const *words,
		       const char *path, GBytes *bytes);

/*
 * The further files (struct check_text *); none if no text drops pages. Fails
 * with TREEWIDE_ERROR_INPUT if the tree cannot be read. Free with
 * g_ptr_array_unref().
 */
GPtrArray *related_texts(const struct conversion *conversion,
			 const struct scan *scan, const char *const *words,
			 const GPtrArray *texts, GError **error);

#endif
