/* SPDX-License-Identifier: GPL-2.0 */
/*
 * document - edits of a plain-text document, placed by what it says
 *
 *	text = document_edit(before, pieces, missing);
 *
 * pieces is a text in parts, each below one line that says where it goes:
 *	.. @replace WORDS	in place of the paragraph that has these words
 *	.. @after WORDS		behind that paragraph
 *	.. @before WORDS	in front of it (and of a label that it has)
 *	.. @lines WORDS		its lines go to the end of that paragraph, but for
 *				those that the document has already
 * A paragraph is what blank lines set off. Words are compared with white space
 * folded, so that another wrapping of the same sentence is found as well.
 */
#ifndef TREEWIDE_DOCUMENT_H
#define TREEWIDE_DOCUMENT_H

#include <glib.h>

/*
 * The document with all pieces done, in their order. A piece whose first
 * paragraph the document has already is left out; one whose words are not found
 * is left out and its words are added to missing (char *). Free with g_free().
 */
char *document_edit(const char *text, const char *pieces, GPtrArray *missing);

#endif
