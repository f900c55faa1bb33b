/* SPDX-License-Identifier: GPL-2.0 */
/*
 * related - files that must be looked at with those that somebody asks about
 *
 *	related = related_texts(conversion, &scan, texts, &error);
 *
 * A pin and its release are often in two files. Where a text holds a word that
 * drops pages, it may drop what another file has pinned: one that names the API
 * and lies in the same part of the tree, or that has a function which the text
 * names, or names one of the text's.
 */
#ifndef TREEWIDE_RELATED_H
#define TREEWIDE_RELATED_H

#include "convert/conversion.h"
#include "site/reference.h"

/* The words by which pages are dropped, rightly or not; NULL at the end. */
const char **related_words(const struct lexicon *lexicon);

/* The first two folders of a path, or the only one. Free with g_free(). */
char *related_part(const char *path);

/* Whether the text is C that drops pages. */
gboolean related_drops(const struct scan *scan, const char *const *words,
		       const char *path, GBytes *bytes);

/*
 * The other files, as struct check_text *, none where no text drops pages.
 * Fails with TREEWIDE_ERROR_INPUT when the tree cannot be read. Free with
 * g_ptr_array_unref().
 */
GPtrArray *related_texts(const struct conversion *conversion,
			 const struct scan *scan, const char *const *words,
			 const GPtrArray *texts, GError **error);

#endif
