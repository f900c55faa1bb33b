/* SPDX-License-Identifier: GPL-2.0 */
/*
 * check-texts - checks the files that were asked about, not a whole tree
 *
 *	texts = check_text_list();
 *	g_ptr_array_add(texts, check_text_new("mm/gup.c", bytes));
 *	ok = check_scan_texts(check, texts, &error);
 *
 * A file that drops pages may drop what another file has pinned: such files are
 * read in addition to those that were asked about (related.h).
 */
#ifndef TREEWIDE_CHECK_TEXTS_H
#define TREEWIDE_CHECK_TEXTS_H

#include <glib.h>

#include "convert/conversion.h"

struct check;

/* A file's text to be checked. */
struct check_text {
	char *path; /* relative to the tree's root */
	GBytes *bytes;
};

struct check_text *check_text_new(const char *path, GBytes *bytes);
/* An empty list of struct check_text *. */
GPtrArray *check_text_list(void);

/*
 * Gives the references and units of the texts to the conversion, instead of a
 * scan of the tree; check->beside gets the additional files. FALSE, with error
 * set, if the tree or the campaign's words cannot be read.
 */
gboolean check_scan_texts(struct check *check, const GPtrArray *texts,
			  GError **error);

/*
 * The names by which the campaign says that pages are dropped; NULL-terminated,
 * or NULL with error set. Free the list with g_free().
 */
const char **check_drop_words(const struct conversion *conversion,
			      GError **error);

#endif
