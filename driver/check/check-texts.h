/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-texts - the files that are asked about, in place of all of a tree
 *
 *	texts = check_text_list();
 *	g_ptr_array_add(texts, check_text_new("mm/gup.c", bytes));
 *	ok = check_scan_texts(check, texts, &error);
 *
 * What drops pages may drop what another file has pinned: such files are read
 * beside the ones that are asked about (related.h).
 */
#ifndef TREEWIDE_CHECK_TEXTS_H
#define TREEWIDE_CHECK_TEXTS_H

#include <glib.h>

#include "convert/conversion.h"

struct check;

/* A file's text as it is to be checked. */
struct check_text {
	char *path; /* relative to the tree's root */
	GBytes *bytes;
};

struct check_text *check_text_new(const char *path, GBytes *bytes);
/* An empty list of struct check_text *. */
GPtrArray *check_text_list(void);

/*
 * References and units of the texts go to the conversion, in place of a scan of
 * the tree; the files beside are named in check->beside. FALSE, with error set,
 * when the tree or the campaign's words cannot be read.
 */
gboolean check_scan_texts(struct check *check, const GPtrArray *texts,
			  GError **error);

/*
 * The words by which pages are dropped in the campaign's terms; NULL at the end,
 * NULL with error set. Free the list with g_free().
 */
const char **check_drop_words(const struct conversion *conversion,
			      GError **error);

#endif
